import { type Text, text } from '../language/text.js'
import { monthsBetween } from '../months.js'
import type { RevenueMonth } from './revenue-data.js'

/**
 * The months in order without holes: a month without orders is a month of zeros, so that charts keep their scale of
 * time and "the month before" is the month before.
 *
 * @throws Error on a month that occurs twice or is no `YYYY-MM`
 */
export function fillMonths(months: readonly RevenueMonth[]): RevenueMonth[] {
  const known = new Map<string, RevenueMonth>()
  for (const month of months) {
    if (known.has(month.month)) throw new Error(`month '${month.month}' occurs twice: expected one row per month`)
    known.set(month.month, month)
  }
  const names = [...known.keys()].sort()
  return monthsBetween(names[0], names.at(-1)).map(month => known.get(month) ?? emptyMonth(month))
}

/** The name of a month, for axes and lists. */
export function monthName(month: string): Text {
  return text('show.month', { month })
}

function emptyMonth(month: string): RevenueMonth {
  return {
    month,
    customers: 0n,
    new_customers: 0n,
    orders: 0n,
    net_sales: '0',
    gross_sales: '0',
    returns: '0',
    complete: true,
  }
}
