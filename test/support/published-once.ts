import { cp } from 'node:fs/promises'
import { type ProjectFolder, projectFolder } from './project-folder.js'

/** A project with a published night: the same bytes for every test, so one run makes them and each has a copy. */
export function publishedOnce(make: () => Promise<ProjectFolder>): () => Promise<ProjectFolder> {
  let made: Promise<ProjectFolder> | undefined
  return async () => {
    made ??= make()
    const copy = await projectFolder('')
    await cp((await made).path, copy.path, { recursive: true, verbatimSymlinks: true })
    return copy
  }
}
