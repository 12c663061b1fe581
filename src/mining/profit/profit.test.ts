import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectExplained } from '../../../test/support/explained-ledger.js'
import { type Costs, costsSchema, type DriverName, driverNames, driverScopes } from '../../config/costs.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { analyses } from '../analysis.js'
import { bindDay } from '../features.js'
import { moneyText, tenThousandths } from '../money.js'
import { mine } from '../run.js'
import { buildSmallStar, fill, type SmallSale, type SmallStar } from '../small-star.js'
import { type Counted, costCauses, ownOrderCosts } from './cause-sql.js'
import { costEvents, costRates, goodsBands } from './cost-sql.js'

const asOf = '2024-07-01' as Day

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

const costs = (written: unknown): Costs => costsSchema.parse(written)

const orders = analyses().filter(({ name }) => name === 'orders')

async function reckon(star: SmallStar, declared: Costs, recorded = false): Promise<void> {
  await buildSmallStar(engine, star)
  await mine(engine, { asOf, registry: {}, analyses: orders, profit: { costs: declared, recorded } })
}

/** And every customer's statement is told by its records. */
async function reckonExplained(star: SmallStar, declared: Costs, recorded = false): Promise<void> {
  await reckon(star, declared, recorded)
  await expectExplained(engine, asOf, declared, recorded)
}

const check = () => rows(engine, bindDay(sqlFile('checks/profit_adds_up.sql'), asOf))

type Sum = { of: string; amount: string }
/** What the ledger has by entry, or by entry and activity. */
const sums = async (of = "entry || case when activity = '' then '' else ' ' || activity end", where = '1 = 1') =>
  Object.fromEntries(
    (
      await rows(
        engine,
        statement<Sum>(
          `select cast(${of} as varchar) as of, cast(sum(amount) as decimal(18,4)) as amount
          from mart_profit_line where ${where} group by 1 order by 1`,
        ),
      )
    ).map(({ of: name, amount }) => [name, amount]),
  )

const sale = (order: number, customer: number, day: string, more: Partial<SmallSale> = {}): SmallSale => ({
  order,
  customer,
  day,
  ...more,
})

const shop: SmallStar = {
  sales: [
    // Customer 1: 2 units of 10.00 that cost 7.00 each by their line, one of which comes back.
    sale(1, 1, '2024-01-10', { units: 2, cost: '14' }),
    sale(1, 1, '2024-01-10', { line: 2, price: '5', discount: '1', product: 7 }),
    sale(2, 2, '2024-02-10', { product: 7, units: 3, price: '4' }),
    sale(3, 2, '2024-03-10', { product: 9, price: '2' }),
    sale(4, 0, '2024-03-11', { product: 7, price: '4' }),
    sale(5, 2, '2024-03-12', { type: 'charge', price: '3' }),
    sale(6, 2, '2024-07-01', { price: '1000' }),
  ],
  returns: [
    { id: 1, customer: 1, day: '2024-02-01', takes: { order: 1 } },
    { id: 2, customer: 2, day: '2024-04-01', price: '4' },
  ],
  costs: [{ product: 7, from: '2020-01-01', cost: '3' }],
}

