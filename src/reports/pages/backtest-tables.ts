import { plain, text } from '../language/text.js'
import type { Table, TableColumn } from '../section.js'
import type { BacktestPageDay } from './backtest-data.js'
import { leadOf, meanOf, measureName, ruleName } from './backtest-measures.js'

const precise = (label: TableColumn['label']): TableColumn => ({ label, format: 'precise', align: 'end' })

/** Every measure on average over the days, of the model and of every naive rule. */
export function meansTable(days: readonly BacktestPageDay[]): Table {
  const rules = leadOf(days)?.baselines.map(({ name }) => name) ?? []
  return {
    kind: 'table',
    title: text('backtest.means_title'),
    columns: [
      { label: text('backtest.measure'), format: 'text', align: 'start' },
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
      { label: text('measure.customers'), format: 'count', align: 'end' },
      precise(text('backtest.model')),
      { label: text('backtest.rule'), format: 'text', align: 'start' },
      precise(text('backtest.its_value')),
      precise(text('backtest.difference')),
      precise(text('backtest.low')),
      precise(text('backtest.high')),
    ],
    rows: days.flatMap(({ as_of, until, rows, measures }) =>
      (measures[0]?.baselines ?? []).map(({ name, value, difference, low, high }) => [
        as_of,
        until,
        rows,
        measures[0]?.model ?? null,
        ruleName(name),
        value,
        difference,
        low,
        high,
      ]),
    ),
    note: text('backtest.days_note'),
  }
}

/** Days that could not be judged, and why. */
export function reasonsTable(days: readonly BacktestPageDay[]): Table {
  return {
    kind: 'table',
    title: text('backtest.reasons_title'),
    columns: [
      { label: text('backtest.day'), format: 'day', align: 'start' },
      { label: text('backtest.reason'), format: 'text', align: 'start' },
    ],
    rows: days.map(({ as_of, unjudged }) => [as_of, plain(unjudged ?? '')]),
  }
}
