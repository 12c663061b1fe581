import { moneyText, tenThousandths } from '../../mining/money.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Rowset } from '../../reports/formats/rowset.js'
import { voice } from '../../reports/language/voice.js'
import type { LosingCustomer, Loss, StatementEntry } from '../../reports/pages/profit-data.js'
import { comparedLines, entryName, statementLines } from '../../reports/pages/profit-statement.js'

const words = (name: string) => ({ name, type: { kind: 'varchar' } }) as const
const money = (name: string) => ({ name, type: { kind: 'decimal', precision: 18, scale: 4 } }) as const
const units = { name: 'units', type: { kind: 'decimal', precision: 18, scale: 6 } } as const

/** Of four places, as all money of the warehouse. */
const padded = (amount: string) => moneyText(tenThousandths(amount))

/** A statement of profit, a line a row; names are English, as all that commands answer. */
export function statementRows(entries: readonly StatementEntry[]): Rowset {
  const { say } = voice('en', 'USD')
  return rowsetOf(
    [words('line'), words('name'), words('driver'), units, money('amount')],
    statementLines(entries).map(({ id, name, driver, quantity, amount }) => ({
      ...{ line: id, name: say(name), driver, units: driver === null ? null : quantity, amount: padded(amount) },
    })),
  )
}

/** A statement as it is beside what it would be. */
export function comparedRows(present: readonly StatementEntry[], instead: readonly StatementEntry[]): Rowset {
  const { say } = voice('en', 'USD')
  return rowsetOf(
    [words('line'), words('name'), money('present'), money('what_if'), money('difference')],
    comparedLines(statementLines(present), statementLines(instead)).map(one => ({
      ...{ line: one.id, name: say(one.name), present: padded(one.present) },
      ...{ what_if: padded(one.instead), difference: padded(one.difference) },
    })),
  )
}

/** Causes of losses, without a customer; then customers who lose most, each with their cause. */
export function lossRows(causes: readonly Loss[], losing: readonly LosingCustomer[]): Rowset {
  const { say } = voice('en', 'USD')
  const row = ({ cause, net_sales, cost, profit }: Omit<Loss, 'customers'>) => ({
    ...{ cause: say(entryName(cause)), net_sales: padded(net_sales), cost: padded(cost), profit: padded(profit) },
  })
  return rowsetOf(
    [
      ...[words('customer_id'), words('cause'), { name: 'customers', type: { kind: 'bigint' } } as const],
      ...[money('net_sales'), money('cost'), money('profit')],
    ],
    [
      ...causes.map(one => ({ customer_id: null, customers: one.customers, ...row(one) })),
      ...losing.map(one => ({ customer_id: one.customer_label, customers: 1n, ...row(one) })),
    ],
  )
}
