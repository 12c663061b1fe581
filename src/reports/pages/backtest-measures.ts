import { isKey } from '../language/catalogue.js'
import { plain, type Text } from '../language/text.js'
import type { BacktestMeasure, BacktestPageDay } from './backtest-data.js'

/** The measure that decides: the first one. */
export function leadOf(days: readonly BacktestPageDay[]): BacktestMeasure | null {
  return days[0]?.measures[0] ?? null
}

/** Whether the model was surely better than every naive rule by the leading measure: its intervals say so. */
export function isWon({ measures }: BacktestPageDay): boolean {
  const [lead] = measures
  return (
    lead !== undefined &&
    lead.baselines.length > 0 &&
    lead.baselines.every(({ low, high }) =>
      lead.best === 'most' ? low !== null && low > 0 : high !== null && high < 0,
    )
  )
}

/** The mean of a measure over the days on which it has a value: of the model, or of a naive rule. */
export function meanOf(days: readonly BacktestPageDay[], measure: string, rule: string | null): number | null {
  const values = days.flatMap(day => valueOn(day, measure, rule) ?? [])
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A measure on one day: of the model, or of a naive rule. */
export function valueOn({ measures }: BacktestPageDay, measure: string, rule: string | null): number | null {
  const found = measures.find(one => one.measure === measure)
  if (rule === null) return found?.model ?? null
  return found?.baselines.find(({ name }) => name === rule)?.value ?? null
}

export function measureName(measure: string): Text {
  const key = `backtest.measure.${measure}`
  return isKey(key) ? { key, values: {} } : plain(measure)
}

/** Models name their own rules; those that the catalogue does not know are shown as they are. */
export function ruleName(rule: string): Text {
  const key = `backtest.rule.${rule}`
  return isKey(key) ? { key, values: {} } : plain(rule)
}
