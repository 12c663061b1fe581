import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { analysesOf } from '../analysis.js'
import { daysBefore } from '../day.js'
import { mine } from '../run.js'
import { buildSmallStar, fill, type SmallSale } from '../small-star.js'
import { type Change, changesAt, type EffectOf } from './before-after.js'
import { buildSmallCampaigns } from './small-campaigns.js'

const asOf = '2024-07-01' as Day
const day = '2024-04-01' as Day
const parts = new Set<Part>(['campaign', 'campaign_contact'])
const analyses = analysesOf(parts).filter(({ name }) => name !== 'customers')

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function changes(
  sales: readonly SmallSale[],
  contacts: readonly { customer: number; control?: boolean }[],
  of: EffectOf,
): Promise<Readonly<Record<string, Change>>> {
  await buildSmallStar(engine, { sales })
  const told = contacts.map((one, i) => ({ id: i + 1, campaign: 1, ...one }))
  await buildSmallCampaigns(engine, [{ id: 1, started: day }], told)
  await mine(engine, { asOf, parts, analyses, registry: {} })
  const found = await changesAt(engine, of, { asOf, day, days: 30 })
  return Object.fromEntries(found.map(one => [one.measure, one]))
}

const buys = (customer: number, price: number, at: string, order = 0): SmallSale => ({
  order: 100 * customer + order + Number(at.slice(5, 7)),
  customer,
  day: at,
  price: price.toFixed(2),
  cost: (price / 2).toFixed(2),
})

const cardOf = (customer: number) => ({
  customer_record_key: BigInt(customer),
  name: 'card',
  valid_from: '2020-01-01T00:00:00.000000Z',
  is_current: true,
  value: customer === 3 ? 'no' : 'yes',
  record_key: BigInt(customer),
})

