import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { UsageError } from '../usage-error.js'

/** The customer to whom an id of a source belongs. @throws UsageError where nobody has it, or several customers do */
export async function customerNamed(engine: Engine, id: string, source: string | undefined): Promise<bigint> {
  const found = await rows(
    engine,
    statement<{ source: string; customer_key: bigint }>(
      `select record.source, bridge_customer.customer_key
      from dim_customer_record as record
      join bridge_customer on bridge_customer.customer_record_key = record.customer_record_key
      where record.customer_id = $1 and record.is_current and bridge_customer.customer_key <> 0
      order by record.source`,
      [id],
    ),
  )
  const asked = source === undefined ? found : found.filter(one => one.source === source)
  const [first] = asked
  if (!first) {
    const where = source === undefined ? 'any source' : source
    throw new UsageError(`no customer '${id}' in ${where}; an id is written as its source writes it`)
  }
  if (asked.some(({ customer_key }) => customer_key !== first.customer_key))
    throw new UsageError(
      `several customers have the id '${id}': name one of their sources with --source: ${asked.map(one => one.source).join(', ')}`,
    )
  return first.customer_key
}
