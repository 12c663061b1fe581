import { expect, it } from 'vitest'
import type { Evaluation } from '../judge/evaluation.js'
import { numbers } from '../random.js'
import { bestAlone } from './best-alone.js'
import type { Known } from './binning.js'
import { chooseForecast, type Judging, judging } from './choose-forecast.js'
import { type ChurnLearnt, learnChurn } from './learn-churn.js'
import { optionsSchema } from './options.js'

type Rule = Evaluation['measures'][number]['baselines'][number]
const rule = (name: string, value: number, low: number, high: number): Rule => ({
  name,
  value,
  difference: (low + high) / 2,
  low,
  high,
})

/** All that is known with an area of .51, and a plain rule that lies below chance. */
function judge(chance: Rule): Judging {
  const of = (model: number, baselines: Rule[]): Evaluation => ({
    as_of: '2025-01-01' as Evaluation['as_of'],
    until: '2025-01-01' as Evaluation['until'],
    rows: 1200,
    measures: [{ measure: 'auc', best: 'most', model, baselines }],
  })
  return {
    odds: () => new Float64Array(),
    evaluation: forecast =>
      forecast === 'plain'
        ? of(0.45, [rule('base_rate', 0.5, -0.08, -0.01)])
        : of(0.51, [rule('best_column_alone', 0.45, 0.01, 0.1), chance]),
  }
}
const options = optionsSchema.parse({ label: { attribute: 'left', is: 'yes' } })
const found = { forecast: 'trees' } as ChurnLearnt

it('nothing forecasts that is better than a plain rule below chance, and no better than chance', () => {
  const { refused, areas } = chooseForecast(options, found, judge(rule('base_rate', 0.5, -0.02, 0.04)))
  expect(refused).toMatch(/^nothing tells surely better than chance who leaves: area under the curve 0\.510 by all/)
  expect(areas).toEqual({ area: '0.510', plain: '0.450', customers: 1200 })
})

it('the best candidate forecasts that is better than both', () => {
  const { forecast, refused } = chooseForecast(options, found, judge(rule('base_rate', 0.5, 0.002, 0.04)))
  expect([forecast, refused]).toEqual(['trees', null])
})

/** Columns and outcomes of coins; whoever has more of the first column came more often by `tells`. */
function drawn(seed: number, tells: number) {
  const next = numbers(seed)
  const drawnValues = Array.from({ length: 6 }, () => Array.from({ length: 400 }, () => Math.floor(next() * 100)))
  const columns = drawnValues.map((values, at): Known => ({ kind: 'number', name: `column_${at}`, values }))
  const came = Float64Array.from(drawnValues[0] ?? [], value => (next() < 0.3 + (value < 50 ? -tells : tells) ? 1 : 0))
  return { columns, came }
}

/** Whether a file forecasts, foretold out of fold as a label is. */
async function forecasts(seed: number, tells: number): Promise<boolean> {
  const { columns, came } = drawn(seed, tells)
  const learnt = await learnChurn(columns, came)
  if ('refused' in learnt) return false
  const rows = { came, known: columns, records: null, held: null }
  const judges = { rows, rate: 0.3, asOf: '2025-01-01', until: '2025-01-01', folds: learnt.split.folds }
  const plain = await bestAlone(learnt.honest, came, learnt.split)
  return (
    chooseForecast(options, learnt, judging(judges, { ...learnt.unseen, plain }, 'best_column_alone')).refused === null
  )
}

it('a file of coins does not forecast because its parts were lucky together, and one that tells something does', async () => {
  // By intervals that took the parts for independent one file of coins in ten did.
  const ofCoins = await Promise.all(Array.from({ length: 12 }, (_, seed) => forecasts(seed, 0)))
  expect(ofCoins.filter(forecast => forecast).length).toBeLessThanOrEqual(1)
  expect(await forecasts(2, 0.15)).toBe(true)
}, 60_000)
