import { sumDecimals } from '../decimal.js'
import { addMonths, monthsBetween } from '../months.js'
import type { RevenueMonth } from './revenue-data.js'

/** Sums over complete months in a row. Customers are not summed: one who bought in two months is one customer. */
export type Period = {
  readonly from: string
  readonly to: string
  readonly net_sales: string
  readonly new_customers: bigint
  readonly orders: bigint
  /** The data begins with this period: every customer in its first month counts as new. */
  readonly opens: boolean
}

/** The latest period beside the one that it can fairly be held against. */
export type Comparison =
  | { readonly basis: 'year' | 'same_month' | 'month_before'; readonly now: Period; readonly before: Period }
  | { readonly basis: 'only'; readonly now: Period }

/** The bases from the best to the poorest: months in the period, and how many months earlier the other one lies. */
const bases = [
  { basis: 'year', length: 12, earlier: 12 },
  { basis: 'same_month', length: 1, earlier: 12 },
  { basis: 'month_before', length: 1, earlier: 1 },
] as const

/**
 * The last complete month, or year of complete months, against an equal period before. Incomplete months take no part.
 * Twelve months against twelve, or a month against itself a year ago, hold the season still; the month before does not.
 *
 * @returns null where no month is complete
 */
export function compareLatest(months: readonly RevenueMonth[]): Comparison | null {
  const complete = new Map(months.filter(month => month.complete).map(month => [month.month, month]))
  const first = months[0]?.month
  const last = [...complete.keys()].sort().at(-1)
  if (last === undefined) return null
  for (const { basis, length, earlier } of bases) {
    const now = periodOf(complete, last, length, first)
    const before = periodOf(complete, addMonths(last, -earlier), length, first)
    if (now !== null && before !== null) return { basis, now, before }
  }
  const now = periodOf(complete, last, 1, first)
  return now === null ? null : { basis: 'only', now }
}

function periodOf(
  complete: ReadonlyMap<string, RevenueMonth>,
  to: string,
  length: number,
  first: string | undefined,
): Period | null {
  const from = addMonths(to, 1 - length)
  const rows = monthsBetween(from, to).flatMap(month => complete.get(month) ?? [])
  if (rows.length < length) return null
  return {
    from,
    to,
    net_sales: sumDecimals(rows.map(row => row.net_sales)),
    new_customers: rows.reduce((sum, row) => sum + row.new_customers, 0n),
    orders: rows.reduce((sum, row) => sum + row.orders, 0n),
    opens: from === first,
  }
}
