import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import { sumOf } from '../sum-of.js'
import { binCase, chanceOf } from './chance-sql.js'
import { columnSql } from './column-sql.js'
import type { FeatureColumn } from './feature-columns.js'
import type { Scorecard } from './scorecard.js'

/** The chance by a scorecard of one column, over the features themselves. */
export function plainSql({ intercept, columns }: Scorecard, of: readonly FeatureColumn[]): RawBuilder<number> {
  const points = columns.map(({ bins, points: each }) => {
    const cases = each.map((point, bin) => sql`when ${sql.lit(bin)} then ${double(point)}`)
    if (cases.length === 0) return double(0)
    return sql`case ${binCase(bins, columnSql(bins, of))} ${sql.join(cases, sql` `)} end`
  })
  return chanceOf(sumOf([double(intercept), ...points]))
}
