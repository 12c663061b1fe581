import { cp } from 'node:fs/promises'
import { afterAll } from 'vitest'
import { type ProjectFolder, projectFolder } from './project-folder.js'

/** A project with a published night: the same bytes for every test of a file, so one run makes them and each has a copy. */
export function publishedOnce(make: () => Promise<ProjectFolder>): () => Promise<ProjectFolder> {
  let made: Promise<ProjectFolder> | undefined
  afterAll(async () => (await made)?.[Symbol.asyncDispose]())
  return async () => {
    made ??= make()
    const copy = await projectFolder('')
    await cp((await made).path, copy.path, { recursive: true, verbatimSymlinks: true })
    return copy
  }
}
