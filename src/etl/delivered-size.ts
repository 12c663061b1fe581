import { stat } from 'node:fs/promises'
import { hasCode } from '../config/error-code.js'
import type { SourceContract } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import { placesAt } from './discover.js'

/** Bytes of the files that lie where a source says, packed or not; what cannot be looked at counts nothing, and breaks when it is read. */
export async function deliveredSize(directory: string, { contract }: SourceContract): Promise<number> {
  const paths = new Set<string>()
  for (const path of new Set(contract.files.flatMap(kind => kind.path))) {
    for (const place of await placesOrNone(directory, path)) paths.add(place.path)
  }
  const sizes = await Promise.all([...paths].map(fileSize))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Bytes of a file; 0 where there is none. */
export async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP')) return 0
    throw thrown
  }
}

async function placesOrNone(directory: string, path: string) {
  try {
    return await placesAt(directory, path)
  } catch (thrown) {
    if (thrown instanceof BrokenFile) return []
    throw thrown
  }
}
