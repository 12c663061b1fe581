import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { query, statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { compilable } from '../compilable.js'
import { buildFeatures, dropFeatures, replaceWork, stepsOf } from '../features.js'
import { inventoryOf } from '../inventory.js'
import { type GivenOptions, optionsOf } from '../options.js'
import { relation } from '../relation.js'
import { chanceRows } from './chance-rows.js'
import { composeFeatures } from './compose-features.js'
import { optionsSchema, withoutHoldout } from './options.js'
import { paramsSchema } from './params.js'

/** How many customers had a chance of one band and have one of another; null: could not leave on that day. */
export type RiskMove = {
  readonly from_band: 'low' | 'middle' | 'high' | null
  readonly to_band: 'low' | 'middle' | 'high' | null
  readonly customers: bigint
}

/** A customer whose chance of leaving has risen. */
export type RiskJump = {
  readonly customer_key: bigint
  readonly customer_id: string
  readonly chance_before: number
  readonly chance: number
  readonly last_purchase_on: Day | null
  readonly net_sales: string | null
}

/**
 * How chances have moved since an earlier day, as tonight's model sees both days: so they moved because customers did, and
 * not because anything was learnt. Of the earlier day nothing is kept.
 *
 * @param fitted parameters of tonight's scores, as JSON
 */
export async function riskSince(
  engine: Engine,
  { from, to, options, fitted }: { from: Day; to: Day; options: GivenOptions; fitted: string },
): Promise<{ readonly matrix: readonly RiskMove[]; readonly jumps: readonly RiskJump[] }> {
  const own = optionsSchema.parse(optionsOf(options, 'churn').own)
  const { file, columns } = await composeFeatures(inventoryOf(engine), withoutHoldout(own))
  const params = paramsSchema.parse(JSON.parse(fitted))
  try {
    await stepsOf(engine)(from, file)
    await buildFeatures(engine, file, from)
    const chances = query<Row>(() => compilable(chanceRows(relation('features').rows, params, columns)))
    await replaceWork(engine, 'risk_before', chances)
    return {
      matrix: await rows(engine, bind<RiskMove>(sqlFile('reports/churn_moves.sql'), { as_of: to })),
      jumps: await rows(engine, bind<RiskJump>(sqlFile('reports/churn_jumps.sql'), { as_of: to })),
    }
  } finally {
    await engine.run(statement('drop table if exists work.risk_before'))
    await dropFeatures(engine)
  }
}
