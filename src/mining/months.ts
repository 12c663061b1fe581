import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'

/** A month of sales, `YYYY-MM`; money is exact decimal text. */
export type SalesMonth = {
  readonly month: string
  readonly customers: bigint
  readonly new_customers: bigint
  readonly orders: bigint
  readonly net_sales: string
  readonly gross_sales: string
  readonly returns: string
  readonly complete: boolean
}

/** The rows of `mart_month` in order. */
export async function salesMonths(engine: Engine): Promise<readonly SalesMonth[]> {
  const months = await rows(
    engine,
    statement<Omit<SalesMonth, 'month' | 'complete'> & { month_start: string; is_complete: boolean }>(
      `select month_start, is_complete, customers, new_customers, orders, net_sales, gross_sales, returns
      from mart_month order by month_start`,
    ),
  )
  return months.map(({ month_start, is_complete, ...month }) => ({
    ...month,
    month: month_start.slice(0, 7),
    complete: is_complete,
  }))
}
