import { describe, expect, it } from 'vitest'
import { costFindings } from './cost-findings.js'
import { costsSchema, type DriverName, driverNames, driverScopes } from './costs.js'
import { describeIssue } from './describe-issue.js'

const faults = (written: unknown): readonly string[] => {
  const parsed = costsSchema.safeParse(written)
  return parsed.success
    ? []
    : parsed.error.issues
        .flatMap(issue => describeIssue(issue))
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const one = (activity: unknown) => faults({ activities: { x: activity } })

describe('costs', () => {
  it('are nothing, rates, and pools', () => {
    expect(costsSchema.parse({})).toEqual({ activities: {} })
    expect(
      costsSchema.parse({
        activities: {
          'card fees': { driver: 'fees' },
          退货: { driver: 'returns', rate: '3.10' },
          rent: { driver: 'revenue', pool: { 2023: 12000.5, '2024-Q3': 1, '2024-10': 0 } },
        },
      }).activities,
    ).toEqual({
      'card fees': { driver: 'fees' },
      退货: { driver: 'returns', rate: '3.10' },
      rent: { driver: 'revenue', pool: { 2023: '12000.5', '2024-Q3': '1', '2024-10': '0' } },
    })
  })

  it('keep a small rate exactly', () => {
    const rate = (given: number) =>
      costsSchema.parse({ activities: { x: { driver: 'lines', rate: given } } }).activities.x?.rate
    expect([rate(0.1), rate(0.000002), rate(4.2)]).toEqual(['0.1', '0.000002', '4.2'])
  })

  it.each<[string, unknown, string]>([
    ['no driver', { rate: 1 }, 'x.driver: is missing; expected orders or lines'],
    ['a strange driver', { driver: 'order', rate: 1 }, "did you mean 'orders'?"],
    [
      'no rate',
      { driver: 'orders' },
      'x.rate: is missing; expected what a unit of orders costs such as rate: 4.20, or a pool',
    ],
    ['a rate and a pool', { driver: 'orders', rate: 1, pool: { 2024: 1 } }, 'x.pool: does not go with rate'],
    ['a rate below zero', { driver: 'orders', rate: -1 }, 'x.rate: expected an amount'],
    [
      'a rate too fine',
      { driver: 'orders', rate: 0.1234567 },
      'x.rate: expected an amount of at least 0 with up to 6 decimals',
    ],
    ['a day that is none', { driver: 'orders', rate: { '2024-02-30': 1 } }, 'expected a day such as 2024-07-01'],
    [
      'a period that is none',
      { driver: 'orders', pool: { '2024-13': 1 } },
      'expected a month, quarter or year such as 2024-07',
    ],
    ['capacity of a rate', { driver: 'orders', rate: 1, capacity: 5 }, 'x.capacity: has no meaning without a pool'],
    [
      'capacity of nothing',
      { driver: 'orders', pool: 'records', capacity: 0 },
      'x.capacity: expected more than 0 units',
    ],
    ['days of a pool', { driver: 'orders', pool: { 2024: 1 }, from: '2024-02-01' }, 'x.from: does not go with a pool'],
    [
      'days that run back',
      { driver: 'orders', rate: 1, from: '2024-02-01', to: '2024-01-01' },
      'x.to: lies before from',
    ],
    [
      'a scope that is none',
      { driver: 'orders', rate: 1, categories: ['tea'] },
      'x.categories: does not go with orders; they are narrowed by channels or countries',
    ],
    ['an amount with a comma', { driver: 'orders', rate: '4,20' }, "up to 6 decimals such as 4.20, found '4,20'"],
    [
      'periods that share months',
      { driver: 'orders', pool: { 2024: 100, '2024-Q1': 30, '2025-Q1': 5 } },
      'x.pool.2024-Q1: and 2024 share months, whose money would be spent twice',
    ],
    ['a key that is none', { driver: 'orders', rates: 1 }, "unknown key 'rates'; did you mean 'rate'?"],
  ])('refuse %s', (_, activity, message) => {
    expect(one(activity).join('\n')).toContain(message)
  })

  it('refuse bands of prices that no price reaches', () => {
    expect(faults({ goods: [{ margin: 0.4 }, { below: 3, margin: 0.5 }] })).toEqual([
      'goods.1: is never reached: the band above it holds every price',
    ])
    expect(
      faults({
        goods: [
          { below: 3, margin: 0.4 },
          { below: 2, margin: 0.5 },
        ],
      }),
    ).toEqual(['goods.1.below: expected more than 3, the end of the band above it'])
    expect(faults({ goods: [{ margin: 40 }] }).join()).toContain('expected a share of the price from 0 to 1')
  })
})

it('a driver that no source tells of is refused, and how it is mended', () => {
  const declared = (driver: DriverName, pool?: 'records') => ({
    costs: costsSchema.parse({ activities: { x: { driver, ...(pool ? { pool } : { rate: 1 }) } } }),
  })
  expect(costFindings(declared('minutes'), [])).toMatchObject([
    {
      path: ['costs', 'activities', 'x', 'driver'],
      message: 'minutes are counted from interaction.handle_s, which no source maps; map it, or take another driver',
    },
  ])
  expect(costFindings(declared('orders', 'records'), [])).toMatchObject([
    { path: ['costs', 'activities', 'x', 'pool'] },
  ])
  const needing = driverNames.filter(driver => costFindings(declared(driver), []).length > 0)
  expect(needing).toEqual(['payments', 'fees', 'cases', 'interactions', 'minutes', 'contacts', 'campaigns'])
  expect(Object.keys(driverScopes)).toEqual([...driverNames])
})
