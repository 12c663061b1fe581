import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'
import { askedOf, binRows, chanceOf, termsOf } from './chance-sql.js'
import { columnSql } from './column-sql.js'
import type { FeatureColumn } from './feature-columns.js'
import type { ChurnParams } from './params.js'
import { candidateOf, forecaster } from './score-churn.js'

/** One row per row: its key and its chance alone, which is a fifth of the work of a score with its reasons. */
export function chanceRows(
  rows: RawBuilder<unknown>,
  params: ChurnParams,
  columns: readonly FeatureColumn[],
): RawBuilder<Row> {
  const learnt = forecaster(params)
  const { level, slope } = params.calibration
  const bins = learnt.scorecard.columns.map(column => column.bins)
  const inBins = binRows(rows, ['customer_key'], bins, askedOf(learnt, candidateOf(params.forecast)), one =>
    columnSql(one, columns),
  )
  const { columns: terms, odds } = termsOf(learnt, candidateOf(params.forecast))
  const key = sql.ref('customer_key')
  const said = sql`select ${sql.join([key, ...terms])} from (${inBins}) as in_bins`
  return sql<Row>`select customer_key, ${chanceOf(sql.ref('odds'))} as chance
    from (select customer_key, ${double(level)} + ${double(slope)} * ${odds} as odds from (${said}) as said) as foretold`
}
