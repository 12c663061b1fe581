import { expect, it } from 'vitest'
import type { Evaluation } from '../judge/evaluation.js'
import { chooseForecast, type Judging } from './choose-forecast.js'
import type { ChurnLearnt } from './learn-churn.js'
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
