import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { analysesOf } from '../analysis.js'
import { bindDay } from '../features.js'
import { mine } from '../run.js'
import { buildSmallStar, type SmallStar } from '../small-star.js'
import { sumsOfGroups } from './arm-sums.js'
import { buildSmallCampaigns, type SmallAnswer, type SmallCampaign, type SmallContact } from './small-campaigns.js'

const asOf = '2024-03-01' as Day
const parts = new Set<Part>(['campaign', 'campaign_contact', 'interaction'])
const registry = {}
/** Without that of customers, which reads scores. */
const analyses = (of: ReadonlySet<Part>) => analysesOf(of).filter(({ name }) => name !== 'customers')

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function campaigns(
  star: SmallStar,
  of: readonly SmallCampaign[],
  contacts: readonly SmallContact[],
  answers: readonly SmallAnswer[] = [],
): Promise<void> {
  await buildSmallStar(engine, star)
  await buildSmallCampaigns(engine, of, contacts, answers)
  await mine(engine, { asOf, parts, registry, analyses: analyses(parts) })
}

const told = async (text: string) =>
  (await rows(engine, statement<Row>(text))).map(row => Object.values(row).map(String).join(' '))

const check = () => rows(engine, bindDay(sqlFile('checks/mart_campaign_adds_up.sql'), asOf))

/** Customers 1 and 2 are contacted twice each, 3 is left out, 4 and 5 are two records of one customer, one contact names nobody. */
const contacts: readonly SmallContact[] = [
  { id: 11, campaign: 1, customer: 1, sent: '2024-01-10', cost: '0.50', channel: 1 },
  { id: 12, campaign: 1, customer: 1, sent: '2024-01-12', cost: '1.50', channel: 2 },
  { id: 13, campaign: 1, customer: 2, sent: '2024-01-10', cost: '0.50', channel: 1 },
  { id: 14, campaign: 1, customer: 2, sent: '2024-01-10', cost: '0.50', channel: 2 },
  { id: 15, campaign: 1, customer: 3, control: true, cost: '7' },
  { id: 16, campaign: 1, customer: 4, sent: '2024-01-11', channel: 2 },
  { id: 17, campaign: 1, customer: 5, sent: '2024-01-12', channel: 1 },
  { id: 18, campaign: 1, customer: 0, sent: '2024-01-12', channel: 1 },
  // Not sent before the night's day.
  { id: 19, campaign: 1, customer: 6, sent: '2024-03-01', cost: '9' },
]
const spring: SmallCampaign = { id: 1, started: '2024-01-10', ended: '2024-01-31', cost: '40' }
const shop: SmallStar = {
  sales: [
    // Before it, in it twice, after it.
    { order: 1, customer: 1, day: '2024-01-09' },
    { order: 2, customer: 1, day: '2024-01-10', cost: '4' },
    { order: 3, customer: 1, day: '2024-01-31', units: 2, cost: '10' },
    { order: 3, line: 2, customer: 1, day: '2024-01-31', price: '5', cost: '1' },
    { order: 4, customer: 1, day: '2024-02-01' },
    // Given back.
    { order: 5, customer: 2, day: '2024-01-20' },
    { order: 6, customer: 3, day: '2024-01-10', price: '7' },
    { order: 7, customer: 5, day: '2024-01-15', price: '8' },
    { order: 8, customer: 0, day: '2024-01-15', price: '100' },
  ],
  returns: [{ id: 1, customer: 2, day: '2024-01-25', takes: { order: 5 } }],
  records: [1, 2, 3, 4, 5, 6],
  merged: { 5: 4 },
}
const answers: readonly SmallAnswer[] = [
  { id: 1, campaign: 1, customer: 1, day: '2024-01-15' },
  { id: 2, campaign: 1, customer: 1, day: '2024-01-16' },
  { id: 3, campaign: 1, customer: 5, day: '2024-01-16' },
  { id: 4, campaign: 1, customer: 2, day: '2024-03-01' },
]

