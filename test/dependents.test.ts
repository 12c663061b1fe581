import { describe, expect, it } from 'vitest'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'

/** Reasons that depend on other records are judged anew each night, for records in quarantine too. */

const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const yaml = `version: 1
project: dependents
timezone: Europe/London
currency: GBP
limits: { quarantined: 1 }
sources:
  crm:
    files:
      - name: customers
        path: exports/customers-*.csv
        ${dated('customers')}
        maps: { customer: { customer_id: { column: Id, unique: true }, email: { column: Mail, unique: true } } }
      - { name: products, path: exports/products.csv, maps: { product: { product_id: Code, name: Name } } }
  shop:
    ids: { customer: crm, product: crm }
    files:
      - name: lines
        path: exports/lines-*.csv
        maps:
          order_line:
            order_id: Order
            line_id: Line
            customer_id: { column: Customer, references: customer }
            product_id: { column: Product, references: product }
            ordered_at: At
            quantity: Quantity
            unit_price: Price
            updated_at: Changed
`
const customers = (day: number, ...rows: readonly string[]) => ({
  name: `customers-2024-01-0${day}.csv`,
  text: `Id,Mail\n${rows.map(row => `${row}\n`).join('')}`,
})
const products = { name: 'products.csv', text: 'Code,Name\nMUG,Mug\n' }
const lines = (
  name: string,
  ...rows: readonly (readonly [order: string, customer: string, product: string, units: string, changed: string])[]
) => ({
  name: `lines-${name}.csv`,
  text: `Order,Line,Customer,Product,At,Quantity,Price,Changed\n${rows
    .map(
      ([order, customer, product, units, changed]) =>
        `${order},1,${customer},${product},2024-01-01 10:00:00,${units},2.00,${changed}\n`,
    )
    .join('')}`,
})
const questions = {
  customers: 'select customer_id, email from dim_customer where customer_key <> 0 order by customer_id',
  lines: 'select order_id, cast(quantity as integer) as units from fct_order_line order by order_id',
  rejects: "select concat_ws(' ', column_name, reason) as reason, value from quarantine order by all",
  fates: fateCounts,
}
const notUnique = 'is not unique: another record of the source has it first'

describe('unique', () => {
  it('of things with one value the one first shown with it keeps it, whenever its record came', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        customers(1, '1,a@example.com', '1,b@example.com', '3,'),
        customers(2, '2,a@example.com', '2,b@example.com', '4,c@example.com', '5,'),
      ],
      questions,
    )
    // One of the two records of customer 1 is kept, and with it one address; the other is free for customer 2.
    const [first] = answers.customers as { customer_id: string; email: string }[]
    const other = first?.email === 'a@example.com' ? 'b@example.com' : 'a@example.com'
    expect(first?.customer_id).toBe('1')
    expect(answers.fates).toEqual([
      { fate: 'loaded', records: 4 },
      { fate: `quarantined Id: ${notUnique}`, records: expect.any(Number) },
      { fate: `quarantined Mail: ${notUnique}`, records: expect.any(Number) },
    ])
    expect(answers.customers).not.toContainEqual({ customer_id: '2', email: first?.email })
    expect(answers.rejects).toContainEqual({ reason: `Id ${notUnique}`, value: '1' })
    expect(other).toBeDefined()
  }, 120_000)
})

describe('a reference', () => {
  it('waits for the record of its own that it names, and heals with it', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        // The record of customer 2 is itself in quarantine: it is no record of its own that holds.
        customers(2, '2,a@example.com'),
        customers(1, '1,a@example.com'),
        products,
        lines(
          'a',
          ['1', '1', 'MUG', '1', '2024-01-02'],
          ['2', '2', 'MUG', '1', '2024-01-02'],
          ['3', '1', 'CUP', '1', '2024-01-02'],
          ['4', '', 'MUG', '1', '2024-01-02'],
        ),
        // The older version of order 4 waits for its customer while the newer one, which names none, holds already.
        lines(
          'b',
          ['1', '1', 'MUG', '5', '2024-01-01'],
          ['4', '1', 'MUG', '7', '2024-01-01'],
          ['5', '9', 'CUP', '1', '2024-01-02'],
        ),
      ],
      questions,
    )
    expect(answers.lines).toEqual([
      { order_id: '1', units: 1 },
      { order_id: '4', units: 1 },
    ])
    expect(answers.customers).toEqual([{ customer_id: '1', email: 'a@example.com' }])
    expect(answers.rejects).toEqual([
      { reason: 'Customer no record of such a customer has come', value: '2' },
      { reason: 'Customer no record of such a customer has come', value: '9' },
      { reason: `Mail ${notUnique}`, value: 'a@example.com' },
      { reason: 'Product no record of such a product has come', value: 'CUP' },
      { reason: 'Product no record of such a product has come', value: 'CUP' },
    ])
    expect(answers.fates).toEqual([
      { fate: 'ignored superseded', records: 2 },
      { fate: 'loaded', records: 4 },
      { fate: 'quarantined Customer: no record of such a customer has come', records: 2 },
      { fate: `quarantined Mail: ${notUnique}`, records: 1 },
      { fate: 'quarantined Product: no record of such a product has come', records: 1 },
    ])
  }, 120_000)
})