describe('the ledger', () => {
  it('holds sales, what goes from them, goods kept, and activities by their drivers', async () => {
    await reckonExplained(
      shop,
      costs({
        activities: {
          handling: { driver: 'orders', rate: 1.5 },
          picking: { driver: 'lines', rate: { '2024-01-01': 0.2, '2024-03-01': 0.3 }, to: '2024-03-10' },
          packing: { driver: 'units', rate: '0.05' },
          'taking back': { driver: 'returns', rate: 2 },
          winning: { driver: 'new_customers', rate: 4 },
          overhead: { driver: 'revenue', rate: 0.01 },
        },
      }),
    )
    expect(await sums()).toEqual({
      gross_sales: '43.0000',
      discounts: '-1.0000',
      returns: '-14.0000',
      // 14 - 7 of the unit that came back, 3 + 9 + 3 by their product; nobody knows what product 9 costs.
      goods: '-22.0000',
      'serve handling': '-6.0000',
      // Three lines of 0.20, one of 0.30 on the last day.
      'serve picking': '-0.9000',
      'serve packing': '-0.4000',
      'serve taking back': '-4.0000',
      'serve overhead': '-0.4200',
      'reach winning': '-8.0000',
    })
    expect(await check()).toEqual([])
    expect(
      await rows(
        engine,
        statement(
          `select customer_key, net_sales, goods, uncosted_sales, cost_to_serve, cost_to_reach, profit
          from mart_profit order by customer_key`,
        ),
      ),
    ).toEqual([
      {
        customer_key: 0n,
        ...{ net_sales: '4.0000', goods: '3.0000', uncosted_sales: '0.0000' },
        ...{ cost_to_serve: '1.5900', cost_to_reach: '0.0000', profit: '-0.5900' },
      },
      {
        customer_key: 1n,
        ...{ net_sales: '14.0000', goods: '10.0000', uncosted_sales: '0.0000' },
        ...{ cost_to_serve: '4.2900', cost_to_reach: '4.0000', profit: '-4.2900' },
      },
      {
        customer_key: 2n,
        // 2.00 of product 9, less 4.00 given back without an order.
        ...{ net_sales: '10.0000', goods: '9.0000', uncosted_sales: '-2.0000' },
        ...{ cost_to_serve: '5.8400', cost_to_reach: '4.0000', profit: '-8.8400' },
      },
    ])
  })

  it('earns what value so far says, where records tell what goods cost', async () => {
    await buildSmallStar(engine, shop)
    await mine(engine, { asOf, profit: { costs: costs({}), recorded: false } })
    const [both] = await rows(
      engine,
      statement<{ ledger: string; customers: string }>(
        `select cast(sum(case when is_costed then amount end) as decimal(18,4)) as ledger,
        (select cast(sum(value_so_far) as decimal(18,4)) from mart_customer) as customers from mart_profit_line`,
      ),
    )
    expect(both).toEqual({ ledger: '8.0000', customers: '8.0000' })
  })

  it('costs what goods cost when they were sold: the first cost that is known before it, too, whatever is known of them earlier', async () => {
    const sales = ['2024-01-10', '2024-03-09', '2024-03-10'].map((day, i) => sale(i + 1, 1, day, { product: 7 }))
    await reckonExplained(
      {
        sales,
        costs: [
          // A product master without a time knows the product and no cost; the firm's midnight lies an hour before that of UTC.
          { product: 7, from: '1970-01-01', to: '2024-02-01', cost: null },
          { product: 7, from: '2024-02-01', to: '2024-03-09T23:00:00.000000Z', cost: '3' },
          { product: 7, from: '2024-03-09T23:00:00.000000Z', cost: '5' },
        ],
      },
      costs({}),
    )
    expect(await sums('on_day', "entry = 'goods'")).toEqual({
      ...{ '2024-01-10': '-3.0000', '2024-03-09': '-3.0000', '2024-03-10': '-5.0000' },
    })
  })

  it('takes a declared margin by the price of a unit, where no record tells', async () => {
    await reckonExplained(
      shop,
      costs({ goods: [{ below: 3, margin: 0.6 }, { below: 10, margin: 0.5 }, { margin: 0.25 }] }),
    )
    // 2.00 of product 9 leaves .80 of cost; records hold where they tell.
    expect(await sums('entry', "entry = 'goods'")).toEqual({ goods: '-22.8000' })
    expect(await sums('is_costed', "entry <> 'goods'")).toEqual({ true: '32.0000', false: '-4.0000' })
  })
})

