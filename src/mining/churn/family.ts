/**
 * Features that are told by one file of `sql/features`, one row per customer, where the tables that it reads are there.
 * Each column has its name in words: reasons are told in them.
 */
export interface Family {
  /** Below `sql/`. */
  readonly file: string
  readonly needs: readonly string[]
  readonly numbers: Readonly<Record<string, string>>
  readonly words?: Readonly<Record<string, string>>
}

/** Every family, in the order of columns. A customer of whom a file says nothing has none of its values. */
export const families: readonly Family[] = [
  {
    file: 'features/churn_purchases.sql',
    needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line'],
    numbers: {
      recency_days: 'days since the last purchase',
      tenure_days: 'days since the first purchase',
      purchase_days: 'days with a purchase',
      own_gap_days: 'usual days between purchases',
      silence_in_gaps: 'silence, in usual gaps',
      net_sales: 'net sales so far',
      spend_per_purchase: 'spend of a purchase',
      returns_share: 'share of sales given back',
      discount_share: 'share of sales given as discount',
    },
  },
  {
    file: 'features/churn_orders.sql',
    needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line'],
    numbers: {
      orders_30_days: 'orders of the last 30 days',
      orders_90_days: 'orders of the last 90 days',
      orders_365_days: 'orders of the last 365 days',
      spend_90_days: 'net sales of the last 90 days',
      spend_365_days: 'net sales of the last 365 days',
      orders_trend: 'trend of orders (−1 to 1)',
      spend_trend: 'trend of net sales (−1 to 1)',
    },
  },
  {
    file: 'features/churn_lines.sql',
    needs: ['fct_order_line', 'dim_product'],
    numbers: {
      products: 'different products bought',
      products_365_days: 'different products of the last 365 days',
      categories: 'categories bought from',
      channels: 'channels bought through',
      lines_per_order: 'lines of an order',
    },
  },
]
