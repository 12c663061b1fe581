import { expect, it } from 'vitest'
import { endOf } from './support/end-of.js'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'

/** Several currencies: facts hold the source's amounts and the project's, by the rate that holds on their business day. */

const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const yaml = `version: 1
project: currencies
timezone: Europe/London
currency: GBP
limits: { quarantined: 1 }
rates: { carry_days: 3 }
sources:
  bank:
    files:
      - { name: rates, path: 'exports/rates-*.csv', ${dated('rates')}, maps: { exchange_rate: { currency: Code, on_date: Day, rate: Rate } } }
  shop:
    currency: USD
    files:
      - name: lines
        path: exports/lines-*.csv
        maps:
          order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price, discount: Off, unit_cost: { column: Cost, optional: true }, currency: Currency }
      - name: returns
        path: exports/returns-*.csv
        maps: { return_line: { return_id: Return, order_id: Order, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount } }
      - { name: products, path: 'exports/products-*.csv', ${dated('products')}, maps: { product: { product_id: Code, unit_cost: Cost } } }
`
const rates = (day: number, ...rows: readonly string[]) => ({
  name: `rates-2024-01-0${day}.csv`,
  text: `Code,Day,Rate\n${rows.map(row => `${row}\n`).join('')}`,
})
const lines = (name: string, ...rows: readonly string[]) => ({
  name: `lines-${name}.csv`,
  text: `Order,Customer,Product,At,Quantity,Price,Off,Cost,Currency\n${rows.map(row => `${row}\n`).join('')}`,
})
const files = [
  lines(
    'a',
    '1,7,MUG,2024-01-05 23:30:00,3,1.10,0.05,0.25,',
    '2,7,MUG,2024-01-05 10:00:00,1,2.00,,1.50,gbp',
    '3,7,MUG,2024-01-05 10:00:00,1,2.00,,,EUR',
    '4,7,MUG,2024-01-08 10:00:00,1,2.00,,,CHF',
    '5,7,MUG,2024-01-05 10:00:00,1,9000000000000,,,JPY',
  ),
  {
    name: 'returns-a.csv',
    text: 'Return,Order,Customer,Product,At,Quantity,Amount\nR,1,7,MUG,2024-01-06 10:00:00,3,3.25\n',
  },
  { name: 'products-2024-01-05.csv', text: 'Code,Cost\nMUG,0.50\nCUP,\n' },
  rates(4, 'USD,2024-01-04,0.79', 'chf,2024-01-04,0.9'),
  // Of the day of the order, and a little later another word on it; one with more digits than money has.
  rates(5, 'USD,2024-01-05,0.81', 'JPY,2024-01-05,5000'),
  rates(6, 'USD,2024-01-05,0.80', 'EUR,2024-01-03,0.8612345678901', 'CHF,2024-01-09,0.9'),
]
const questions = {
  lines: `select order_id, currency, exchange_rate, source_gross_amount, gross_amount, discount_amount, net_amount, source_cost_amount, cost_amount
    from fct_order_line order by order_id`,
  returns: 'select currency, exchange_rate, source_net_amount, net_amount from fct_return_line',
  taken: 'select amount from bridge_return_line',
  products: 'select product_id, unit_cost from dim_product where product_key <> 0 order by product_id',
  orders: 'select net_sales from mart_order order by net_sales',
  fates: fateCounts,
}

it('a line has its amounts in both; without a rate it waits in quarantine, and heals in any order', async () => {
  const { answers } = await sameInAnyOrder(yaml, files, questions)
  const own = { currency: 'GBP', exchange_rate: null, source_gross_amount: null, source_cost_amount: null }
  expect(answers.lines).toEqual([
    {
      order_id: '1',
      currency: 'USD',
      exchange_rate: '0.800000000000',
      source_gross_amount: '3.3000',
      gross_amount: '2.6400',
      discount_amount: '0.0400',
      net_amount: '2.6000',
      source_cost_amount: '0.7500',
      cost_amount: '0.6000',
    },
    {
      order_id: '2',
      ...own,
      gross_amount: '2.0000',
      discount_amount: '0.0000',
      net_amount: '2.0000',
      cost_amount: '1.5000',
    },
    {
      order_id: '3',
      currency: 'EUR',
      exchange_rate: '0.861234567890',
      source_gross_amount: '2.0000',
      gross_amount: '1.7225',
      discount_amount: '0.0000',
      net_amount: '1.7225',
      // Nobody says: no cost is not a cost of nothing.
      source_cost_amount: null,
      cost_amount: null,
    },
  ])
  expect(answers.returns).toEqual([
    { currency: 'USD', exchange_rate: '0.800000000000', source_net_amount: '3.2500', net_amount: '2.6000' },
  ])
  expect(answers.taken).toEqual([{ amount: '2.6000' }])
  expect(answers.products).toEqual([
    { product_id: 'CUP', unit_cost: null },
    { product_id: 'MUG', unit_cost: '0.4000' },
  ])
  // The first order is given back; the marts count in the project's currency.
  expect(answers.orders).toEqual([{ net_sales: '0.0000' }, { net_sales: '1.7225' }, { net_sales: '2.0000' }])
  expect(answers.fates).toEqual([
    { fate: 'loaded', records: 13 },
    { fate: 'quarantined Currency: leaves the range of money in GBP', records: 1 },
    {
      fate: 'quarantined Currency: no exchange rate from CHF to GBP for 2024-01-08, nor for 3 days before',
      records: 1,
    },
  ])
}, 180_000)

it('a missing rate never is 1: without any that holds all amounts wait', async () => {
  const { answers } = await endOf(yaml, [files.slice(0, 3)], questions)
  expect(answers.lines).toMatchObject([{ order_id: '2' }])
  expect(answers.returns).toEqual([])
  expect(answers.products).toEqual([
    { product_id: 'CUP', unit_cost: null },
    // Known by its line alone.
    { product_id: 'MUG', unit_cost: null },
  ])
}, 60_000)
