import type { Costs } from '../../config/costs.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { type Query, statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { bindNamed, replaceWork } from '../features.js'
import { type CostSql, costEvents, costRates, goodsBands } from './cost-sql.js'
import { profitSql } from './profit-sql.js'
import { nightly, type ProfitTable, type ProfitTables, readingProfit, tried } from './profit-tables.js'

/** What profit is reckoned from. */
export interface ProfitBasis {
  readonly costs: Costs
  /** Whether the star has a table of recorded costs. */
  readonly recorded: boolean
}

/** A project that declares no costs has those of its goods. */
export const noCosts: Costs = { activities: {} }

/** Files of `sql/checks` that hold its tables to each other and to the marts of sales. */
const ledgerChecks = ['checks/profit_adds_up.sql'] as const

/** The same, and those that hold them to recorded costs. */
export const profitChecks = [...ledgerChecks, 'checks/recorded_costs_add_up.sql'] as const

/** Those of them that have the tables that they read. */
export function profitChecksOf({ recorded }: ProfitBasis): readonly string[] {
  return recorded ? profitChecks : ledgerChecks
}

const work = ['cost_event', 'goods_band'] as const

/** Builds the rates, the ledger of profit and the statement of each customer as of a day. */
export async function buildProfit(engine: Engine, asOf: Day, basis: ProfitBasis): Promise<void> {
  await build(engine, asOf, basis, nightly, (name, from) => engine.replace(table(name), from))
}

/** The same beside the tables of the night, in the place `work` of the engine: they are as they were. */
export async function tryProfit(engine: Engine, asOf: Day, basis: ProfitBasis): Promise<ProfitTables> {
  await build(engine, asOf, basis, tried, (name, from) => replaceWork(engine, tried[name].replace('work.', ''), from))
  return tried
}

async function build(
  engine: Engine,
  asOf: Day,
  { costs, recorded }: ProfitBasis,
  tables: ProfitTables,
  replace: (name: ProfitTable, from: Query) => Promise<void>,
): Promise<void> {
  const bound = ({ file, values }: CostSql) => bindNamed(file, { ...values, as_of: asOf })
  const mart = (name: ProfitTable) => bindNamed(readingProfit(profitSql(`marts/${name}.sql`), tables), { as_of: asOf })
  await replace('cost_rate', bound(costRates(costs, asOf, recorded)))
  await replaceWork(engine, 'cost_event', bound(costEvents(costs, recorded)))
  await replaceWork(engine, 'goods_band', bound(goodsBands(costs)))
  await replace('mart_profit_line', mart('mart_profit_line'))
  await replace('mart_profit', mart('mart_profit'))
  for (const name of work) await engine.run(statement(`drop table if exists work.${name}`))
}
