import { describe, expect, it, test } from 'vitest'
import { purchaseModels, tryCandidate } from './candidates.js'
import { nothingToLearn } from './gate.js'
import { type Patterns, patternsOf, totalsOf } from './patterns.js'
import { candidateNames, outlookOf } from './purchase-model.js'

/** Histories in days, each of `n` customers. */
function histories(...rows: readonly (readonly [x: number, last: number, seen: number, n?: number])[]): Patterns {
  return patternsOf([0, 1, 2, 3].map(i => Float64Array.from(rows, row => row[i] ?? 1)))
}

const faults = async (patterns: Patterns) =>
  Object.fromEntries(
    await Promise.all(candidateNames.map(async name => [name, (await tryCandidate(name, patterns)).fault] as const)),
  )

describe('what nothing can be learnt from is refused by name', () => {
  test.each([
    ['nobody', histories(), /no customer/],
    ['one-time buyers only', histories([0, 0, 200, 1000], [0, 0, 90, 500]), /none of 1500 customers/],
    ['one customer who bought once', histories([0, 0, 200, 1]), /none of 1 customers/],
    ['customers of the last day', histories([0, 0, 0, 50]), /last day/],
  ])('%s', (_, patterns, reason) => {
    expect(nothingToLearn(totalsOf(patterns))).toMatch(reason)
  })
})

describe('a likelihood without an inner maximum is recognised, and the plainer model holds', () => {
  it('one customer: only a rate', async () => {
    const found = await faults(histories([3, 200, 250, 1]))
    expect(found.poisson).toBeNull()
    expect(found.nbd).toMatch('1 repeat buyers; expected at least 20')
  })

  it('a thousand equal customers: one rate', async () => {
    const found = await faults(histories([3, 200, 250, 1000]))
    expect(found).toMatchObject({ poisson: null, nbd: expect.stringMatching(/do not differ in how often/) })
    for (const name of ['bg_nbd', 'mbg_nbd', 'pareto_nbd']) expect(found[name]).toMatch(/no inner maximum|do not tell/)
  })

  it('nobody leaves: all bought on the last day, at unlike rates', async () => {
    const found = await faults(
      histories([1, 250, 250, 400], [4, 250, 250, 300], [9, 250, 250, 300], [30, 250, 250, 90]),
    )
    expect(found.nbd).toBeNull()
    for (const name of ['bg_nbd', 'mbg_nbd', 'pareto_nbd']) expect(found[name]).toMatch(/no inner maximum|do not tell/)
  })

  it('all leave at once after their second purchase', async () => {
    const found = await faults(histories([1, 10, 300, 500], [1, 20, 300, 500], [0, 0, 5, 100]))
    for (const fault of Object.values(found)) if (fault !== null) expect(fault).not.toMatch(/NaN|Infinity/)
    expect(Object.values(found)).toContain(null)
  })
})

/** 221 purchases in 103 weeks (CLVTools 100), 60 in five, beside a crowd that makes parameters ordinary. */
const crowd = [
  [0, 0, 300, 700],
  [0, 0, 500, 600],
  [1, 40, 400, 120],
  [1, 200, 300, 60],
  [2, 250, 300, 70],
  [4, 350, 400, 50],
  [7, 500, 520, 30],
  [12, 100, 500, 12],
] as const

test.each(candidateNames)('%s gives figures for the heaviest buyers and for one-time buyers', async name => {
  const patterns = histories(...crowd, [221, 724, 725, 1], [60, 34, 35, 1])
  const found = await tryCandidate(name, patterns)
  expect(found.fault).toBeNull()
  const at = Object.values(found.parameters)
  for (const [x, last, seen] of [
    ...crowd,
    [221, 724, 725],
    [221, 100, 725],
    [60, 34, 35],
    [2000, 699, 700],
    [0, 0, 0],
  ]) {
    const { alive, expected, none } = outlookOf(purchaseModels[name], at, {
      x: x ?? 0,
      last: last ?? 0,
      seen: seen ?? 0,
    })
    for (const share of [alive, none(90)]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    expect(Number.isFinite(expected(365))).toBe(true)
  }
})

it('answers for one-time buyers where a + b < 1', () => {
  const at = [0.2, 30, 0.3, 0.4]
  const bg = outlookOf(purchaseModels.bg_nbd, at, { x: 0, last: 0, seen: 200 })
  const mbg = outlookOf(purchaseModels.mbg_nbd, at, { x: 0, last: 0, seen: 200 })
  expect([bg.alive, bg.expected(90) > 0, bg.expected(90) < 90]).toEqual([1, true, true])
  expect(mbg.alive).toBeLessThan(1)
  expect(mbg.expected(90)).toBeGreaterThan(0)
})
