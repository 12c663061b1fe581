import { ratioOfCounts, ratioOfDecimals, sumDecimals } from '../decimal.js'
import type { SegmentSummary } from './rfm-data.js'

/** What customers of some segments are together, and what part of all that is (null where all is nothing). */
export type Shares = {
  readonly customers: bigint
  readonly net_sales: string
  readonly shareOfCustomers: number | null
  readonly shareOfNetSales: number | null
}

/** The part of the scored customers who are in the given segments. */
export function sharesOf(part: readonly SegmentSummary[], all: readonly SegmentSummary[]): Shares {
  const customers = sumCustomers(part)
  const netSales = sumDecimals(part.map(segment => segment.net_sales))
  return {
    customers,
    net_sales: netSales,
    shareOfCustomers: ratioOfCounts(customers, sumCustomers(all)),
    shareOfNetSales: ratioOfDecimals(netSales, sumDecimals(all.map(segment => segment.net_sales))),
  }
}

/** Those who used to buy often and have stopped. */
export function slippingOf(segments: readonly SegmentSummary[]): SegmentSummary[] {
  return segments.filter(({ segment }) => segment === 'at_risk' || segment === 'cannot_lose')
}

function sumCustomers(segments: readonly SegmentSummary[]): bigint {
  return segments.reduce((sum, segment) => sum + segment.customers, 0n)
}
