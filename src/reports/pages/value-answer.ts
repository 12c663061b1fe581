import { inSentences, type Text, text } from '../language/text.js'
import type { ValueInput } from './value-data.js'
import { bestTenthShare, measureOf, shareOf, worthOf } from './value-sums.js'

/** What they are worth, how much of it the best hold, and how much of it may go. */
export function valueAnswer(input: ValueInput): Text {
  const { customers, expected_value, value_so_far, value_at_risk } = worthOf(input.tiers)
  const worth = expected_value ?? value_so_far ?? '0'
  const first = text(expected_value === null ? 'value.so_far' : 'value.expected', { customers, worth })
  const share = bestTenthShare(input)
  const best =
    share === null ? [] : [text(measureOf(input) === 'net_sales' ? 'value.best_of_sales' : 'value.best', { share })]
  const risk = shareOf(value_at_risk, expected_value)
  if (risk === null || value_at_risk === null) return inSentences([first, ...best])
  const atRisk = worthOf(input.tiers.filter(({ lifecycle_stage }) => lifecycle_stage === 'at_risk')).customers
  const third =
    atRisk === 0n ? text('value.no_risk') : text('value.risk', { worth: value_at_risk, share: risk, customers: atRisk })
  return inSentences([first, ...best, third])
}