describe('pools', () => {
  const even = (amount: string, more = {}) =>
    costs({ activities: { room: { driver: 'lines', pool: { '2024-02': amount }, ...more } } })
  const lines = (count: number, day = '2024-02-10'): SmallStar => ({
    sales: Array.from({ length: count }, (_, i) => sale(i + 1, i + 1, day)),
  })
  const parts = async () =>
    (
      await rows(
        engine,
        statement<{ amount: string }>(
          "select -amount as amount from mart_profit_line where entry = 'serve' order by customer_key, order_key",
        ),
      )
    ).map(({ amount }) => amount)

  it('lose no cent: 10.00 of three lines is 3.3333, 3.3334 and 3.3333', async () => {
    await reckon(lines(3), even('10'))
    expect(await parts()).toEqual(['3.3333', '3.3334', '3.3333'])
    expect(await check()).toEqual([])
  })

  it('stay unallocated where nothing of their driver happened, or no capacity was used', async () => {
    await reckon(lines(3, '2024-03-01'), even('10'))
    expect(await sums('entry', "activity = 'room'")).toEqual({ unallocated: '-10.0000' })
    await reckon(lines(3), even('10', { capacity: 8 }))
    expect(await sums('entry', "activity = 'room'")).toEqual({ serve: '-3.7500', unallocated: '-6.2500' })
    // More than the pool could serve: it is spread over what there was.
    await reckon(lines(3), even('10', { capacity: 2 }))
    expect(await sums('entry', "activity = 'room'")).toEqual({ serve: '-10.0000' })
  })

  it('of a year cost in January what January is of it, and nothing before they begin', async () => {
    const declared = costs({
      activities: {
        rent: { driver: 'revenue', pool: { 2024: 366, 2025: 1000 } },
        summer: { driver: 'revenue', pool: { '2024-Q3': 900 } },
      },
    })
    await reckon({ sales: [sale(1, 1, '2024-01-10')] }, declared)
    // 182 days of 2024 lie before the first of July.
    expect(await sums('activity', "activity <> ''")).toEqual({ rent: '-182.0000' })
  })

  it('that records tell are spread by month and channel; of others nobody says what causes them', async () => {
    await fill(engine, 'fct_activity_cost', [
      { cost_key: 1n, activity: 'calls', period: '2024-02-01', amount: '30', channel_key: 0n },
      { cost_key: 2n, activity: 'calls', period: '2024-02-20', amount: '10', channel_key: 0n },
      { cost_key: 3n, activity: 'calls', period: '2024-03-01', amount: '7', channel_key: 0n },
      { cost_key: 4n, activity: 'calls', period: '2024-02-01', amount: '5', channel_key: 8n },
      { cost_key: 5n, activity: 'coffee', period: '2024-02-01', amount: '2.5', channel_key: 0n },
      { cost_key: 6n, activity: 'calls', period: '2024-08-01', amount: '999', channel_key: 0n },
    ])
    const call = (key: number, customer: number, channel: number, seconds: string | null) => ({
      ...{ interaction_key: BigInt(key), customer_record_key: BigInt(customer), channel_key: BigInt(channel) },
      ...{ started_at: '2024-02-03T10:00:00.000000Z', started_on: '2024-02-03', handle_s: seconds },
    })
    await fill(engine, 'fct_interaction', [
      call(1, 1, 8, '90'),
      call(2, 2, 9, '270'),
      call(3, 2, 9, null),
      call(4, 0, 9, '120'),
    ])
    const declared = costs({ activities: { calls: { driver: 'minutes', pool: 'records' } } })
    await reckonExplained({ sales: [sale(1, 1, '2024-01-10'), sale(2, 2, '2024-01-10')] }, declared, true)
    expect(await check()).toEqual([])
    // 40.00 of 8 minutes: 7.50, 22.50 and 10.00 of a caller whom nobody knows; 5.00 of the first alone.
    expect(await sums("customer_key || ' ' || entry || ' ' || activity", "activity <> ''")).toEqual({
      '0 serve calls': '-10.0000',
      '0 unallocated calls': '-7.0000',
      '0 unallocated coffee': '-2.5000',
      '1 serve calls': '-12.5000',
      '2 serve calls': '-22.5000',
    })
    // The first caller's minute and a half is of both pools, and counts once.
    const units = "select cast(sum(quantity) as varchar) as units from mart_profit_line where activity = 'calls'"
    expect(await rows(engine, statement(units))).toEqual([{ units: '8.000000' }])
  })

  it('add up whatever they are spread over, in any order of arrival', async () => {
    const line = fc.record({ customer: fc.integer({ min: 0, max: 4 }), units: fc.integer({ min: 1, max: 9 }) })
    const cents = fc.integer({ min: 1, max: 10_000_000 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), cents, async (drawn, pool) => {
        const amount = moneyText(BigInt(pool))
        const sales = drawn.map(({ customer, units }, i) => sale(i % 7, customer, '2024-02-10', { units, line: i }))
        const declared = costs({ activities: { room: { driver: 'units', pool: { '2024-02': amount } } } })
        await reckon({ sales }, declared)
        const spread = await parts()
        expect(spread.reduce((sum, part) => sum + tenThousandths(part), 0n)).toBe(BigInt(pool))
        expect(spread.every(part => tenThousandths(part) >= 0n)).toBe(true)
        expect(await check()).toEqual([])
        await reckon({ sales: sales.toReversed() }, declared)
        expect(await parts()).toEqual(spread)
      }),
      { numRuns: 10 },
    )
  })
})

