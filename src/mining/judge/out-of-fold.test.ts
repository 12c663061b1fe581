import { expect, it } from 'vitest'
import { outOfFold } from './out-of-fold.js'

it('intervals of chances foretold out of fold are wider, around the same difference', () => {
  const measured = (low: number | null, high: number | null) => [
    {
      measure: 'auc',
      best: 'most' as const,
      model: 0.7,
      baselines: [{ name: 'a', value: 0.5, difference: 0.2, low, high }],
    },
  ]
  const [of] = outOfFold(measured(0.1, 0.3), 5)
  expect(of?.baselines[0]?.low).toBeCloseTo(0.05, 12)
  expect(of?.baselines[0]?.high).toBeCloseTo(0.35, 12)
  expect(outOfFold(measured(0.1, 0.3), 2)[0]?.baselines[0]?.low).toBeCloseTo(0.2 - 0.1 * Math.sqrt(3), 12)
  expect(outOfFold(measured(null, null), 5)).toEqual(measured(null, null))
})
