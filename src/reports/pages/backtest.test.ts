import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { backtestPage } from './backtest.js'
import type { BacktestInput, BacktestPageDay } from './backtest-data.js'

const day = (as_of: string, model: number, base: number, low: number, high: number): BacktestPageDay => ({
  as_of: as_of as Day,
  until: '2011-12-01' as Day,
  rows: 4_123,
  unjudged: null,
  measures: [
    {
      measure: 'mae',
      best: 'least',
      model,
      baselines: [
        { name: 'mean', value: base, difference: model - base, low, high },
        { name: 'as_before', value: base + 0.2, difference: model - base - 0.2, low: low - 0.2, high: high - 0.2 },
      ],
    },
    {
      measure: 'bias',
      best: 'zero',
      model: -0.12,
      baselines: [{ name: 'mean', value: 0.3, difference: -0.18, low: -0.2, high: -0.1 }],
    },
  ],
})

const input: BacktestInput = {
  model: 'purchases',
  horizon_days: 90,
  days: [
    {
      as_of: '2011-02-01' as Day,
      until: '2011-05-02' as Day,
      rows: 0,
      measures: [],
      unjudged: 'the history is too short',
    },
    day('2011-03-01', 0.785, 1.024, -0.3, -0.2),
    day('2011-04-01', 0.812, 0.9, -0.15, -0.02),
    day('2011-05-01', 0.9, 0.91, -0.05, 0.03),
    day('2011-06-01', 0.78, 0.99, -0.28, -0.16),
  ],
}
const answerOf = (of: BacktestInput) => voice('en', 'GBP').say(backtestPage(of).answer)

it('says on how many days the model was surely better, and how it compares with the best rule', () => {
  expect(answerOf(input)).toBe(
    'On 3 of 4 days it was surely better than every naive rule, by mean absolute error. On average over the days it comes to 0.819, the best naive rule (mean) to 0.956.',
  )
})

it('says that no day could be judged', () => {
  const none = { ...input, days: input.days.slice(0, 1) }
  expect(answerOf(none)).toBe('No day could be judged; the table says why.')
  expect(backtestPage(none).sections.map(({ kind }) => kind)).toEqual(['figures', 'table'])
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [backtestPage(input)] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/backtest.${language}.html`)
})
