import type { Day } from '../../warehouse/engine/value.js'

/** A sum of the ledger of profit by entry and activity; sales above zero, what goes from them below. */
export type StatementEntry = {
  readonly entry: string
  /** '' for sales and goods. */
  readonly activity: string
  readonly driver: string | null
  readonly quantity: string
  readonly amount: string
}

/** A twentieth of the customers, 1 the most profitable. */
export type Twentieth = {
  readonly part: bigint
  readonly customers: bigint
  readonly net_sales: string
  readonly profit: string
  /** Customers with a profit above zero, and what they earn; those with one below. */
  readonly earners: bigint
  readonly earned: string
  readonly losers: bigint
}

/** What makes customers lose money: `cause` is an entry of the ledger or the name of an activity. */
export type Loss = {
  readonly cause: string
  readonly customers: bigint
  readonly net_sales: string
  readonly cost: string
  readonly profit: string
}

/** One who loses money; the label is an id, or hides it. */
export type LosingCustomer = Omit<Loss, 'customers'> & { readonly customer_label: string }

export type ChannelProfit = {
  readonly channel_key: bigint
  readonly channel: string
  readonly net_sales: string
  readonly goods: string
  readonly cost_to_serve: string
  readonly cost_to_reach: string
  readonly profit: string
}

/** What of the price of a category's products goes before it is earned; `below_list` is null where no product lists a price. */
export type Leak = {
  readonly category: string | null
  readonly below_list: string | null
  readonly gross_sales: string
  readonly discounts: string
  readonly returns: string
  readonly goods: string
  readonly profit: string
}

export type MixProfit = {
  readonly category: string | null
  readonly channel_key: bigint
  readonly channel: string
  readonly segment: string | null
  readonly net_sales: string
  readonly profit: string
}

export type PlannedValue = {
  /** As the plan writes it, and as a name: in small letters, with _ for blanks. */
  readonly measure: string
  readonly measure_id: string
  readonly period: Day
  readonly is_over: boolean
  readonly channel: string | null
  readonly product_id: string | null
  readonly category: string | null
  readonly country: string | null
  readonly region: string | null
  readonly segment: string | null
  readonly planned: string
  readonly actual: string | null
}

export type ProfitInput = {
  readonly statement: readonly StatementEntry[]
  /** Of a what-if: the statement as it is, which is shown beside it. */
  readonly present?: readonly StatementEntry[]
  readonly twentieths: readonly Twentieth[]
  readonly causes: readonly Loss[]
  readonly losing: readonly LosingCustomer[]
  readonly channels: readonly ChannelProfit[]
  readonly leaks: readonly Leak[]
  readonly mix: readonly MixProfit[]
  readonly targets: readonly PlannedValue[]
  /** Net sales of goods whose cost nobody knows. */
  readonly uncosted: string
}
