/** Sums over customers with known costs: S_i spend, M_i earned, n_i orders of each, m the rate of an order. */
export interface RateSums {
  readonly customers: number
  readonly orders: number
  /** Σ S_i and Σ M_i. */
  readonly spend: number
  readonly earned: number
  /** Σ S_i², Σ M_i² ÷ S_i, and Σ over orders of earned² ÷ spend. */
  readonly spendSquares: number
  readonly betweenSquares: number
  readonly withinSquares: number
}

export interface Credibility {
  /** The rate of all: Σ earned ÷ Σ spend. */
  readonly rate: number
  /** Spend at which a customer's own rate counts half; null where customers do not differ by more than chance. */
  readonly half: number | null
}

/**
 * How far to believe a customer's own rate (Bühlmann & Straub 1970): (M_i + half·rate) ÷ (S_i + half), half being the
 * variance within customers by that between them, both weighted by spend.
 */
export function credibility(sums: RateSums): Credibility | null {
  const { customers, orders, spend, earned, spendSquares, betweenSquares, withinSquares } = sums
  if (!(spend > 0)) return null
  const rate = earned / spend
  if (orders <= customers || customers < 2) return { rate, half: null }
  const within = Math.max(0, (withinSquares - betweenSquares) / (orders - customers))
  const spread = betweenSquares - (earned * earned) / spend - (customers - 1) * within
  const between = spread / (spend - spendSquares / spend)
  // Differences below rounding are none.
  return between > 1e-12 ? { rate, half: within / between } : { rate, half: null }
}
