import { describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { moneyText, tenThousandths } from '../money.js'
import { type MatchedCell, matchedEffects } from './matched.js'

type Group = readonly (readonly [bought: boolean, revenue: number])[]

/** A cell of customers by what each of them bought for. */
function cell(reached: Group, others: Group, campaign = 1n): MatchedCell {
  const of = (group: Group) => {
    const units = group.map(([, revenue]) => tenThousandths(revenue.toFixed(2)))
    const squares = units.reduce((sum, one) => sum + one * one, 0n)
    return {
      n: BigInt(group.length),
      bought: BigInt(group.filter(([bought]) => bought).length),
      revenue: moneyText(units.reduce((sum, one) => sum + one, 0n)),
      squares: `${squares / 100_000_000n}.${String(squares % 100_000_000n).padStart(8, '0')}`,
    }
  }
  const [one, other] = [of(reached), of(others)]
  return {
    campaign_key: campaign,
    reached: one.n,
    reached_bought: one.bought,
    reached_revenue: one.revenue,
    reached_squares: one.squares,
    others: other.n,
    others_bought: other.bought,
    others_revenue: other.revenue,
    others_squares: other.squares,
  }
}

const buys = (...revenues: readonly number[]): Group => revenues.map(revenue => [revenue > 0, revenue])

describe('a matched comparison', () => {
  it('weighs cells by those who were reached, and leaves out those without others', () => {
    const [found] = matchedEffects(
      [
        // 10 - 6 for two, 30 - 25 for one; 99 has nobody like it.
        cell(buys(8, 12), buys(5, 7)),
        cell(buys(30), buys(20, 30)),
        cell(buys(99), []),
      ],
      0.95,
    )
    expect(found).toMatchObject({ reached: 4, matched: 3, others: 4, conversion: { value: 0 } })
    expect(found?.revenue.value).toBeCloseTo((2 * 4 + 1 * 5) / 3, 12)
    // Spreads 8 and 2 in the first cell, 8 (that of all reached) and 50 in the second.
    const variance = (4 / 9) * (8 / 2 + 2 / 2) + (1 / 9) * (8 / 1 + 50 / 2)
    expect(found?.revenue.error).toBeCloseTo(Math.sqrt(variance), 12)
  })

  it('says nothing where nobody is like those who were reached', () => {
    expect(matchedEffects([cell(buys(5, 6), [])], 0.95)).toMatchObject([
      { reached: 2, matched: 0, revenue: { value: null, low: null } },
    ])
    expect(matchedEffects([cell([], buys(5, 6))], 0.95)).toMatchObject([{ reached: 0, revenue: { value: null } }])
    expect(matchedEffects([], 0.95)).toEqual([])
  })

  it('finds a planted effect of 2 where better customers were reached more, which a plain difference does not', () => {
    const { uniform } = draws(5)
    const cells = [0, 1, 2, 3].map(good => {
      const reached: [boolean, number][] = []
      const others: [boolean, number][] = []
      for (let i = 0; i < 800; i++) {
        const isReached = uniform() < 0.1 + 0.25 * good
        const revenue = 10 * good + 20 * uniform() + (isReached ? 2 : 0)
        ;(isReached ? reached : others).push([true, revenue])
      }
      return cell(reached, others)
    })
    const [found] = matchedEffects(cells, 0.95)
    expect(found?.revenue.low).toBeLessThan(2)
    expect(found?.revenue.high).toBeGreaterThan(2)
    const mean = (of: (one: MatchedCell) => readonly [bigint, string]) => {
      const parts = cells.map(of)
      return parts.reduce((sum, [, text]) => sum + Number(text), 0) / parts.reduce((sum, [n]) => sum + Number(n), 0)
    }
    const plain = mean(one => [one.reached, one.reached_revenue]) - mean(one => [one.others, one.others_revenue])
    expect(plain).toBeGreaterThan(Number(found?.revenue.high) + 2)
  })
})
