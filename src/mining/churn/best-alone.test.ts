import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from '../judge/chance-quality.js'
import { numbers } from '../random.js'
import { bestAlone } from './best-alone.js'
import type { Known } from './binning.js'
import { foldsOf } from './folds.js'
import { foretoldOutOfFold } from './out-of-fold.js'

/** Customers of whom a quarter left, by coins, beside so many columns of noise. */
function noise(seed: number, rows: number, columns: number) {
  const next = numbers(seed)
  const came = Array.from({ length: rows }, () => (next() < 0.25 ? 1 : 0))
  const known = Array.from(
    { length: columns },
    (_, at): Known => ({ kind: 'number', name: `n${at}`, values: came.map(() => next()) }),
  )
  return { came, known, parted: { parts: foldsOf(came, 5, 0), groups: came.map((_, row) => row) } }
}

describe('the best column alone', () => {
  it('of noise is no better than chance on rows that did not choose it', async () => {
    const areas: number[] = []
    for (let seed = 1; seed <= 12; seed++) {
      const { came, known, parted } = noise(seed, 600, 25)
      areas.push(areaUnderCurve(await bestAlone(known, came, parted), came) ?? 0)
    }
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length
    expect(mean).toBeGreaterThan(0.46)
    expect(mean).toBeLessThan(0.51)
  })

  it('that tells something is what foretells', async () => {
    const { came, known, parted } = noise(7, 600, 5)
    const next = numbers(3)
    const told: Known = { kind: 'number', name: 'told', values: came.map(one => one + 2 * next()) }
    const odds = await bestAlone([...known, told], came, parted)
    expect(odds).toEqual((await foretoldOutOfFold([told], came, parted)).odds.scorecard)
    expect(areaUnderCurve(odds, came)).toBeGreaterThan(0.7)
  })
})
