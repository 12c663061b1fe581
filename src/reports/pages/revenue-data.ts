/** One month of sales; money is exact decimal text. `complete` is false where the data holds only a part of it. */
export type RevenueMonth = {
  readonly month: string
  readonly customers: bigint
  readonly new_customers: bigint
  readonly orders: bigint
  readonly net_sales: string
  readonly gross_sales: string
  readonly returns: string
  readonly complete: boolean
}

/** Months in any order; one between the first and the last that is absent had no order, and is shown as zero. */
export type RevenueInput = { readonly months: readonly RevenueMonth[] }
