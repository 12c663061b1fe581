import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { costsSchema } from '../config/costs.js'
import { packageRoot } from '../config/package-root.js'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day, Row } from '../warehouse/engine/value.js'
import type { Part } from '../warehouse/star/parts/part.js'
import { buildSmallCampaigns } from './campaigns/small-campaigns.js'
import { mine } from './run.js'
import { buildSmallStar, fill, type SmallStar } from './small-star.js'

const asOf = '2024-03-01' as Day
const parts = new Set<Part>([
  'payment',
  'service_case',
  'interaction',
  'feedback',
  'opportunity',
  'web_event',
  'campaign',
  'campaign_contact',
])
const marts = readdirSync(join(packageRoot(), 'sql/marts')).map(name => name.replace('.sql', ''))

const shop: SmallStar = {
  sales: [
    { order: 1, customer: 1, day: '2024-01-10', units: 3, discount: '1.50', cost: '9' },
    { order: 1, line: 2, customer: 1, day: '2024-01-10', price: '5.25', cost: '2' },
    { order: 2, customer: 2, day: '2024-01-20', price: '7', cost: '3' },
    { order: 3, customer: 3, day: '2024-02-02', price: '8', cost: '3' },
  ],
  returns: [{ id: 1, customer: 1, day: '2024-02-05', takes: { order: 1, line: 1, units: 1 } }],
  merged: { 3: 2 },
}
const costs = costsSchema.parse({
  activities: { campaigns: { driver: 'campaigns' }, picking: { driver: 'lines', rate: 0.25 } },
})
const at = (day: string) => `${day}T10:00:00.000000Z`

/** How often each of these happened to one order, one customer, one call, one campaign. */
interface Times {
  readonly payments: number
  readonly cases: number
  readonly calls: number
  readonly answers: number
  readonly wins: number
  readonly visits: number
}

describe('no mart counts anything twice', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openDraft({ path: ':memory:', threads: 2 })
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  /** Every mart as it is, row by row. */
  async function reckoned(times: Times): Promise<Readonly<Record<string, readonly string[]>>> {
    await buildSmallStar(engine, shop)
    await buildSmallCampaigns(
      engine,
      [{ id: 1, started: '2024-01-15', ended: '2024-02-28', cost: '40' }],
      [
        { id: 1, campaign: 1, customer: 1, sent: '2024-01-15', responded: true },
        { id: 2, campaign: 1, customer: 2, sent: '2024-01-15', responded: false },
        { id: 3, campaign: 1, customer: 3, control: true },
      ],
    )
    const many = (of: keyof Times, row: (key: bigint) => Row): readonly Row[] =>
      Array.from({ length: times[of] }, (_, i) => row(BigInt(i + 1)))
    const order = { order_key: 1n, customer_record_key: 1n }
    await fill(
      engine,
      'fct_payment',
      many('payments', payment_key => ({
        ...order,
        payment_key,
        amount: '10',
        fee: '1',
        paid_at: at('2024-01-11'),
        paid_on: '2024-01-11',
      })),
    )
    await fill(
      engine,
      'fct_service_case',
      many('cases', case_key => ({
        ...order,
        case_key,
        category: 'late',
        opened_at: at('2024-01-12'),
        opened_on: '2024-01-12',
      })),
    )
    await fill(
      engine,
      'fct_interaction',
      many('calls', interaction_key => ({
        ...order,
        interaction_key,
        case_key: 1n,
        handle_s: '60',
        started_at: at('2024-01-12'),
        started_on: '2024-01-12',
      })),
    )
    await fill(
      engine,
      'fct_feedback',
      many('answers', feedback_key => ({
        ...order,
        feedback_key,
        case_key: 1n,
        kind: 'csat',
        score: '4',
        asked_at: at('2024-01-13'),
        asked_on: '2024-01-13',
      })),
    )
    await fill(
      engine,
      'fct_opportunity',
      many('wins', opportunity_key => ({
        opportunity_key,
        opportunity_id: `o${opportunity_key}`,
        campaign_key: 1n,
        customer_record_key: 1n,
        amount: '500',
        is_won: true,
        closed_on: '2024-02-01',
      })),
    )
    await fill(
      engine,
      'fct_web_event',
      many('visits', event_key => ({
        event_key,
        campaign_key: 1n,
        customer_record_key: 1n,
        occurred_at: at('2024-01-16'),
        occurred_on: '2024-01-16',
      })),
    )
    await mine(engine, { asOf, parts, profit: { costs, recorded: false } })
    const all: Record<string, readonly string[]> = {}
    for (const mart of marts)
      all[mart] = (await rows(engine, statement<Row>(`select * from ${mart} order by all`))).map(row =>
        Object.values(row).map(String).join(' '),
      )
    return all
  }

  it('however many payments an order, cases and calls a customer, answers a case, wins and visits a campaign has', async () => {
    const none = await reckoned({ payments: 0, cases: 0, calls: 0, answers: 0, wins: 0, visits: 0 })
    expect(Object.keys(none)).toEqual(marts)
    for (const mart of marts) expect(none[mart]?.length, mart).toBeGreaterThan(0)
    const times = fc.integer({ min: 0, max: 3 })
    const happened = fc.record({
      payments: times,
      cases: times,
      calls: times,
      answers: times,
      wins: times,
      visits: times,
    })
    await fc.assert(
      fc.asyncProperty(happened, async one => {
        expect(await reckoned(one)).toEqual(none)
      }),
      { numRuns: 3, examples: [[{ payments: 3, cases: 3, calls: 3, answers: 3, wins: 3, visits: 3 }]] },
    )
  })

  it('which would show: a mart that joins payments to orders does not stay as it is', async () => {
    await reckoned({ payments: 3, cases: 0, calls: 0, answers: 0, wins: 0, visits: 0 })
    const [sum] = await rows(
      engine,
      statement<{ joined: string; told: string }>(
        `select cast(sum(net_sales) as varchar) as joined, (select cast(sum(net_sales) as varchar) from mart_order) as told
        from mart_order left join fct_payment using (order_key)`,
      ),
    )
    expect(sum?.joined).not.toBe(sum?.told)
  })
})
