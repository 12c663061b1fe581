import type { Day, Row } from '../../warehouse/engine/value.js'

/** Records of one source that met one fate for one reason. */
export type FateCount = {
  readonly source: string
  readonly fate: string
  readonly reason: string | null
  readonly records: bigint
}

/** What a check found: no rows = passed; `examples` are the first of them. */
export type CheckResult = {
  readonly name: string
  readonly passed: boolean
  readonly rows: bigint
  readonly blocking: boolean
  readonly examples: readonly Row[]
}

/**
 * Exact decimal text. `net_sales = gross_sales − discounts − returns`; `unknown_customer` is part of net sales,
 * `outside_products` (postage, fees) is not.
 */
export type SalesTotals = {
  readonly gross_sales: string
  readonly discounts: string
  readonly returns: string
  readonly net_sales: string
  readonly outside_products: string
  readonly unknown_customer: string
}

/** `firstDay` and `lastDay` are those of orders, null without any. */
export type GlanceInput = {
  readonly recordsByFate: readonly FateCount[]
  readonly money: SalesTotals
  readonly checks: readonly CheckResult[]
  readonly customers: bigint
  readonly orders: bigint
  readonly asOf: Day
  readonly firstDay: Day | null
  readonly lastDay: Day | null
}
