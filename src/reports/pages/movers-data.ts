import type { Day } from '../../warehouse/engine/value.js'

/** Customers by where they were and where they are; null is not scored on that day. */
export type Move = {
  readonly from_segment: string | null
  readonly to_segment: string | null
  readonly customers: bigint
}

/** One who moved; the label is whatever the project lets reports show of a customer. Money is exact decimal text. */
export type Mover = {
  readonly customer_label: string
  readonly from_segment: string | null
  readonly to_segment: string | null
  readonly net_sales: string
}

/** `up` and `down` count customers who were in a segment on both days. `top` is shown in the order given. */
export type MoversInput =
  | { readonly to: Day; readonly from: null }
  | {
      readonly to: Day
      readonly from: Day
      /** Names of the segments, the best first. */
      readonly order: readonly string[]
      readonly matrix: readonly Move[]
      readonly up: bigint
      readonly down: bigint
      readonly top: readonly Mover[]
    }

/** A comparison of two days. */
export type Moves = Extract<MoversInput, { readonly from: Day }>