describe('the marts of campaigns', () => {
  it('count a customer once whatever number of contacts, orders, lines and answers there are', async () => {
    await campaigns(shop, [spring], contacts, answers)
    expect(
      await told(
        `select contact_key, customer_key, arm, channel_key, contacts, contact_cost, responded, answers, bought, revenue, margin
        from mart_campaign_customer order by contact_key`,
      ),
    ).toEqual([
      '11 1 contacted 1 2 2.0000 true 2 true 35.0000 20.0000',
      '13 2 contacted 1 2 1.0000 false 0 false 0.0000 null',
      '15 3 control 0 1 null null 0 true 7.0000 null',
      '16 4 contacted 2 2 null true 1 true 8.0000 null',
      '18 0 contacted 1 1 null false 0 false 0.0000 0.0000',
    ])
  })

  it('hold the cost once, and what the contacted did', async () => {
    await campaigns(shop, [spring], contacts, answers)
    expect(
      await told(
        `select customers, controls, contacts, responded, bought, revenue, margin, cost, cost_by, response_by, bought_by,
        revenue_by, response_rate, conversion_rate, cost_to_revenue, revenue_return, margin_return, delivered from mart_campaign`,
      ),
    ).toEqual([
      `4 1 7 2 2 43.0000 20.0000 40.0000 campaign interactions orders orders 0.5 0.5 ${40 / 43} ${3 / 40} -0.5 null`,
    ])
    expect(
      await told(
        'select arm, is_control, channel_key, customers, contacts, contact_cost, responded, revenue from mart_campaign_arm order by arm, channel_key',
      ),
    ).toEqual([
      'contacted false 1 3 5 3.0000 1 35.0000',
      'contacted false 2 1 2 null 1 8.0000',
      'control true 0 1 1 null null 7.0000',
    ])
    expect(await check()).toEqual([])
  })

  it('tell customers apart by what they had bought before the campaign, and by nothing that came later', async () => {
    await campaigns(
      {
        sales: [
          { order: 1, customer: 1, day: '2024-01-09', price: '10' },
          { order: 2, customer: 1, day: '2024-01-12', price: '500' },
          { order: 3, customer: 2, day: '2023-10-02', price: '20' },
          // Over a year ago: it lapsed, and spent nothing in the year before.
          { order: 4, customer: 3, day: '2023-01-01', price: '900' },
          { order: 5, customer: 4, day: '2024-01-10', price: '30' },
          { order: 6, customer: 5, day: '2023-12-10', price: '30' },
        ],
        records: [1, 2, 3, 4, 5],
      },
      [{ id: 1, started: '2024-01-10', ended: '2024-01-31' }],
      [1, 2, 3, 4, 5].map(customer => ({
        id: 10 + customer,
        campaign: 1,
        customer,
        sent: `2024-01-${9 + customer}`,
        control: customer === 5,
      })),
    )
    const sums = await rows(engine, sumsOfGroups(sqlFile('reports/campaign_past_groups.sql')))
    expect(
      sums.map(({ is_control, kind, value, customers, bought, revenue }) =>
        [is_control, kind, value, customers, bought, revenue].join(' '),
      ),
    ).toEqual([
      'false (recency) 1-30 days 1 1 500.0000',
      'false (recency) 91-180 days 1 0 0.0000',
      'false (recency) never 1 0 0.0000',
      'false (recency) over 180 days 1 0 0.0000',
      'false (spend) lowest third 1 1 500.0000',
      'false (spend) middle third 1 0 0.0000',
      'false (spend) nothing 2 0 0.0000',
      'true (recency) 31-90 days 1 0 0.0000',
      'true (spend) highest third 1 0 0.0000',
    ])
  })

  it.each([
    ['mart_campaign', 'update mart_campaign set cost = cost + 40'],
    ['mart_campaign_arm', 'update mart_campaign_arm set revenue = revenue + 0.01 where channel_key = 2'],
    ['mart_campaign_arm', 'update mart_campaign_arm set bought = bought + 1 where channel_key = 2'],
    ['mart_campaign_customer', 'update mart_campaign_customer set contacts = contacts + 1 where contact_key = 11'],
    ['mart_campaign', 'delete from mart_campaign'],
  ])('are found out when %s holds something twice, or lacks it', async (_, change) => {
    await campaigns(shop, [spring], contacts, answers)
    await engine.run(statement(change))
    expect(await check()).toHaveLength(1)
  })

  it('take the word of contacts before that of orders, and know what has not come yet', async () => {
    const words: readonly SmallContact[] = [
      { id: 1, campaign: 2, customer: 1, responded: true, revenue: '12.50', cost: '1', delivered: true },
      { id: 2, campaign: 2, customer: 2, respondedOn: '2024-03-01', delivered: false },
      { id: 3, campaign: 2, customer: 3, control: true, cost: '1', arm: 'out' },
    ]
    await campaigns(shop, [{ id: 2 }], words)
    expect(
      await told(
        `select customers, delivered, responded, bought, revenue, margin, cost, cost_by, response_by, bought_by, response_rate
        from mart_campaign`,
      ),
    ).toEqual(['2 1 1 1 12.5000 null 1.0000 contacts contacts contacts 1'])
    expect(await told('select arm, responded, bought, revenue from mart_campaign_customer where is_control')).toEqual([
      'out null null null',
    ])
    expect(await check()).toEqual([])
  })

  it('count orders for 30 days where a campaign has no last day, and none where there were no orders then', async () => {
    const star: SmallStar = {
      sales: ['2024-01-10', '2024-02-08', '2024-02-09'].map((day, i) => ({ order: i + 1, customer: 1, day })),
    }
    const mailed = (campaign: number) => ({ id: campaign, campaign, customer: 1 })
    await campaigns(
      star,
      [{ id: 1, started: '2024-01-10' }, { id: 2, started: '2023-01-01', ended: '2023-02-01' }, { id: 3 }],
      [1, 2, 3].map(mailed),
    )
    expect(
      await told(
        'select campaign_key, bought, revenue, bought_by, response_by from mart_campaign order by campaign_key',
      ),
    ).toEqual(['1 1 20.0000 orders null', '2 null null null null', '3 null null null null'])
  })

  it('leave whoever stands in several arms out of every comparison', async () => {
    await campaigns(
      shop,
      [{ id: 1 }],
      [
        { id: 1, campaign: 1, customer: 1, arm: 'a', responded: true },
        { id: 2, campaign: 1, customer: 1, arm: 'b', control: true },
      ],
    )
    expect(await told('select arm, is_control from mart_campaign_customer')).toEqual(['several false'])
  })

  it('take nobody into an arm who was left out of it, too', async () => {
    await campaigns(
      shop,
      [spring],
      [
        { id: 4, campaign: 1, customer: 4, control: true, arm: 'a' },
        { id: 5, campaign: 1, customer: 5, sent: '2024-01-12', arm: 'a' },
      ],
    )
    expect(await told('select customer_key, arm, is_control from mart_campaign_customer')).toEqual(['4 several false'])
  })

  it('count two waves of a campaign as one, from the first contact of each customer', async () => {
    await campaigns(
      shop,
      [{ id: 1, started: '2024-01-01', ended: '2024-01-31', cost: '10' }],
      [
        { id: 1, campaign: 1, customer: 1, sent: '2024-01-11', arm: 'a' },
        { id: 2, campaign: 1, customer: 1, sent: '2024-01-05', arm: 'a' },
        { id: 3, campaign: 1, customer: 2, sent: '2024-01-20', arm: 'a' },
      ],
    )
    // What the second gave back later is no purchase.
    expect(await told('select customer_key, contacts, from_on, bought, revenue from mart_campaign_customer')).toEqual([
      '1 2 2024-01-05 true 45.0000',
      '2 1 2024-01-20 false 0.0000',
    ])
    expect(await told('select customers, contacts, revenue, cost from mart_campaign')).toEqual(['2 3 45.0000 10.0000'])
  })

  it('cost a project without campaigns nothing', async () => {
    await engine.run(statement('drop table if exists mart_campaign'))
    await buildSmallStar(engine, shop)
    await mine(engine, { asOf, registry, analyses: analyses(new Set()) })
    const there = await rows(
      engine,
      statement("select table_name from information_schema.tables where table_name = 'mart_campaign'"),
    )
    expect(there).toEqual([])
  })

  it('hold the same totals however often contacts, orders and answers are split', async () => {
    const day = fc.integer({ min: 1, max: 28 }).map(n => `2024-01-${String(n).padStart(2, '0')}`)
    const made = fc.record({
      orders: fc.array(fc.record({ customer: fc.integer({ min: 1, max: 3 }), day }), { maxLength: 12 }),
      repeats: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(made, async ({ orders, repeats }) => {
        const star: SmallStar = {
          sales: orders.map((one, i) => ({ ...one, order: i + 1 })),
          records: [1, 2, 3],
        }
        const many = repeats.flatMap((times, i) =>
          Array.from({ length: times }, (_, at) => ({
            id: 10 * (i + 1) + at,
            campaign: 1,
            customer: i + 1,
            sent: '2024-01-05',
          })),
        )
        await campaigns(star, [{ ...spring, started: '2024-01-05' }], many)
        const within = orders.filter(one => one.day >= '2024-01-05')
        const buyers = new Set(within.map(({ customer }) => customer)).size
        const revenue =
          orders.length === 0 || [...orders].every(one => one.day < '2024-01-05')
            ? 'null'
            : `${within.length * 10}.0000`
        const bought = revenue === 'null' ? 'null' : buyers
        expect(await told('select customers, contacts, bought, revenue, cost from mart_campaign')).toEqual([
          `3 ${many.length} ${bought} ${revenue} 40.0000`,
        ])
        expect(await check()).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})
