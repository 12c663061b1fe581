import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { LoadedProject } from '../../config/load-project.js'
import { BrokenFile } from '../../etl/broken-file.js'
import { discover } from '../../etl/discover.js'
import { type Diagnosis, note, well, wrong } from './diagnosis.js'

/** Whether each source has files, and they can be read. */
export async function sourcesReadable({ directory, sources }: LoadedProject): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const source of sources) {
    const about = `source ${source.name}`
    try {
      const { files, missing, broken } = await discover(directory, source)
      const unreadable: string[] = []
      for (const { path, name } of files) if (!(await isReadable(path))) unreadable.push(name)
      for (const error of broken) found.push(wrong(about, error.message))
      for (const path of missing)
        found.push(note(about, `nothing lies at ${path}; check the path in kehu.yaml, or wait for its export`))
      if (unreadable.length > 0) {
        const [first, ...others] = unreadable
        found.push(
          wrong(
            about,
            `${first}${others.length > 0 ? ` and ${others.length} more` : ''} cannot be read; give this user the right to read it: chmod u+r`,
          ),
        )
      } else if (files.length > 0 && broken.length === 0) found.push(well(about, `${files.length} files`))
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      found.push(wrong(about, thrown.message))
    }
  }
  return found
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    return true
  } catch {
    // Whatever the reason, a run could not read it either.
    return false
  }
}
