import { ratioOfDecimals, sumDecimals } from '../decimal.js'
import { type Text, text } from '../language/text.js'
import type { TierStage, ValueInput, WorthMeasure } from './value-data.js'

/** Buyers of several tiers and stages together; money is null where nothing is known of any of them. */
export type Worth = {
  readonly customers: bigint
  readonly productLines: bigint
  readonly costedLines: bigint
  readonly net_sales: string
  readonly value_so_far: string | null
  readonly expected_value: string | null
  readonly value_at_risk: string | null
}

export function worthOf(rows: readonly TierStage[]): Worth {
  const money = (amounts: readonly (string | null)[]): string | null => {
    const known = amounts.filter(amount => amount !== null)
    return known.length === 0 ? null : sumDecimals(known)
  }
  const count = (counts: readonly bigint[]) => counts.reduce((sum, one) => sum + one, 0n)
  return {
    customers: count(rows.map(row => row.customers)),
    productLines: count(rows.map(row => row.product_lines)),
    costedLines: count(rows.map(row => row.costed_lines)),
    net_sales: sumDecimals(rows.map(row => row.net_sales)),
    value_so_far: money(rows.map(row => row.value_so_far)),
    expected_value: money(rows.map(row => row.expected_value)),
    value_at_risk: money(rows.map(row => row.value_at_risk)),
  }
}

/** What tiers rank by: one measure for all. */
export function measureOf({ tiers }: Pick<ValueInput, 'tiers'>): WorthMeasure {
  return tiers[0]?.tier_by ?? 'net_sales'
}

export function measureText(measure: WorthMeasure): Text {
  return { key: `value.by.${measure}`, values: {} }
}

/** Part ÷ whole; null where one is not known, or the whole is nothing or a loss: a share of that says nothing. */
export function shareOf(part: string | null, whole: string | null): number | null {
  if (part === null || whole === null || whole.startsWith('-')) return null
  return ratioOfDecimals(part, whole)
}

/** The share of value of the best tenth of the buyers. */
export function bestTenthShare({ tenths }: Pick<ValueInput, 'tenths'>): number | null {
  return shareOf(tenths[0]?.worth ?? null, sumDecimals(tenths.map(({ worth }) => worth)))
}

/** What a tier is called. */
export function tierName(tier: string): Text {
  switch (tier) {
    case 'platinum':
      return text('value.tier.platinum')
    case 'gold':
      return text('value.tier.gold')
    case 'iron':
      return text('value.tier.iron')
    default:
      return text('value.tier.lead')
  }
}
