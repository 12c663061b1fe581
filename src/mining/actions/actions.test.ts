import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actions, actionsSchema } from '../../config/actions.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { buildSmallCampaigns, type SmallContact } from '../campaigns/small-campaigns.js'
import { bindDay } from '../features.js'
import { models } from '../registry.js'
import { mine } from '../run.js'
import { buildSmallStar, fill, type SmallSale } from '../small-star.js'
import { tryActions } from './build-actions.js'

const asOf = '2024-07-01' as Day
const parts = new Set<Part>(['campaign', 'campaign_contact', 'interaction', 'customer_attribute'])

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

const actions = (written: unknown): Actions => actionsSchema.parse(written)

const told = async (text: string) =>
  (await rows(engine, statement<Row>(text))).map(row => Object.values(row).map(String).join(' '))

const holds = async () => rows(engine, bindDay(sqlFile('checks/next_activities_hold.sql'), asOf))

const buyers = 400
const everybody = Array.from({ length: buyers }, (_, i) => i + 1)
/** Of two purchases in winter the price of each, a half of which is margin. */
const priceOf = (customer: number) => 10 + (customer % 50)
const sales: readonly SmallSale[] = everybody.flatMap(customer =>
  ['2023-12-01', '2024-01-15'].map((day, k) => {
    const price = priceOf(customer)
    return { order: customer * 10 + k, customer, day, price: String(price), cost: String(price / 2) }
  }),
)
/** In spring all with odd numbers were written to: of those with a dog 4 of 5 bought, of all others, left out or not, 1 of 5. */
const hasDog = (customer: number) => customer % 4 < 2
const isControl = (customer: number) => customer % 2 === 0
const bought = (customer: number) => (!isControl(customer) && hasDog(customer)) !== (customer % 5 === 0)
const contacts: readonly SmallContact[] = everybody.map(customer => ({
  id: customer,
  campaign: 1,
  customer,
  arm: 'letter',
  control: isControl(customer),
  channel: 1,
  sent: '2024-03-01',
  converted: bought(customer),
}))

async function star(more: readonly SmallContact[] = []): Promise<void> {
  await buildSmallStar(engine, { sales })
  await buildSmallCampaigns(
    engine,
    [
      { id: 1, started: '2024-03-01', ended: '2024-03-31' },
      { id: 2, started: '2024-06-20', ended: '2024-07-20' },
    ],
    [...contacts, ...more],
  )
  await dogs(hasDog)
}

async function dogs(has: (customer: number) => boolean): Promise<void> {
  await fill(engine, 'customer_observation', [])
  await fill(
    engine,
    'customer_attribute',
    everybody.map(customer => ({
      customer_record_key: BigInt(customer),
      name: 'dog',
      valid_from: '2020-01-01T00:00:00.000000Z',
      is_current: true,
      value: has(customer) ? 'yes' : 'no',
      record_key: BigInt(customer),
    })),
  )
}

async function choose(
  of: Actions,
  more: { readonly asOf?: Day; readonly handedOut?: readonly string[] } = {},
): Promise<void> {
  await mine(engine, { asOf, parts, registry: { rfm: models.rfm }, options: {}, actions: of, ...more })
}

const letter = { channel: 'email', cost: 6, changes: 'response', evidence: { campaign: 'k1', assume: 0.5 } }
const gift = { channel: 'shop', cost: 3, changes: 'response', evidence: { assume: 0.2 } }