describe('before and after', () => {
  // Contacted: 10 → 18 and 20 → 32. Left out: 10 → 13 and 30 → 35.
  const sales = [
    ...[buys(1, 10, '2024-03-10'), buys(1, 18, '2024-04-10')],
    ...[buys(2, 20, '2024-03-02'), buys(2, 32, '2024-04-30')],
    ...[buys(3, 10, '2024-03-31'), buys(3, 13, '2024-04-01')],
    ...[buys(4, 30, '2024-03-15'), buys(4, 35, '2024-04-15')],
    // Outside the days, and of nobody who is compared.
    ...[buys(1, 500, '2024-02-29', 7), buys(3, 500, '2024-05-01', 7), buys(0, 99, '2024-04-10')],
  ]
  const contacts = [{ customer: 1 }, { customer: 2 }, { customer: 3, control: true }, { customer: 4, control: true }]

  it('is the change of one side less that of the other, with the error of both', async () => {
    const { revenue, margin, orders, customers } = await changes(sales, contacts, { kind: 'campaign', campaign: 'k1' })
    expect(revenue?.own).toEqual({ customers: 2, before: 30, after: 50, change: 10 })
    expect(revenue?.others).toEqual({ customers: 2, before: 40, after: 48, change: 4 })
    expect(revenue?.effect.value).toBeCloseTo(6, 12)
    // Variances 8 and 2 of two customers each.
    expect(revenue?.effect.error).toBeCloseTo(Math.sqrt(8 / 2 + 2 / 2), 12)
    expect(margin?.effect.value).toBeCloseTo(3, 12)
    expect(orders?.effect).toMatchObject({ value: 0, low: null })
    expect(customers?.own).toMatchObject({ before: 2, after: 2 })
  })

  it('has nobody to compare with where all are asked for, and says what changed', async () => {
    const { revenue } = await changes(sales, contacts, { kind: 'all' })
    expect(revenue).toMatchObject({ own: { customers: 4, change: 7 }, others: null, effect: { value: 7 } })
  })

  it('takes others who had bought alike where nobody was left out, and says of how many there are none', async () => {
    const alike = (customer: number, after: number) => [
      buys(customer, 10, '2024-03-12'),
      buys(customer, after, '2024-04-10'),
    ]
    // The fifth had bought the day before, and the sixth, whom nobody reached, for much: neither is like anybody.
    const made = [
      ...[...alike(1, 18), ...alike(2, 20), ...alike(3, 13), ...alike(4, 15)],
      ...[buys(5, 50, '2024-03-31'), buys(5, 90, '2024-04-10'), buys(6, 900, '2024-03-12'), buys(6, 10, '2024-04-10')],
    ]
    const reached = [{ customer: 1 }, { customer: 2 }, { customer: 5 }]
    // Those with a card are the same customers: nobody drew them by lot either.
    await fill(engine, 'customer_attribute', [1, 2, 3, 5].map(cardOf))
    const ways: readonly EffectOf[] = [
      { kind: 'campaign', campaign: 'k1' },
      { kind: 'attribute', name: 'card', value: 'yes' },
    ]
    for (const of of ways) {
      const { revenue, orders } = await changes(made, reached, of)
      expect(revenue).toMatchObject({
        own: { customers: 2, before: 20, after: 38, change: 9 },
        others: { customers: 2, before: 20, after: 28, change: 4 },
        isMatched: true,
        unmatched: 1,
      })
      expect(revenue?.effect.value).toBeCloseTo(5, 12)
      expect(revenue?.effect.error).toBeCloseTo(Math.sqrt(2 / 2 + 2 / 2), 12)
      expect(orders?.effect.value).toBe(0)
    }
  })

  it('is that of all of them where all have the attribute, whatever they had bought before', async () => {
    const made = [
      ...[buys(1, 10, '2024-03-30'), buys(1, 18, '2024-04-10')],
      ...[buys(2, 500, '2024-03-02'), buys(2, 502, '2024-04-10')],
      ...[buys(3, 30, '2024-03-15'), buys(3, 43, '2024-04-10')],
    ]
    await fill(
      engine,
      'customer_attribute',
      [1, 2, 3].map(one => ({ ...cardOf(one), value: 'yes' })),
    )
    const { revenue } = await changes(made, [], { kind: 'attribute', name: 'card', value: 'yes' })
    expect(revenue?.own.customers).toBe(3)
    // 8, 2 and 13.
    expect(revenue).toMatchObject({ others: null, own: { change: 23 / 3 }, effect: { value: 23 / 3 } })
    expect(revenue?.effect.error).toBeCloseTo(Math.sqrt(91 / 3 / 3), 12)
  })

  it('tells no margin where nobody knew what goods cost before the day', async () => {
    const unknown = sales.map(({ cost, ...one }) => (one.day < day || cost === undefined ? one : { ...one, cost }))
    for (const of of [{ kind: 'campaign', campaign: 'k1' }, { kind: 'all' }] as const) {
      const { revenue, margin } = await changes(unknown, contacts, of)
      expect([revenue?.own.customers, margin]).toEqual([of.kind === 'all' ? 4 : 2, undefined])
    }
    // Without a sale before there is nothing unknown.
    const later = sales.filter(one => one.day >= day)
    const { margin } = await changes(later, contacts, { kind: 'campaign', campaign: 'k1' })
    expect(margin).toMatchObject({ own: { before: 0, after: 25 }, others: { before: 0, after: 24 } })
  })

  it('compares nobody where nobody is alike', async () => {
    expect(await changes(sales, contacts.slice(0, 2), { kind: 'campaign', campaign: 'k1' })).toEqual({})
  })

  it('finds what was planted although the season lifts everybody', async () => {
    const { uniform } = draws(3)
    const many = Array.from({ length: 400 }, (_, i) => {
      const [usual, season] = [20 + 10 * uniform(), 5 + 4 * uniform()]
      const planted = i % 2 === 0 ? 3 : 0
      return [
        buys(i + 1, usual, daysBefore(day, 1 + Math.floor(29 * uniform()))),
        buys(i + 1, usual + season + planted, daysBefore(day, -Math.floor(29 * uniform()))),
      ]
    }).flat()
    const told = Array.from({ length: 400 }, (_, i) => ({ customer: i + 1, control: i % 2 === 1 }))
    const { revenue } = await changes(many, told, { kind: 'campaign', campaign: 'k1' })
    expect(revenue?.effect.low).toBeLessThan(3)
    expect(revenue?.effect.high).toBeGreaterThan(3)
    expect(revenue?.effect.low).toBeGreaterThan(2)
  })
})
