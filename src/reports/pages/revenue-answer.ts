import { compareDecimals, negateDecimal, ratioOfDecimals, sumDecimals } from '../decimal.js'
import { inSentences, list, type Text, text } from '../language/text.js'
import type { Comparison } from './revenue-comparison.js'
import type { RevenueMonth } from './revenue-data.js'
import { monthName } from './revenue-months.js'

/** What revenue did, then whether customers were won, then which months could not be judged. */
export function revenueAnswer(months: readonly RevenueMonth[], comparison: Comparison | null): Text {
  if (months.length === 0) return text('revenue.empty')
  const sentences =
    comparison === null ? [text('revenue.no_complete')] : [salesSentence(comparison), ...newcomers(comparison)]
  const incomplete = months.filter(month => !month.complete).map(({ month }) => monthName(month))
  if (incomplete.length > 0) sentences.push(text('revenue.incomplete', { months: list(incomplete) }))
  return inSentences(sentences)
}

function salesSentence(comparison: Comparison): Text {
  const { from, to, net_sales: net } = comparison.now
  if (comparison.basis === 'only') return text('revenue.only', { month: to, net })
  const change = changeOf(net, comparison.before.net_sales)
  // A quotient by nothing or by a loss says nothing: the sentence then stands without a comparison.
  if (change === null) return text('revenue.uncompared', { from, to, net })
  if (comparison.basis === 'year') return text('revenue.year', { from, to, net, change })
  return text(comparison.basis === 'same_month' ? 'revenue.same_month' : 'revenue.month_before', { to, net, change })
}

function newcomers(comparison: Comparison): Text[] {
  const { opens, new_customers: now } = comparison.now
  if (opens) return []
  const before = comparison.basis === 'only' || comparison.before.opens ? null : comparison.before
  const change = before === null ? null : changeOf(String(now), String(before.new_customers))
  if (before === null || change === null) return [text('revenue.newcomers', { now })]
  const { from, to } = before
  const period = from === to ? monthName(to) : text('revenue.period_year', { from, to })
  return [text('revenue.newcomers_compared', { now, change, period })]
}

/** More, less or the same as before; null where before there was nothing, or less. */
function changeOf(now: string, before: string): Text | null {
  if (compareDecimals(before, '0') <= 0) return null
  const by = ratioOfDecimals(sumDecimals([now, negateDecimal(before)]), before) ?? 0
  if (by === 0) return text('revenue.same')
  return by > 0 ? text('revenue.more', { by }) : text('revenue.less', { by: -by })
}
