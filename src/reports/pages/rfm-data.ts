/** A segment: sums are exact, means per customer are not. `monetary_mean` is net sales ÷ purchases, of the segment. */
export type SegmentSummary = {
  readonly segment: string
  readonly customers: bigint
  readonly net_sales: string
  readonly recency_days_mean: number | null
  readonly frequency_mean: number | null
  readonly monetary_mean: number | null
}

/** One cell of the map: scores 1 to 5, 5 the most recent and the most frequent. */
export type RfmCell = {
  readonly r: number
  readonly f: number
  readonly segment: string
  readonly customers: bigint
  readonly net_sales: string
}

/** The measures that are scored. */
export type RfmMeasure = 'recency' | 'frequency' | 'monetary'

/** The values that earn a score, both ends included; null is an open end. */
export type RfmThreshold = {
  readonly measure: RfmMeasure
  readonly score: number
  readonly from: number | string | null
  readonly to: number | string | null
  readonly customers: bigint
}

/** What a segment earns and where it is heading; null where nothing is known of it. Money is exact decimal text. */
export type SegmentOutlook = {
  readonly segment: string
  readonly recent_sales: string
  readonly earlier_sales: string
  readonly trend: number | null
  readonly margin: string | null
  readonly margin_rate: number | null
  readonly costed_share: number | null
}

/** Segments with nobody in them may be left out or given with zero customers. */
export type RfmInput = {
  /** The best first: in the order of the rules. */
  readonly segments: readonly SegmentSummary[]
  readonly grid: readonly RfmCell[]
  readonly thresholds: readonly RfmThreshold[]
  readonly outlook: readonly SegmentOutlook[]
  readonly scored: bigint
  readonly unscored: bigint
}
