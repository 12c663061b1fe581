import { expect } from 'vitest'
import type { Costs } from '../../src/config/costs.js'
import { moneyText, tenThousandths } from '../../src/mining/money.js'
import { explainProfit } from '../../src/mining/profit/explain-profit.js'
import { fill } from '../../src/mining/small-star.js'
import { type Engine, rows } from '../../src/warehouse/engine/engine.js'
import { statement } from '../../src/warehouse/engine/query.js'
import type { Day } from '../../src/warehouse/engine/value.js'

/** Every line of every customer's statement is the sum of its records, told one by one and the newest alone, and of its rates. */
export async function expectExplained(engine: Engine, asOf: Day, costs: Costs, recorded: boolean): Promise<void> {
  // A small star names no files and no channels.
  for (const name of ['loaded_file', 'dim_channel']) await fill(engine, name, [])
  const entries = await rows(
    engine,
    statement<{ customer: bigint; line: string; quantity: string; amount: string }>(
      `select customer_key as customer, entry || ' ' || activity as line, cast(sum(quantity) as decimal(18,6)) as quantity,
        cast(sum(amount) as decimal(18,4)) as amount
      from mart_profit_line where customer_key <> 0 and entry <> 'unallocated' group by all`,
    ),
  )
  for (const customer of new Set(entries.map(one => one.customer))) {
    const own = entries.filter(one => one.customer === customer)
    for (const most of [1n, 1_000n]) {
      const { records, rates } = await explainProfit(engine, { costs, recorded }, { customer, asOf, most })
      const told = records.filter(({ part }) => part === 'record')
      for (const { line, amount, quantity } of own) {
        const of = told.filter(({ entry, activity }) => `${entry} ${activity}` === line)
        const units = of.reduce((sum, one) => sum + Math.round(Number(one.quantity) * 1e6), 0)
        expect([line, money(of), units]).toEqual([line, amount, Math.round(Number(quantity) * 1e6)])
        const priced = rates.filter(({ entry, activity }) => `${entry} ${activity}` === line)
        if (/^(serve|reach) /.test(line)) expect([line, money(priced)]).toEqual([line, amount])
        else expect(priced).toEqual([])
      }
      expect(money(told)).toBe(money(own))
      expect(told.filter(({ what }) => what === null)).toEqual([])
    }
  }
}

function money(rows: readonly { readonly amount: string }[]): string {
  return moneyText(rows.reduce((sum, { amount }) => sum + tenThousandths(amount), 0n))
}
