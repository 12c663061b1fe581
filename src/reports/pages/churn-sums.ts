import { ratioOfDecimals, sumDecimals } from '../decimal.js'
import type { ChurnTenth } from './churn-data.js'

/** All tenths together. */
export function churnTotals(tenths: readonly ChurnTenth[]) {
  const customers = tenths.reduce((sum, one) => sum + one.customers, 0n)
  const leavers = tenths.reduce((sum, one) => sum + one.leavers, 0)
  const known = tenths.map(({ at_stake }) => at_stake).filter(money => money !== null)
  const stake = known.length === 0 ? null : sumDecimals(known)
  return { customers, leavers, stake, share: customers === 0n ? null : leavers / Number(customers) }
}

/** What of the money at stake lies with the likeliest tenth; null where that says nothing. */
export function firstTenthOf(tenths: readonly ChurnTenth[]): number | null {
  const { stake } = churnTotals(tenths)
  const first = tenths[0]?.at_stake ?? null
  return stake === null || first === null || stake.startsWith('-') ? null : ratioOfDecimals(first, stake)
}
