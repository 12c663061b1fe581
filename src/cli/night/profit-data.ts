import { profitSql } from '../../mining/profit/profit-sql.js'
import { nightly, type ProfitTables, readingProfit } from '../../mining/profit/profit-tables.js'
import type {
  ChannelProfit,
  Leak,
  Loss,
  MixProfit,
  PlannedValue,
  ProfitInput,
  StatementEntry,
  Twentieth,
} from '../../reports/pages/profit-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { bind } from '../../warehouse/sql-file.js'

type LossRow = Loss & { customer_key: bigint; customer_id: string | null }

/** What the page of profit shows. */
export async function profitData(
  engine: Engine,
  asOf: Day,
  { tables = nightly, hidesIds, hasTargets }: { tables?: ProfitTables; hidesIds: boolean; hasTargets: boolean },
): Promise<ProfitInput> {
  const ask = <R extends Row>(name: string): Promise<R[]> => {
    const file = readingProfit(profitSql(`reports/${name}.sql`), tables)
    return rows(engine, bind<R>(file, file.text.includes('$as_of') ? { as_of: asOf } : {}))
  }
  const losses = await ask<LossRow>('profit_losses')
  const [loose] = await rows(
    engine,
    statement<{ uncosted: string }>(
      `select coalesce(sum(uncosted_sales), cast(0 as decimal(38,4))) as uncosted from ${tables.mart_profit}`,
    ),
  )
  return {
    statement: await ask<StatementEntry>('profit_statement'),
    twentieths: await ask<Twentieth>('profit_whale'),
    causes: losses
      .filter(({ customer_key }) => customer_key === 0n)
      .map(({ customer_key: _, customer_id: __, ...loss }) => loss),
    losing: losses
      .filter(({ customer_key }) => customer_key !== 0n)
      .map(({ customer_key: _, customer_id, customers: __, ...loss }) => ({
        ...loss,
        customer_label: hidesIds ? '***' : (customer_id ?? ''),
      })),
    channels: await ask<ChannelProfit>('profit_channels'),
    leaks: await ask<Leak>('profit_leaks'),
    mix: await ask<MixProfit>('profit_mix'),
    targets: hasTargets ? await ask<PlannedValue>('profit_targets') : [],
    uncosted: loose?.uncosted ?? '0',
  }
}

/** The statement of one customer, or of one order of theirs. */
export async function statementOf(
  engine: Engine,
  customer: bigint,
  tables: ProfitTables = nightly,
  order: bigint | null = null,
): Promise<readonly StatementEntry[]> {
  const file = readingProfit(profitSql('reports/profit_statement_of.sql'), tables)
  return rows(engine, bind<StatementEntry>(file, { customer_key: customer, order_key: order }))
}
