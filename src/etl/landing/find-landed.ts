import { join } from 'node:path'
import type { SourceFile } from '../../config/source.js'
import { dialectId } from './choose-kind.js'
import { landedAt } from './description.js'
import type { LandedFile } from './landed-file.js'

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
