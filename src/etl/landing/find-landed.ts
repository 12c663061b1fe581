import { join } from 'node:path'
import { fileFormats } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import { dialectId } from './choose-kind.js'
import { landedAt } from './description.js'
import type { LandedFile } from './landed-file.js'
import { readerOf } from './reader-of.js'

/** The landed copy of a file that is known by its hash; null where it has to land (again). */
export async function findLanded(
  folder: string,
  kind: SourceFile,
  file: { readonly name: string; readonly sha256: string },
): Promise<LandedFile | null> {
  for (const format of kind.format ? [kind.format] : fileFormats) {
    for (const dialect of readerOf(format, kind).dialects(kind, file.name)) {
      const landed = await landedAt(join(folder, `${file.sha256}-${dialectId(dialect)}`))
      if (landed) return landed
    }
  }
  return null
}