describe('what to do next', () => {
  it('is what a measured campaign is worth to each customer: by their group where groups surely differ', async () => {
    await star()
    await choose(
      actions({ control: 0, activities: { letter, gift: { ...gift, who: { where: 'customer_key <= 40' } } } }),
    )
    // Of 100 contacted and 100 left out with a dog .8 and .2: .6, with a standard error of the root of .0032.
    const moved = 0.6 * (1 - 0.0032 / 0.36)
    const profit = (customer: number, chance: number, cost: number) => (chance * priceOf(customer)) / 2 - cost
    const writing = everybody.filter(customer => hasDog(customer) && profit(customer, moved, 6) > 0)
    const giving = everybody.filter(customer => customer <= 40 && profit(customer, 0.2, 3) > 0)
    const given = giving.filter(
      customer => !writing.includes(customer) || profit(customer, 0.2, 3) > profit(customer, moved, 6),
    )
    const written = writing.filter(customer => !given.includes(customer))
    expect(given.length * written.length).toBeGreaterThan(0)
    expect(
      await told(
        'select activity, evidence, measure, group_by, round(uplift, 3), worth_by, eligible, not_worth, worthwhile, chosen from mart_activity order by 1',
      ),
    ).toEqual([
      `gift assumed null null 0.2 margin 40 ${40 - giving.length} ${giving.length} ${given.length}`,
      `letter group conversion dog 0.3 margin 400 ${400 - writing.length} ${writing.length} ${written.length}`,
    ])
    const keys = await told("select customer_key from mart_next_activity where activity = 'letter' order by 1")
    expect(keys).toEqual(written.map(String))
    expect(
      await told(
        `select chance, at_stake, effect, cost, round(benefit_index, 6), reason, is_control from mart_next_activity where customer_key = ${written[0]}`,
      ),
    ).toEqual([
      (() => {
        const stake = priceOf(written[0] ?? 0) / 2
        const effect = moved * stake
        return `${Number(moved.toPrecision(10))} ${stake.toFixed(4)} ${effect.toFixed(6)} 6.0000 ${Number(((Number(effect.toFixed(6)) - 6) / 6).toFixed(6))} group false`
      })(),
    ])
    expect(await holds()).toEqual([])
  })

  it('tells customers apart by what tells them apart most surely: by what they had done, though an attribute goes with it', async () => {
    // Contact moves those alone who had lapsed by then; most of them have a dog, and few of the others.
    const hadLapsed = (customer: number) => customer <= 200
    const last = (customer: number) => (hadLapsed(customer) ? '2023-06-01' : '2024-02-20')
    await buildSmallStar(engine, { sales: sales.map(one => ({ ...one, day: last(one.customer) })) })
    const buys = (customer: number) =>
      isControl(customer) ? customer % 10 === 0 : (customer % 10 === 1) !== hadLapsed(customer)
    await buildSmallCampaigns(
      engine,
      [{ id: 1, started: '2024-03-01', ended: '2024-03-31' }],
      contacts.map(one => ({ ...one, converted: buys(one.customer ?? 0) })),
    )
    await dogs(customer => customer % 8 < (hadLapsed(customer) ? 6 : 2))
    await choose(actions({ control: 0, activities: { letter } }))
    expect(await told('select evidence, group_by, uplift from mart_activity')).toEqual(['habit recency_days 0.3'])
  })

  it('takes a campaign without a day for what it tells of all: of a project without orders, too', async () => {
    await buildSmallStar(engine, { sales: [], records: everybody })
    await buildSmallCampaigns(
      engine,
      [{ id: 1 }],
      contacts.map(({ sent: _, ...one }) => one),
    )
    await dogs(() => true)
    await choose(actions({ control: 0, activities: { letter: { ...letter, worth: '100' } } }))
    expect(await told('select evidence, uplift, no_evidence, worthwhile, chosen from mart_activity')).toEqual([
      'measured 0.3 0 400 400',
    ])
  })

  it('asks for consent, leaves in peace whom the firm contacted of late, and forgets who is gone', async () => {
    await star([
      { id: 901, campaign: 2, customer: 49, sent: '2024-06-25', channel: 2 },
      { id: 902, campaign: 2, customer: 48, sent: '2024-06-10', channel: 1 },
      { id: 903, campaign: 2, customer: 47, sent: '2024-06-10', channel: 2 },
      { id: 904, campaign: 2, customer: 46, sent: '2024-06-25', control: true },
      // On the night's day: not known yet.
      { id: 905, campaign: 2, customer: 45, sent: '2024-07-01', channel: 1 },
      ...[1, 2, 3].map(n => ({ id: 910 + n, campaign: 2, customer: 44, sent: `2024-05-0${n}`, channel: 2 })),
    ])
    await engine.run(statement('update dim_customer set is_deleted = true where customer_key = 43'))
    await engine.run(
      statement('update dim_customer set email_consent = customer_key <> 42 where customer_key between 40 and 42'),
    )
    const contact = { quiet_days: 14, by_channel: { email: 30 }, most: { times: 3, days: 61 } }
    const all = { ...letter, who: { where: 'customer_key between 40 and 49' }, evidence: { assume: 0.9 } }
    const fates = async (more: object) => {
      await choose(actions({ control: 0, contact: { ...contact, ...more }, activities: { letter: all } }))
      expect(await holds()).toEqual([])
      const found = await told('select customer_key from mart_next_activity order by 1')
      const [counts] = await told('select eligible, no_consent, too_soon, too_often, worthwhile from mart_activity')
      return [found.map(Number), counts]
    }
    // 49 within a fortnight, 48 by e-mail within a month, 44 three times from the 61st day before on.
    expect(await fates({})).toEqual([[40, 41, 45, 46, 47], '9 1 2 1 5'])
    expect(await fates({ unknown_consent: false })).toEqual([[40, 41], '9 7 0 0 2'])
    expect(await fates({ most: { times: 3, days: 60 } })).toEqual([[40, 41, 44, 45, 46, 47], '9 1 2 0 6'])
    // A call that a campaign and the call centre both tell of is one.
    await fill(engine, 'fct_interaction', [
      ...[2, 3].map(n => ({
        interaction_key: BigInt(n),
        customer_record_key: 44n,
        channel_key: 2n,
        direction: 'outbound',
        started_on: `2024-05-0${n}`,
        started_at: `2024-05-0${n}T10:00:00.000000Z`,
      })),
      {
        interaction_key: 9n,
        customer_record_key: 41n,
        channel_key: 2n,
        direction: 'inbound',
        started_on: '2024-06-30',
        started_at: '2024-06-30T10:00:00.000000Z',
      },
      {
        interaction_key: 10n,
        customer_record_key: 40n,
        channel_key: 2n,
        direction: 'outbound',
        started_on: '2024-06-30',
        started_at: '2024-06-30T10:00:00.000000Z',
      },
    ])
    expect(await fates({ most: { times: 4, days: 90 } })).toEqual([[41, 44, 45, 46, 47], '9 1 3 0 5'])
  })

  it('takes lists that went out for contacts, of those left alone as well, until a source tells of them', async () => {
    await star()
    await engine.run(statement('drop table if exists handed_out_activity'))
    const contact = { quiet_days: 3, by_channel: { email: 5 }, most: { times: 2, days: 60 } }
    const some = { ...letter, cost: 1, who: { where: 'customer_key <= 40' }, evidence: { assume: 0.9 } }
    const declared = actions({
      control: 0.5,
      contact,
      activities: { letter: some, gift: { ...some, channel: 'shop', cost: 2 } },
    })
    const on = async (day: string) => {
      await choose(declared, { asOf: day as Day, handedOut: ['letter'] })
      expect(await holds()).toEqual([])
      const found = await told('select activity, customer_key from mart_next_activity order by 2')
      const [fates] = await told("select too_soon, too_often, worthwhile from mart_activity where activity = 'letter'")
      return [found, fates]
    }
    const [first, atFirst] = await on('2024-07-01')
    expect(atFirst).toBe('0 0 40')
    expect(first).toContain('letter 40')
    expect(await told('select count(*), min(as_of) from handed_out_activity')).toEqual(['40 2024-07-01'])
    // The same day again: the same list. The next one nobody, left alone or not.
    expect(await on('2024-07-01')).toEqual([first, atFirst])
    expect(await on('2024-07-02')).toEqual([[], '40 0 0'])
    // By another channel after three days, by this one after five.
    const [later, atLast] = await on('2024-07-05')
    expect([later?.length, atLast]).toEqual([40, '40 0 0'])
    expect(later).toContain('gift 40')
    // What a source tells of within a week is the contact of the list, and no second one.
    await fill(engine, 'fct_interaction', [
      ...['2024-07-03', '2024-07-04'].map((day, n) => ({
        interaction_key: BigInt(n),
        customer_record_key: BigInt(39 + n),
        channel_key: 1n,
        direction: 'outbound',
        started_on: day,
        started_at: `${day}T10:00:00.000000Z`,
      })),
    ])
    await engine.run(
      statement(
        "insert into handed_out_activity select customer_key, date '2024-06-20', activity, channel, is_control from handed_out_activity where customer_key <> 40",
      ),
    )
    expect((await on('2024-07-12'))[1]).toBe('0 39 1')
    await engine.run(statement('delete from fct_interaction'))
  })

  it('keeps budget and capacity, says what other budgets would bring, and leaves the same customers alone every night', async () => {
    await star()
    const declared = actions({ budget: 300, capacity: { email: 20 }, control: 0.3, activities: { letter, gift } })
    await choose(declared)
    expect(await holds()).toEqual([])
    const [spent] = await told(
      "select sum(cost) <= 300, count(case when channel = 'email' then 1 end) from mart_next_activity",
    )
    expect(spent).toBe('true 20')
    const budgets = await rows(
      engine,
      statement<{ budget: string; profit: string; bound: number; is_own: boolean }>(
        'select budget, profit, bound, is_own from mart_activity_budget order by step',
      ),
    )
    expect(budgets.map(({ budget, is_own }) => [Number(budget), is_own])).toEqual([
      [75, false],
      [150, false],
      [225, false],
      [300, true],
      [450, false],
      [600, false],
    ])
    for (const { profit, bound } of budgets) expect(Number(profit)).toBeGreaterThan(0.98 * bound)
    const tried = await tryActions(engine, declared, { asOf, parts, options: {}, campaignDays: 30, personal: [] }, [
      150,
      null,
    ])
    expect(tried[0]).toMatchObject({ effect: expect.any(String), limits: { budget: 150 } })
    expect(Number(tried[0]?.effect) - Number(tried[0]?.cost)).toBeCloseTo(Number(budgets[1]?.profit), 6)
    const alone = await told('select customer_key || activity from mart_next_activity where is_control order by 1')
    expect(alone.length).toBeGreaterThan(5)
    await choose({ ...declared, budget: '500' })
    const later = await told('select customer_key || activity from mart_next_activity where is_control order by 1')
    expect(later.filter(one => alone.includes(one)).length).toBeGreaterThan(alone.length * 0.8)
  })

  it('says why a campaign is no evidence, and offers nobody what nothing tells of', async () => {
    await star([
      { id: 950, campaign: 2, customer: 5, sent: '2024-06-25', control: true },
      { id: 951, campaign: 2, customer: 6, sent: '2024-06-25', arm: 'b' },
    ])
    const of = (campaign: string, more: object = {}) => ({ ...letter, evidence: { campaign, ...more } })
    await choose(
      actions({
        activities: {
          a: of('k1', { of: 'margin' }),
          b: of('k2'),
          c: of('k2', { assume: 0.01 }),
          d: of('k9'),
          e: of('k1', { arm: 'none' }),
        },
      }),
    )
    expect(await told('select activity, evidence, lacking, no_evidence, chosen from mart_activity order by 1')).toEqual(
      [
        'a none unmeasured 400 0',
        'b none running 400 0',
        'c assumed running 0 0',
        'd none unknown_campaign 400 0',
        'e none unmeasured 400 0',
      ],
    )
    expect(await holds()).toEqual([])
  })

  it('is refused by its check where a limit is broken, and gone where nobody declares it', async () => {
    await star()
    await choose(actions({ budget: 60, activities: { letter } }))
    await engine.run(statement('update mart_activity_budget set budget = 5 where is_own'))
    await engine.run(statement('update mart_activity set capacity = 1'))
    await engine.run(statement('insert into mart_next_activity select * from mart_next_activity where place = 1'))
    expect((await holds()).map(({ kind }) => kind)).toEqual(['budget', 'sums', 'capacity', 'customer', 'activity'])
    await mine(engine, { asOf, parts, registry: {}, analyses: [], standing: ['mart_next_activity', 'mart_activity'] })
    await expect(told('select count(*) from mart_activity')).rejects.toThrow('mart_activity')
  })
})
