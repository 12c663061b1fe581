import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { benefitIndex, type Candidate, chooseActivities, type Limits } from './choose-activities.js'

const candidate = (customer: number, activity: string, effect: number, cost: number): Candidate => ({
  customer,
  activity,
  channel: activity === 'call' ? 'phone' : 'email',
  effect,
  cost,
})

/** The best of all choices, by trying each. */
function best(candidates: readonly Candidate[], { budget, capacity }: Limits): number {
  const customers = [...new Set(candidates.map(({ customer }) => customer))]
  const walk = (at: number, money: number, room: Readonly<Record<string, number>>): number => {
    const customer = customers[at]
    if (customer === undefined) return 0
    let most = walk(at + 1, money, room)
    for (const one of candidates.filter(({ customer: of }) => of === customer)) {
      const places = room[one.channel] ?? Number.POSITIVE_INFINITY
      if (one.cost > money || places < 1) continue
      const then = walk(at + 1, money - one.cost, { ...room, [one.channel]: places - 1 })
      most = Math.max(most, one.effect - one.cost + then)
    }
    return most
  }
  return walk(0, budget ?? Number.POSITIVE_INFINITY, capacity)
}

const made = fc.array(
  fc.record({
    customer: fc.integer({ min: 1, max: 5 }),
    activity: fc.constantFrom('mail', 'call', 'gift'),
    effect: fc.integer({ min: 0, max: 30 }),
    cost: fc.integer({ min: 1, max: 10 }),
  }),
  { maxLength: 9 },
)
const limits = fc.record({
  budget: fc.option(fc.integer({ min: 0, max: 30 })),
  phone: fc.option(fc.integer({ min: 0, max: 3 })),
})

describe('the choice of activities', () => {
  it('keeps every limit, and lies between what is left of the best and a bound that nothing exceeds', () => {
    fc.assert(
      fc.property(made, limits, (rows, { budget, phone }) => {
        const all = rows.map(({ customer, activity, effect, cost }) => candidate(customer, activity, effect, cost))
        const within = { budget, capacity: phone === null ? {} : { phone } }
        const { chosen, profit, cost, bound } = chooseActivities(all, within)
        expect(new Set(chosen.map(one => one.customer)).size).toBe(chosen.length)
        expect(cost).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY)
        if (phone !== null)
          expect(chosen.filter(({ channel }) => channel === 'phone').length).toBeLessThanOrEqual(phone)
        expect(chosen.every(({ index }) => index > 0)).toBe(true)
        const optimum = best(all, within)
        expect(profit).toBeLessThanOrEqual(optimum + 1e-9)
        expect(optimum).toBeLessThanOrEqual(bound + 1e-6)
        // With a budget alone one customer at most gets another activity than the best choice would give.
        if (phone === null) expect(profit).toBeGreaterThanOrEqual(optimum - 30)
        if (phone === null && budget === null) expect(profit).toBeCloseTo(optimum, 9)
      }),
    )
  })

  it('is the same for candidates in any order', () => {
    fc.assert(
      fc.property(made, limits, (rows, { budget }) => {
        const all = rows.map(({ customer, activity, effect, cost }) => candidate(customer, activity, effect, cost))
        const one = chooseActivities(all, { budget, capacity: {} })
        const other = chooseActivities([...all].reverse(), { budget, capacity: {} })
        expect(other.profit).toBeCloseTo(one.profit, 9)
      }),
    )
  })

  it('comes within 2 % of the bound at three budgets, and beats the plain rules', () => {
    const { uniform } = draws(21)
    const all = Array.from({ length: 2000 }, (_, customer) => {
      const value = 5 + 60 * uniform() ** 3
      return [
        candidate(customer, 'mail', (0.02 + 0.1 * uniform()) * value, 0.6),
        candidate(customer, 'call', (0.1 + 0.3 * uniform()) * value, 4),
        candidate(customer, 'gift', (0.1 + 0.5 * uniform()) * value, 8),
      ]
    }).flat()
    for (const budget of [500, 1500, 4000]) {
      const { profit, bound, cost } = chooseActivities(all, { budget, capacity: {} })
      expect(cost).toBeLessThanOrEqual(budget)
      expect(profit).toBeGreaterThan(0.98 * bound)
      expect(profit).toBeLessThanOrEqual(bound + 1e-9)
      // Everyone gets one activity, customers as they come, until the money is spent.
      for (const activity of ['mail', 'call', 'gift']) {
        let money = budget
        let plain = 0
        for (const one of all.filter(of => of.activity === activity)) {
          if (one.cost > money) break
          money -= one.cost
          plain += one.effect - one.cost
        }
        expect(profit).toBeGreaterThan(plain)
      }
    }
  })

  it('wants a cost above 0', () => {
    expect(benefitIndex(candidate(1, 'mail', 3, 2))).toBe(0.5)
    expect(() => chooseActivities([candidate(1, 'mail', 3, 0)], { budget: 1, capacity: {} })).toThrow(
      'mail: its cost is 0; expected more than 0, such as 0.01',
    )
  })
})
