import type { SourceFile } from '../../config/source.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { cellName, landedFrom } from '../staging/landed-sql.js'
import { sampleSize } from './judge-sample.js'
import { landSeen } from './land-seen.js'
import type { Lookout, SeenFile } from './look.js'
import { isTotalRow } from './total-rows.js'

/** A column, and those of its cells in the first records of a file that are not empty. */
export interface SampledCells {
  readonly name: string
  readonly filled: readonly string[]
}

/** The cells of the first records of a file that are no sums of others, column by column, read as a kind. @throws BrokenFile when it cannot be read */
export async function sampleCells(
  lookout: Lookout,
  seen: SeenFile,
  kind: SourceFile,
): Promise<readonly SampledCells[]> {
  const { path, header } = await landSeen(lookout, seen, kind)
  const cells = header.map((_, i) => `trimmed(${cellName(i)}) as ${cellName(i)}`)
  const records = await rows(
    lookout.engine,
    statement<Record<string, string | null>>(
      `select ${cells.join(', ')} from ${landedFrom(header, literal(path))} where broken_text is null and ${isTotalRow(header)} is not true limit ${sampleSize}`,
    ),
  )
  return header.map((name, i) => ({ name, filled: records.flatMap(record => record[cellName(i)] ?? []) }))
}
