import { plain, text } from '../language/text.js'
import type { Table, TableColumn } from '../section.js'
import { column } from '../table-column.js'
import type { BacktestPageDay } from './backtest-data.js'
import { leadOf, meanOf, measureName, ruleName } from './backtest-measures.js'

const precise = (label: TableColumn['label']) => column(label, 'precise')

/** A naive rule beside the model, and the interval of the difference. */
const ruleColumns = [
  column(text('backtest.rule'), 'text'),
  precise(text('backtest.its_value')),
  precise(text('backtest.difference')),
  precise(text('backtest.low')),
  precise(text('backtest.high')),
]

type Rule = BacktestPageDay['measures'][number]['baselines'][number]

const ruleCells = ({ name, value, difference, low, high }: Rule) => [ruleName(name), value, difference, low, high]

/** Every measure on average over the days, of the model and of every naive rule. */
export function meansTable(days: readonly BacktestPageDay[]): Table {
  const rules = leadOf(days)?.baselines.map(({ name }) => name) ?? []
  return {
    kind: 'table',
    title: text('backtest.means_title'),
    columns: [
      column(text('backtest.measure'), 'text'),
      precise(text('backtest.model')),
      ...rules.map(rule => precise(ruleName(rule))),
    ],
    rows: (days[0]?.measures ?? []).map(({ measure }) => [
      measureName(measure),
      ...[null, ...rules].map(rule => meanOf(days, measure, rule)),
    ]),
  }
}

/** The leading measure on every day, beside each naive rule. */
export function daysTable(days: readonly BacktestPageDay[]): Table {
  return {
    kind: 'table',
    title: text('backtest.days_title'),
    columns: [
      { label: text('backtest.day'), format: 'day', align: 'start' },
      { label: text('backtest.until'), format: 'day', align: 'start' },
      column(text('measure.customers'), 'count'),
      precise(text('backtest.model')),
      ...ruleColumns,
    ],
    rows: days.flatMap(({ as_of, until, rows, measures }) =>
      (measures[0]?.baselines ?? []).map(rule => [as_of, until, rows, measures[0]?.model ?? null, ...ruleCells(rule)]),
    ),
    note: text('backtest.days_note'),
  }
}

/** Every measure of one day beside each naive rule. */
export function measuresTable({ measures }: BacktestPageDay, note = text('backtest.days_note')): Table {
  return {
    kind: 'table',
    title: text('value.measures_title'),
    columns: [column(text('backtest.measure'), 'text'), precise(text('backtest.model')), ...ruleColumns],
    rows: measures.flatMap(({ measure, model, baselines }) =>
      baselines.map(rule => [measureName(measure), model, ...ruleCells(rule)]),
    ),
    note,
  }
}

/** Days that could not be judged, and why. */
export function reasonsTable(days: readonly BacktestPageDay[]): Table {
  return {
    kind: 'table',
    title: text('backtest.reasons_title'),
    columns: [{ label: text('backtest.day'), format: 'day', align: 'start' }, column(text('backtest.reason'), 'text')],
    rows: days.map(({ as_of, unjudged }) => [as_of, plain(unjudged ?? '')]),
  }
}
