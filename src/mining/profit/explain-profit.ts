import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Value } from '../../warehouse/engine/value.js'
import { bind, composed, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { bindNamed, replaceWork } from '../features.js'
import type { ProfitBasis } from './build-profit.js'
import { type Counted, costCauses, ownOrderCosts, type RecordKind } from './cause-sql.js'
import { goodsBands } from './cost-sql.js'
import { profitSql } from './profit-sql.js'

/** A rate or a pool, and what it came to for one customer. */
export type ExplainedRate = {
  readonly entry: string
  readonly activity: string
  readonly driver: string
  /** The first day, and the first after it; null where the ledger names no rate, and while it holds. */
  readonly valid_from: Day | null
  readonly valid_to: Day | null
  readonly channel_key: bigint | null
  readonly channel: string | null
  readonly pool: string | null
  readonly capacity: string | null
  /** Units of everybody that the pool is spread over. */
  readonly volume: string | null
  /** Of one unit. */
  readonly rate: string | null
  readonly quantity: string
  readonly amount: string
}

/** A record behind an entry of the ledger, or behind a pool; `older` stands for all that are older than those shown. */
export type ExplainedRecord = {
  readonly part: 'record' | 'pool'
  readonly entry: string
  readonly activity: string
  readonly valid_from: Day | null
  readonly channel_key: bigint
  readonly driver: string | null
  readonly on_day: Day | null
  /** Null where no record was found. */
  readonly what: RecordKind | 'older' | null
  readonly id: string | null
  /** Of a cost that names its order: that. */
  readonly of_order: string | null
  readonly product_id: string | null
  readonly source: string | null
  readonly file: string | null
  readonly record: bigint | null
  readonly records: bigint | null
  readonly quantity: string
  readonly amount: string
  /** Price or cost of one unit; null for activities. */
  readonly rate: string | null
}

/** Whose ledger of profit is explained. */
export interface Explained {
  readonly customer: bigint
  readonly order?: bigint | null
  readonly asOf: Day
  readonly most: bigint
}

/** What one customer's ledger of profit is made of. */
export interface ProfitExplanation {
  /** Of `mart_profit`; of one order, of the ledger. */
  readonly profit: string
  readonly rates: readonly ExplainedRate[]
  readonly records: readonly ExplainedRecord[]
}

/**
 * What stands behind each entry of one customer's ledger of profit. Money is that of the night; records share the money of the
 * entry that they are counted in.
 *
 * @param engine with a place `work`, and the tables of a night
 * @param order of theirs, alone; null for all that they bought and cost
 * @param most records of each line; the older ones are told as one
 */
export async function explainProfit(
  engine: Engine,
  { costs, recorded }: ProfitBasis,
  { customer, order = null, asOf, most }: Explained,
): Promise<ProfitExplanation> {
  const keep = (name: string, file: SqlFile, values: Readonly<Record<string, Value>> = {}) =>
    replaceWork(engine, name, bindNamed(file, { ...values, as_of: asOf, customer_key: customer, order_key: order }))

  const bands = goodsBands(costs)
  await keep('goods_band', bands.file, bands.values)
  await keep('explained_sale', profitSql('reports/explained_sales.sql'))
  await keep('explained_order_cost', ownOrderCosts(recorded))
  await keep('explained_entry', profitSql('reports/explained_entries.sql'))
  await keep('explained_rate', sqlFile('reports/explained_rates.sql'))
  const counted = await rows(
    engine,
    statement<Counted>('select distinct activity, driver from work.explained_entry order by activity, driver'),
  )
  const causes = costCauses(costs, counted)
  await keep('explained_cause', causes.file, causes.values)
  await keep('explained_cost', sqlFile('reports/explained_costs.sql'))
  await keep('explained_pool', recorded ? profitSql('reports/explained_pools.sql') : noPools)
  const [own] = await rows(
    engine,
    order === null
      ? statement<{ profit: string }>('select profit from mart_profit where customer_key = $1', [customer])
      : statement<{ profit: string }>(
          `select cast(sum(amount) as decimal(18,4)) as profit from mart_profit_line
          where customer_key = $1 and order_key = $2 and entry <> 'unallocated'`,
          [customer, order],
        ),
  )
  return {
    profit: own?.profit ?? '0',
    rates: await rows(
      engine,
      statement<ExplainedRate>(
        `select entry, activity, driver, valid_from, valid_to, channel_key, channel, pool, capacity, volume, rate, quantity, amount
        from work.explained_rate order by entry, activity, driver, valid_from, channel_key`,
      ),
    ),
    records: (await rows(engine, bind<ExplainedRecord>(sqlFile('reports/explained_newest.sql'), { most }))).filter(
      // What a project declares itself, no record told it, whatever records there are.
      ({ part, activity }) => part === 'record' || typeof costs.activities[activity]?.pool !== 'object',
    ),
  }
}

/** Of a star without recorded costs. */
const noPools = composed(
  'profit/explained_pool.sql',
  `select cast('' as varchar) as entry, cast('' as varchar) as activity, cast('' as varchar) as driver,
    cast($as_of as date) as valid_from, cast(0 as bigint) as channel_key, cast($as_of as date) as on_day,
    cast('' as varchar) as what, cast(null as varchar) as id, cast(0 as bigint) as product_key, cast(0 as bigint) as file_id,
    cast(0 as bigint) as record, cast(0 as bigint) as records, cast(0 as decimal(18,6)) as quantity,
    cast(0 as decimal(18,4)) as amount
  where 1 = 0`,
)
