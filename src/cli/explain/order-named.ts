import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { UsageError } from '../usage-error.js'

/** The order of a customer with an id of its source. @throws UsageError where they have none, or several of other sources */
export async function orderNamed(
  engine: Engine,
  { order, customer, key }: { readonly order: string; readonly customer: string; readonly key: bigint },
): Promise<bigint> {
  const found = await rows(
    engine,
    statement<{ order_key: bigint; source: string }>(
      `select distinct line.order_key, line.source
      from fct_order_line as line
      join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
      where line.order_id = $1 and bridge_customer.customer_key = $2
      order by line.source, line.order_key`,
      [order, key],
    ),
  )
  const [first, ...others] = found
  if (!first)
    throw new UsageError(`customer '${customer}' has no order '${order}'; an id is written as its source writes it`)
  if (others.length > 0)
    throw new UsageError(
      `customer '${customer}' has an order '${order}' in each of ${found.map(({ source }) => source).join(', ')}; leave out --order`,
    )
  return first.order_key
}
