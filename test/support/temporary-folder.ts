import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whatever tests leave in the temporary folder, theirs alone, goes with it when all have run. */
export default async function temporaryFolder(): Promise<() => Promise<void>> {
  const path = await mkdtemp(join(tmpdir(), 'kehu-tests-'))
  process.env.TMPDIR = path
  return () => rm(path, { recursive: true, force: true })
}
