import type { Cause } from '../../mining/churn/cause.js'
import type { Value } from '../../warehouse/engine/value.js'
import { numberText } from './cause-text.js'
import { plain, type Text, text } from './text.js'

/** What one customer has of what a cause tells, as people say it; words, and numbers that a source writes, as they are. */
export function valueText({ unit }: Pick<Cause, 'unit'>, value: Exclude<Value, null>): Text {
  if (typeof value !== 'number' || !Number.isFinite(value)) return plain(String(value))
  return unit === 'trend' ? changeText(value) : numberText(unit, value)
}

/** A trend, (now − before) / (now + before), as what became of what was before. */
function changeText(trend: number): Text {
  if (trend <= -1) return text('explain.none_left')
  if (trend >= 1) return text('explain.none_before')
  if (trend === 0) return text('explain.as_before')
  const change = (1 + trend) / (1 - trend) - 1
  const by = numberText('share', Math.abs(change))
  return change < 0 ? text('explain.fell', { by }) : text('explain.rose', { by })
}
