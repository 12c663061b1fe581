import { describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { habitGroups } from './habit-groups.js'
import { cuts, type Habit, type HabitSums } from './habit-sums.js'

type Person = Readonly<Record<Habit, number>>

/** Sums of customers drawn by lot, half of them contacted: who would buy anyway does so by 1 in 10, contact moves them as told. */
function sumsOf(customers: number, seed: number, moved: (person: Person) => number): readonly HabitSums[] {
  const { uniform } = draws(seed)
  const cell = (habit: Habit, value: number) => cuts[habit].filter(cut => value > cut).length
  return Array.from({ length: customers }, (_, i): HabitSums => {
    const person = {
      recency_days: 400 * uniform(),
      net_sales: 800 * uniform(),
      frequency: 1 + Math.floor(8 * uniform()),
    }
    const isControl = i % 2 === 0
    const chance = 0.1 + (isControl ? 0 : moved(person))
    return {
      ...{ campaign_key: 1n, arm: 'a', is_control: isControl, kind: '(habit)', value: '', customers: 1n },
      ...{ responded: null, answers: null, bought: uniform() < chance ? 1n : 0n },
      ...{ revenues: 0n, revenue: null, revenue_squares: null, margins: 0n, margin: null, margin_squares: null },
      cell: {
        recency_days: cell('recency_days', person.recency_days),
        net_sales: cell('net_sales', person.net_sales),
        frequency: cell('frequency', person.frequency),
      },
    }
  })
}

describe('groups by what customers did before', () => {
  it('are found where contact moves them otherwise: who has lapsed and spent much', () => {
    const sums = sumsOf(4000, 3, ({ recency_days, net_sales }) => (recency_days > 150 && net_sales > 400 ? 0.4 : 0))
    const groups = habitGroups(sums, 'conversion')
    const most = groups.reduce((best, one) => (one.uplift > best.uplift ? one : best))
    expect(most.ranges).toContainEqual({ habit: 'recency_days', above: 150, upTo: null })
    expect(most.ranges).toContainEqual({ habit: 'net_sales', above: 400, upTo: null })
    expect(Math.abs(most.uplift - 0.4)).toBeLessThan(0.08)
    expect(groups.filter(one => one !== most).every(({ uplift }) => Math.abs(uplift) < 0.05)).toBe(true)
    expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(4000)
  })

  it('are one where contact moves all alike, in 19 of 20 experiments', () => {
    const told = Array.from(
      { length: 20 },
      (_, seed) =>
        habitGroups(
          sumsOf(600, seed, () => 0.1),
          'conversion',
        ).length,
    )
    expect(told.filter(groups => groups > 1).length).toBeLessThanOrEqual(2)
  })

  it('take the same customers in any order for the same', () => {
    const sums = sumsOf(1500, 5, ({ recency_days }) => (recency_days > 150 ? 0.3 : 0))
    expect(habitGroups([...sums].reverse(), 'conversion')).toEqual(habitGroups(sums, 'conversion'))
  })
})
