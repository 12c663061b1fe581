import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Bins } from './binning.js'
import type { FeatureColumn } from './feature-columns.js'

/** A column as its bins want it. */
export interface ColumnSql {
  /** DOUBLE for numbers, VARCHAR for words; of those that are missing anything. It stands beside every bin: short it is. */
  readonly value: RawBuilder<unknown>
  readonly missing: RawBuilder<unknown>
}

/** Numbers of texts are read, blanks are missing; what is not there is missing. */
export function columnSql(bins: Bins, columns: readonly FeatureColumn[]): ColumnSql {
  const column = columns.find(({ name }) => name === bins.name)
  const ref = sql.ref(bins.name)
  if (bins.kind === 'number') {
    if (column?.kind === 'number') return asIs(ref)
    return column?.kind === 'text' ? numberOf(ref) : asIs(sql`cast(null as double)`)
  }
  if (column?.kind === 'word' || column?.kind === 'text') return asIs(ref)
  return asIs(sql`cast(null as varchar)`)
}

/** A column that is missing where it is NULL. */
export function asIs(value: RawBuilder<unknown>): ColumnSql {
  return { value, missing: sql`${value} is null` }
}

/** A text as a number that can be compared; any other is missing. */
function numberOf(text: RawBuilder<unknown>): ColumnSql {
  const value = sql`try_cast(${text} as double)`
  const [least, most] = [double(-Number.MAX_VALUE), double(Number.MAX_VALUE)]
  return { value, missing: sql`not coalesce(${value} between ${least} and ${most}, false)` }
}
