import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArmSums } from './arm-sums.js'
import { pooledRates } from './pooled-rates.js'
import { groupRates } from './rates.js'

const sums = (value: string, customers: number, responded: number, more: Partial<ArmSums> = {}): ArmSums => ({
  campaign_key: 1n,
  arm: 'a',
  is_control: false,
  kind: 'town',
  value,
  customers: BigInt(customers),
  responded: BigInt(responded),
  answers: null,
  bought: null,
  revenues: 0n,
  revenue: null,
  revenue_squares: null,
  margins: 0n,
  margin: null,
  margin_squares: null,
  ...more,
})

describe('rates of groups', () => {
  it("are shares with Wilson's interval at the level of all groups of a campaign", () => {
    const [north, south] = groupRates([sums('north', 40, 10), sums('south', 60, 9), sums('', 7, 7)])
    const [response, conversion] = north?.rates ?? []
    expect(response?.rate.value).toBe(0.25)
    // Wilson at 97.5 % of each of two: z = 2.2414, by hand.
    const [n, p, z] = [40, 0.25, 2.241402727604947]
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
    const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
    expect(response?.rate.low).toBeCloseTo(middle - half, 8)
    expect(response?.rate.high).toBeCloseTo(middle + half, 8)
    expect(response?.beyond.value).toBeCloseTo(0.1, 12)
    expect(south?.rates[0]?.beyond.value).toBeCloseTo(-0.1, 12)
    expect(conversion?.rate.value).toBeNull()
  })

  it('are means of money where it is known of everybody, and the contacted of all arms together', () => {
    const money = { revenues: 2n, revenue: '30.0000', revenue_squares: '500.00000000' }
    const [north] = groupRates([
      sums('north', 2, 1, money),
      sums('north', 2, 1, { arm: 'b', ...money }),
      sums('north', 9, 9, { is_control: true }),
      sums('south', 2, 0, { ...money, revenues: 1n }),
    ])
    expect([north?.customers, north?.responded]).toEqual([4n, 2n])
    // 10, 20, 10, 20: mean 15, variance 100 ÷ 3.
    const revenue = north?.rates[2]?.rate
    expect(revenue?.value).toBe(15)
    expect(revenue?.error).toBeCloseTo(Math.sqrt(100 / 3 / 4), 12)
    expect(north?.rates[2]?.beyond.value).toBeNull()
  })

  it('add up to all customers, however they are told apart', () => {
    const group = fc.record({ customers: fc.integer({ min: 1, max: 50 }), share: fc.integer({ min: 0, max: 50 }) })
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), made => {
        const given = made.map(({ customers, share }, at) => sums(`v${at}`, customers, Math.min(customers, share)))
        const found = groupRates(given)
        for (const of of ['customers', 'responded'] as const)
          expect(found.reduce((all, one) => all + (one[of] ?? 0n), 0n)).toBe(
            given.reduce((all, one) => all + (one[of] ?? 0n), 0n),
          )
        for (const { rates } of found) {
          const { low, high, value } = rates[0]?.rate ?? {}
          expect(low).toBeLessThanOrEqual((value ?? -1) + 1e-12)
          expect(high).toBeGreaterThanOrEqual((value ?? 2) - 1e-12)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('rates over all campaigns', () => {
  it('compare within each campaign: a group is not good for standing in campaigns that all answer', () => {
    // North and South answer alike in either campaign; South is mostly in the one that everybody answers.
    const given = [
      sums('north', 900, 90),
      sums('south', 100, 10),
      sums('north', 100, 50, { campaign_key: 2n }),
      sums('south', 900, 450, { campaign_key: 2n }),
    ]
    const [north, south] = pooledRates(groupRates(given))
    expect([north?.measures[0]?.rate, south?.measures[0]?.rate]).toEqual([0.14, 0.46])
    for (const one of [north, south]) {
      const beyond = one?.measures[0]?.beyond
      expect(beyond?.value).toBeCloseTo(0, 12)
      expect(beyond?.low).toBeLessThan(0)
      expect(beyond?.high).toBeGreaterThan(0)
    }
    expect([north?.campaigns, north?.customers, north?.answers]).toEqual([2, 1000, null])
  })

  it('say nothing of a kind with one value', () => {
    expect(pooledRates(groupRates([sums('north', 10, 1)]))).toEqual([])
  })
})