describe('what happens several times', () => {
  it('costs as often as it happened and moves nothing else: payments of an order, cases of a call, wins of a campaign', async () => {
    const once = { sales: [sale(1, 1, '2024-01-10', { units: 2 }), sale(1, 1, '2024-01-10', { line: 2 })] }
    const paid = (key: number, fee: string | null, customer = 1n) => ({
      ...{ payment_key: BigInt(key), order_key: 1n, customer_record_key: customer, fee, amount: '10' },
      ...{ paid_at: '2024-01-11T10:00:00.000000Z', paid_on: '2024-01-11' },
    })
    await fill(engine, 'fct_payment', [paid(1, '0.30'), paid(2, '0.25', 0n), paid(3, null)])
    const opened = { opened_at: '2024-01-12T10:00:00.000000Z', opened_on: '2024-01-12' }
    await fill(engine, 'fct_service_case', [
      { case_key: 1n, customer_record_key: 1n, category: 'late', ...opened },
      { case_key: 2n, customer_record_key: 1n, category: 'broken', ...opened },
    ])
    await fill(engine, 'fct_interaction', [
      {
        interaction_key: 1n,
        case_key: 1n,
        customer_record_key: 1n,
        started_at: opened.opened_at,
        started_on: opened.opened_on,
      },
    ])
    await fill(engine, 'dim_campaign', [
      { campaign_key: 5n, campaign_id: 'spring', started_on: '2024-02-01', cost: '10' },
      { campaign_key: 6n, campaign_id: 'silent', started_on: '2024-02-01', cost: '4' },
      { campaign_key: 7n, campaign_id: 'told by contact', started_on: '2024-02-01', cost: null },
    ])
    const contact = (key: number, campaign: number, customer: number, more = {}) => ({
      ...{ contact_key: BigInt(key), campaign_key: BigInt(campaign), customer_record_key: BigInt(customer) },
      ...{ sent_on: '2024-02-02', is_control: null, cost: '0.40', ...more },
    })
    await fill(engine, 'fct_campaign_contact', [
      contact(1, 5, 1),
      contact(2, 5, 1, { responded: true }),
      contact(3, 5, 2, { sent_on: null }),
      contact(4, 5, 2, { is_control: true }),
      contact(5, 7, 2),
    ])
    await reckonExplained(
      { ...once, records: [1, 2] },
      costs({
        activities: {
          payments: { driver: 'payments', rate: 1 },
          fees: { driver: 'fees' },
          cases: { driver: 'cases', rate: 3 },
          broken: { driver: 'cases', rate: 5, categories: ['broken'] },
          calls: { driver: 'interactions', rate: 2 },
          letters: { driver: 'contacts', rate: 0.5 },
          campaigns: { driver: 'campaigns' },
        },
      }),
    )
    expect(await sums("customer_key || ' ' || entry || ' ' || activity")).toEqual({
      '1 gross_sales ': '30.0000',
      '1 serve payments': '-3.0000',
      '1 serve fees': '-0.5500',
      '1 serve cases': '-6.0000',
      '1 serve broken': '-5.0000',
      '1 serve calls': '-2.0000',
      '1 reach letters': '-1.0000',
      '2 reach letters': '-1.0000',
      // 10.00 once, over three contacts; 0.40 by the contact's own word; nobody was contacted for 4.00.
      '1 reach campaigns': '-6.6667',
      '2 reach campaigns': '-3.7333',
      '0 unallocated campaigns': '-4.0000',
    })
    expect(await check()).toEqual([])
  })
})

