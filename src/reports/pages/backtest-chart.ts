import { plain, text } from '../language/text.js'
import type { Chart } from '../section.js'
import type { BacktestPageDay } from './backtest-data.js'
import { leadOf, measureName, ruleName, valueOn } from './backtest-measures.js'

/** Below so many days lines would have nothing to lead to. */
const fewestForLines = 4

/** The leading measure of the model and of every naive rule, day by day. */
export function backtestChart(days: readonly BacktestPageDay[]): Chart {
  const lead = leadOf(days)
  const measure = lead?.measure ?? ''
  const mark = days.length < fewestForLines ? ('bar' as const) : ('line' as const)
  const name = measureName(measure)
  return {
    kind: 'chart',
    title: text('backtest.chart_title', { measure: name }),
    about: text('backtest.chart_about', { from: days[0]?.as_of ?? '', to: days.at(-1)?.as_of ?? '' }),
    layout: 'columns',
    stacked: false,
    labels: days.map(({ as_of }) => plain(as_of)),
    axis: { name, format: 'precise' },
    series: [
      { name: text('backtest.model'), mark, values: days.map(day => valueOn(day, measure, null)) },
      ...(lead?.baselines ?? []).map(({ name: rule }) => ({
        name: ruleName(rule),
        mark,
        values: days.map(day => valueOn(day, measure, rule)),
      })),
    ],
    unfinished: [],
  }
}
