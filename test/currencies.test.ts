import { expect, it } from 'vitest'
import { endOf } from './support/end-of.js'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'

/** Several currencies: all facts hold the source's amounts and the project's, by the rate that holds on their business day. */

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
  books:
    files:
      - name: facts
        path: exports/facts-*.csv
        maps:
          payment: { payment_id: Id, paid_at: At, amount: Amount, fee: Fee, currency: Currency }
          subscription: { subscription_id: Id, started_on: Day, mrr: Amount }
          opportunity: { opportunity_id: Id, created_at: At, amount: Amount }
          opportunity_stage: { opportunity_id: Id, stage: { value: Open }, entered_at: At, amount: Amount }
          campaign: { campaign_id: Id, started_on: Day, budget: Amount, cost: { column: Fee } }
          campaign_contact: { campaign_id: Id, sent_at: { column: Sent }, cost: Fee, updated_at: At }
          web_event: { occurred_at: At, value: Amount }
          activity_cost: { activity: { value: post }, period: Day, amount: Amount }
          target: { measure: Id, period: Day, amount: Amount, currency: Currency }
          account: { account_id: Id, annual_revenue: Amount }
`
const rates = (day: number, ...rows: readonly string[]) => ({
  name: `rates-2024-01-0${day}.csv`,
  text: `Code,Day,Rate\n${rows.map(row => `${row}\n`).join('')}`,
})
const lines = (name: string, ...rows: readonly string[]) => ({
  name: `lines-${name}.csv`,
  text: `Order,Customer,Product,At,Quantity,Price,Off,Cost,Currency\n${rows.map(row => `${row}\n`).join('')}`,
})
const facts = {
  name: 'facts-a.csv',
  text: `Id,At,Day,Sent,Amount,Fee,Currency
1,2024-01-05 10:00:00,2024-01-05,,100.00,2.50,usd
2,2024-01-05 10:00:00,2024-01-05,,100.00,,GBP
3,2024-01-08 10:00:00,2024-01-08,,100.00,,CHF
`,
}
// The rates last where they come one by one: what waits heals, and turns again with each that is nearer.
const files = [
  // Of the day of the order, and a little later another word on it; one with more digits than money has.
  rates(6, 'USD,2024-01-05,0.80', 'EUR,2024-01-03,0.8612345678901', 'CHF,2024-01-09,0.9'),
  rates(5, 'USD,2024-01-05,0.81', 'JPY,2024-01-05,5000'),
  rates(4, 'USD,2024-01-04,0.79', 'chf,2024-01-04,0.9'),
]
const waiting = [
  facts,
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
]
/** Every amount of a fact that is no line: in the project's currency, the rate, and as its source has it. */
const amounts = (
  [
    ['fct_payment', 'payment_id', 'amount'],
    ['fct_payment', 'payment_id', 'fee'],
    ['fct_subscription', 'subscription_id', 'mrr'],
    ['fct_opportunity', 'opportunity_id', 'amount'],
    ['fct_opportunity_stage', "case when currency = 'USD' then '1' else '2' end", 'amount'],
    ['dim_campaign', 'campaign_id', 'budget'],
    ['dim_campaign', 'campaign_id', 'cost'],
    ['fct_campaign_contact', "case when currency = 'USD' then '1' else '2' end", 'cost'],
    ['fct_web_event', "case when currency = 'USD' then '1' else '2' end", 'value'],
    ['fct_activity_cost', "case when currency = 'USD' then '1' else '2' end", 'amount'],
    ['fct_target', 'measure', 'amount'],
  ] as const
)
  .map(
    ([table, id, amount]) =>
      `select '${table}.${amount}' as what, ${id} as id, cast(${amount} as varchar) as here,
        cast(exchange_rate as varchar) as rate, cast(source_${amount} as varchar) as there from ${table} where currency is not null`,
  )
  .join(' union all ')
const questions = {
  lines: `select order_id, currency, exchange_rate, source_gross_amount, gross_amount, discount_amount, net_amount, source_cost_amount, cost_amount
    from fct_order_line order by order_id`,
  returns: 'select currency, exchange_rate, source_net_amount, net_amount from fct_return_line',
  taken: 'select amount from bridge_return_line',
  products: 'select product_id, unit_cost from dim_product where product_key <> 0 order by product_id',
  amounts: `select what, here, rate, there from (${amounts}) as amount where id = '1' order by what`,
  own: `select distinct coalesce(here, '') as here, rate, there from (${amounts}) as amount where id = '2' order by here`,
  companies: 'select account_id, annual_revenue from dim_account where account_key <> 0 order by account_id',
  orders: 'select net_sales from mart_order order by net_sales',
  fates: fateCounts,
}

it('a fact has its amounts in both; without a rate it waits in quarantine, and heals in any order', async () => {
  const { answers } = await sameInAnyOrder(yaml, [...files, ...waiting], questions)
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
  const turned = (what: string, there: string, here: string) => ({ what, here, rate: '0.800000000000', there })
  expect(answers.amounts).toEqual([
    turned('dim_campaign.budget', '100.0000', '80.0000'),
    turned('dim_campaign.cost', '2.5000', '2.0000'),
    turned('fct_activity_cost.amount', '100.0000', '80.0000'),
    turned('fct_campaign_contact.cost', '2.5000', '2.0000'),
    turned('fct_opportunity.amount', '100.0000', '80.0000'),
    turned('fct_opportunity_stage.amount', '100.0000', '80.0000'),
    turned('fct_payment.amount', '100.0000', '80.0000'),
    turned('fct_payment.fee', '2.5000', '2.0000'),
    turned('fct_subscription.mrr', '100.0000', '80.0000'),
    turned('fct_target.amount', '100.0000', '80.0000'),
    turned('fct_web_event.value', '100.0000', '80.0000'),
  ])
  expect(answers.own).toEqual([
    { here: '', rate: null, there: null },
    { here: '100.0000', rate: null, there: null },
  ])
  expect(answers.companies).toEqual([
    { account_id: '1', annual_revenue: '80.0000' },
    { account_id: '2', annual_revenue: '100.0000' },
  ])
  // The first order is given back; the marts count in the project's currency.
  expect(answers.orders).toEqual([{ net_sales: '0.0000' }, { net_sales: '1.7225' }, { net_sales: '2.0000' }])
  expect(answers.fates).toEqual([
    { fate: 'loaded', records: 15 },
    { fate: 'quarantined Currency: leaves the range of money in GBP', records: 1 },
    {
      fate: 'quarantined Currency: no exchange rate from CHF to GBP for 2024-01-08, nor for 3 days before',
      records: 2,
    },
  ])
}, 180_000)

it('a missing rate never is 1: without any that holds all amounts wait', async () => {
  const { answers } = await endOf(yaml, [waiting], questions)
  expect(answers.lines).toMatchObject([{ order_id: '2' }])
  expect(answers.returns).toEqual([])
  expect(answers.amounts).toEqual([])
  expect(answers.products).toEqual([
    { product_id: 'CUP', unit_cost: null },
    // Known by its line alone.
    { product_id: 'MUG', unit_cost: null },
  ])
}, 60_000)