describe('the check', () => {
  it.each([
    ['a cent of a customer', 'update mart_profit set profit = profit + 0.01 where customer_key = 1'],
    [
      'a line of sales too many',
      "insert into mart_profit_line select * from mart_profit_line where entry = 'gross_sales' limit 1",
    ],
    ['a part of a pool', "delete from mart_profit_line where activity = 'room'"],
    [
      'a customer with what nobody caused',
      'update mart_profit set unallocated = 1, profit = profit + 1 where customer_key = 1',
    ],
  ])('finds %s', async (_, harm) => {
    await reckon(shop, costs({ activities: { room: { driver: 'lines', pool: { '2024-02': 10 } } } }))
    expect(await check()).toEqual([])
    await engine.run(statement(harm))
    expect(await check()).not.toEqual([])
  })
})

it('is gone with its tables once a project says nothing of costs any more', async () => {
  await reckon(shop, costs({}))
  await mine(engine, {
    asOf,
    registry: {},
    analyses: orders,
    standing: ['mart_profit', 'mart_profit_line', 'cost_rate'],
  })
  const left =
    "select table_name from information_schema.tables where table_name like '%profit%' or table_name like 'cost%'"
  expect(await rows(engine, statement(left))).toEqual([])
})

it('means the same on both engines, whatever the project declares', () => {
  const narrowed = (driver: DriverName) =>
    Object.fromEntries(driverScopes[driver].map(scope => [scope, ['a', "b'; drop"]]))
  const everything = costs({
    goods: [{ below: 3, margin: 0.6 }, { margin: 0.25 }],
    activities: Object.fromEntries(
      driverNames.flatMap(driver => [
        [`${driver} rated`, { driver, rate: { '2024-01-01': 1, '2024-02-01': 2 }, ...narrowed(driver) }],
        [`${driver} pooled`, { driver, pool: { 2024: 5 }, capacity: 7 }],
        [`${driver} told`, { driver, pool: 'records', capacity: 3 }],
      ]),
    ),
  })
  const all = Object.entries(everything.activities)
  const counted: readonly Counted[] = [
    ...all.map(([activity, { driver }]) => ({ activity, driver })),
    ...['parcel', 'orders told'].map(activity => ({ activity, driver: 'recorded' })),
    { activity: 'nobody', driver: null },
  ]
  const made = [
    costEvents(everything, true),
    costRates(everything, asOf, true),
    goodsBands(everything),
    costCauses(everything, counted),
    { file: ownOrderCosts(true), values: {} },
  ]
  const empty = [
    costEvents(costs({}), false),
    costRates(costs({}), asOf, false),
    costRates(costs({}), asOf, true),
    goodsBands(costs({})),
    costCauses(costs({}), []),
    { file: ownOrderCosts(false), values: {} },
  ]
  for (const { file, values } of [...made, ...empty]) {
    expect(portabilityFaults(file.text), file.path).toEqual([])
    // What a project says reaches SQL as values alone.
    expect(file.text).not.toContain('drop')
    expect(Object.keys(values).every(name => file.text.includes(`$${name}`))).toBe(true)
  }
  expect(Object.values(made[0]?.values ?? {})).toContain("b'; drop")
})
