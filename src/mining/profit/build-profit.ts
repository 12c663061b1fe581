import type { Costs } from '../../config/costs.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { bindNamed, replaceWork } from '../features.js'
import { type CostSql, costEvents, costRates, goodsBands } from './cost-sql.js'

/** What profit is reckoned from. */
export interface ProfitBasis {
  readonly costs: Costs
  /** Whether the star has a table of recorded costs. */
  readonly recorded: boolean
}

/** A project that declares no costs has those of its goods. */
export const noCosts: Costs = { activities: {} }

/** Its tables, in the order in which they are built. */
export const profitTables = ['cost_rate', 'mart_profit_line', 'mart_profit'] as const

/** Files of `sql/checks` that hold its tables to each other and to the marts of sales. */
export const profitChecks = ['checks/profit_adds_up.sql'] as const

const work = ['cost_event', 'goods_band'] as const

/** Builds the rates, the ledger of profit and the statement of each customer as of a day. */
export async function buildProfit(engine: Engine, asOf: Day, { costs, recorded }: ProfitBasis): Promise<void> {
  const bound = ({ file, values }: CostSql) => bindNamed(file, { ...values, as_of: asOf })
  await engine.replace(table('cost_rate'), bound(costRates(costs, asOf, recorded)))
  await replaceWork(engine, 'cost_event', bound(costEvents(costs)))
  await replaceWork(engine, 'goods_band', bound(goodsBands(costs)))
  const ledger = sqlFile('marts/mart_profit_line.sql')
  await engine.replace(table('mart_profit_line'), bindNamed(ledger, { as_of: asOf }))
  await engine.replace(table('mart_profit'), bindNamed(sqlFile('marts/mart_profit.sql'), {}))
  for (const name of work) await engine.run(statement(`drop table if exists work.${name}`))
}
