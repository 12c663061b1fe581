import type { Engine } from '../warehouse/engine/engine.js'
import type { Columns, Row, Value } from '../warehouse/engine/value.js'
import { table } from '../warehouse/tables.js'
import { moneyText, tenThousandths } from './money.js'

/** A line of an order: one unit of 10.00 unless it says otherwise. */
export interface SmallSale {
  readonly order: number
  readonly line?: number
  /** Record key of the customer; 0 = none. */
  readonly customer: number
  readonly day: string
  readonly units?: number
  readonly price?: string
  readonly discount?: string
  readonly type?: string
  /** Key of the product; 0 = unknown. */
  readonly product?: number
  /** What its units cost, where the line says. */
  readonly cost?: string
}

/** What a unit of a product costs from a day on. */
export interface SmallCost {
  readonly product: number
  /** Days or times in UTC. */
  readonly from: string
  readonly to?: string
  readonly cost: string | null
}

/** A line of a return: one unit of 10.00; `takes` names the line of the order whose units it takes back. */
export interface SmallReturn {
  readonly id: number
  readonly customer: number
  readonly day: string
  readonly units?: number
  readonly price?: string
  readonly kind?: string
  readonly takes?: { readonly order: number; readonly line?: number; readonly units?: number }
}

/** A subscription period that runs until `ended`, or still. */
export interface SmallSubscription {
  readonly id: number
  readonly customer: number
  readonly started: string
  readonly ended?: string
  readonly trial?: boolean
}

/** A star for tests: only what marts and models read. `merged` maps records to the customer they belong to. */
export interface SmallStar {
  readonly sales: readonly SmallSale[]
  readonly returns?: readonly SmallReturn[]
  readonly subscriptions?: readonly SmallSubscription[]
  readonly records?: readonly number[]
  readonly merged?: Readonly<Record<number, number>>
  readonly costs?: readonly SmallCost[]
}

/** Builds the tables of a small star, in place of those that are there. */
export async function buildSmallStar(
  engine: Engine,
  { sales, returns = [], subscriptions = [], records, merged = {}, costs = [] }: SmallStar,
): Promise<void> {
  const named = records ?? [...new Set([...sales, ...returns].map(({ customer }) => customer))]
  const keys = [...new Set([0, ...named])]
  const customerOf = (record: number) => BigInt(merged[record] ?? record)
  await fill(engine, 'fct_order_line', sales.map(saleRow))
  await fill(engine, 'fct_return_line', returns.map(returnRow))
  await fill(engine, 'fct_subscription', subscriptions.map(subscriptionRow))
  await fill(engine, 'bridge_return_line', returns.flatMap(pairRow))
  await fill(engine, 'dim_product', costs.map(costRow))
  await fill(
    engine,
    'bridge_customer',
    keys.map(key => ({ customer_record_key: BigInt(key), customer_key: customerOf(key), rule: 'own', weight: null })),
  )
  await fill(
    engine,
    'dim_customer',
    [...new Set(keys.map(customerOf))].map(key => ({
      customer_key: key,
      customer_id: `c${key}`,
      source: 'shop',
      records: 1n,
      first_seen_at: '2020-01-01T00:00:00.000000Z',
      first_seen_on: '2020-01-01',
    })),
  )
}

function saleRow({
  order,
  line = 1,
  customer,
  day,
  units = 1,
  price = '10',
  discount = '0',
  type = 'sale',
  product = 0,
  cost,
}: SmallSale): Row {
  const gross = amount(units, price)
  return {
    order_key: BigInt(order),
    line_key: BigInt(line),
    order_id: `o${order}`,
    customer_record_key: BigInt(customer),
    ordered_at: `${day}T12:00:00.000000Z`,
    ordered_on: day,
    line_type: type,
    product_key: BigInt(product),
    cost_amount: cost ?? null,
    product_kind: type === 'charge' ? 'postage' : 'product',
    quantity: String(units),
    unit_price: price,
    gross_amount: gross,
    discount_amount: discount,
    net_amount: moneyText(tenThousandths(gross) - tenThousandths(discount)),
  }
}

function costRow({ product, from, to, cost }: SmallCost): Row {
  return {
    product_key: BigInt(product),
    valid_from: momentOf(from),
    valid_to: to === undefined ? null : momentOf(to),
    product_id: `p${product}`,
    unit_cost: cost,
    is_current: to === undefined,
  }
}

function momentOf(written: string): string {
  return written.includes('T') ? written : `${written}T00:00:00.000000Z`
}

function returnRow({ id, customer, day, units = 1, price = '10', kind = 'product', takes }: SmallReturn): Row {
  return {
    return_key: BigInt(id),
    line_key: 1n,
    return_id: `r${id}`,
    order_key: BigInt(takes?.order ?? 0),
    customer_record_key: BigInt(customer),
    returned_at: `${day}T12:00:00.000000Z`,
    returned_on: day,
    product_kind: kind,
    quantity: String(units),
    unit_price: price,
    gross_amount: amount(units, price),
    net_amount: amount(units, price),
  }
}

function subscriptionRow({ id, customer, started, ended, trial }: SmallSubscription): Row {
  return {
    subscription_key: BigInt(id),
    subscription_id: `s${id}`,
    customer_record_key: BigInt(customer),
    started_on: started,
    ended_on: ended ?? null,
    is_trial: trial ?? null,
  }
}

function pairRow({ id, day, units = 1, price = '10', takes }: SmallReturn): Row[] {
  if (takes === undefined) return []
  const taken = takes.units ?? units
  return [
    {
      return_key: BigInt(id),
      return_line_key: 1n,
      order_key: BigInt(takes.order),
      order_line_key: BigInt(takes.line ?? 1),
      rule: 'latest',
      match_group: String(id),
      quantity: String(taken),
      amount: amount(taken, price),
      returned_on: day,
    },
  ]
}

function amount(units: number, price: string): string {
  return moneyText(BigInt(units) * tenThousandths(price))
}

/** A table with these rows; columns that no test looks at get the plainest value of their type. */
export async function fill(engine: Engine, name: string, rows: readonly Row[]): Promise<void> {
  const schema = table(name)
  const plain = (type: string): Value =>
    type === 'varchar' ? '' : type === 'bigint' ? 0n : type === 'boolean' ? false : '0'
  async function* columns() {
    yield Object.fromEntries(
      schema.columns.map(({ name: column, type, nullable }) => [
        column,
        rows.map(row => row[column] ?? (nullable ? null : plain(type))),
      ]),
    ) as Columns<Row>
  }
  await engine.replace(schema, columns())
}
