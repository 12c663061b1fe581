import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Bins } from './binning.js'
import type { FeatureColumn } from './feature-columns.js'

/** A column as its bins want it: numbers of texts are read, blanks are missing; what is not there is missing. */
export function columnSql(bins: Bins, columns: readonly FeatureColumn[]): RawBuilder<unknown> {
  const column = columns.find(({ name }) => name === bins.name)
  const ref = sql.ref(bins.name)
  if (bins.kind === 'number') {
    if (column?.kind === 'number') return ref
    return column?.kind === 'text' ? numberOf(ref) : sql`cast(null as double)`
  }
  if (column?.kind === 'word' || column?.kind === 'text') return ref
  return sql`cast(null as varchar)`
}

/** A text as a number that can be compared; NULL for any other. */
function numberOf(text: RawBuilder<unknown>): RawBuilder<unknown> {
  const read = sql`try_cast(${text} as double)`
  return sql`(case when ${read} between ${double(-Number.MAX_VALUE)} and ${double(Number.MAX_VALUE)} then ${read} end)`
}
