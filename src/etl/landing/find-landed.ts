import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceFile } from '../../config/source.js'
import { dialectId } from './choose-kind.js'
import type { LandedFile } from './land.js'

/** The landed copy of a file that is known by its hash; null where it has to land (again). */
export async function findLanded(
  folder: string,
  kind: SourceFile,
  file: { readonly name: string; readonly sha256: string },
): Promise<LandedFile | null> {
  for (const format of ['csv', 'parquet'] as const) {
    const landed = await landedAt(join(folder, `${file.sha256}-${dialectId(kind, file.name, format)}`))
    if (landed) return landed
  }
  return null
}

/** What lies at a stem. Its path is where it lies now: a warehouse may have moved since. */
export async function landedAt(stem: string): Promise<LandedFile | null> {
  try {
    return { ...JSON.parse(await readFile(`${stem}.json`, 'utf8')), path: `${stem}.parquet` }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
}
