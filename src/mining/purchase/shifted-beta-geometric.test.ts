import { expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { maximise } from './maximise.js'
import { kept, oneRate, type SurvivalRow, survivalLikelihood } from './shifted-beta-geometric.js'

/** Fader & Hardie (2007), table 1, "Regular": customers of each thousand after 0 to 7 renewals. */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241]
const rows: readonly SurvivalRow[] = regular.slice(1).map((left, i) => ({
  periods: i + 1,
  ended: (regular[i] ?? 0) - left,
  running: i === 6 ? left : 0,
}))
const fitted = (of: readonly SurvivalRow[]) => maximise(at => survivalLikelihood(of, at), [1, 2])

it('has its published maximum', async () => {
  const found = await fitted(rows)
  expect(found.converged).toBe(true)
  expect(found.at[0]).toBeCloseTo(0.7041, 4)
  expect(found.at[1]).toBeCloseTo(1.182, 4)
  expect(found.value).toBeCloseTo(-1680.27, 2)
  expect(found.value).toBeGreaterThan(oneRate(rows).value)
})

it('expects the survival that was seen, within two of a hundred', async () => {
  const { at } = await fitted(rows)
  for (const [t, left] of regular.entries()) expect(Math.abs(kept(at, 0, t) - left / 1000)).toBeLessThan(0.02)
  // Whoever has renewed three times renews more surely than somebody new.
  expect(kept(at, 3, 1)).toBeGreaterThan(kept(at, 0, 1))
  expect(kept(at, 2, 3)).toBeCloseTo(kept(at, 0, 5) / kept(at, 0, 2), 12)
})

it('finds the parameters of 100,000 simulated contracts', async () => {
  const draw = draws(5)
  const counts = new Map<string, SurvivalRow>()
  for (let i = 0; i < 100_000; i++) {
    const theta = draw.beta(0.8, 6)
    const seen = Math.floor(36 * draw.uniform())
    let t = 0
    let over = false
    while (t < seen && !over) {
      t++
      over = draw.uniform() < theta
    }
    const of = counts.get(`${t}`) ?? { periods: t, ended: 0, running: 0 }
    counts.set(`${t}`, { ...of, ended: of.ended + (over ? 1 : 0), running: of.running + (over ? 0 : 1) })
  }
  const { at, errors } = await fitted([...counts.values()])
  for (const [i, value] of [0.8, 6].entries()) {
    expect((errors?.[i] ?? 0) / value).toBeLessThan(0.05)
    expect(Math.abs((at[i] ?? 0) - value) / (errors?.[i] ?? 0)).toBeLessThan(3)
  }
})

it('knows no inner maximum where all contracts end at one rate, or where none ends', async () => {
  const even = [1, 2, 3, 4].map(periods => ({ periods, ended: 2 ** (12 - periods), running: periods === 4 ? 256 : 0 }))
  expect((await fitted(even)).converged).toBe(false)
  expect(oneRate(even).theta).toBeCloseTo(0.5, 12)
  const none = [{ periods: 5, ended: 0, running: 100 }]
  expect((await fitted(none)).converged).toBe(false)
})
