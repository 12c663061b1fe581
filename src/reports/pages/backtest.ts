import { inSentences, plain, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figures } from '../section.js'
import { backtestChart } from './backtest-chart.js'
import type { BacktestInput, BacktestPageDay } from './backtest-data.js'
import { isWon, leadOf, meanOf, measureName, ruleName } from './backtest-measures.js'
import { daysTable, meansTable, reasonsTable } from './backtest-tables.js'

/** Would a model have told what came? */
export function backtestPage(input: BacktestInput): Page {
  const judged = input.days.filter(({ measures }) => measures.length > 0)
  const unjudged = input.days.filter(({ measures }) => measures.length === 0)
  const sections = judged.length === 0 ? [] : [backtestChart(judged), meansTable(judged), daysTable(judged)]
  return {
    id: 'backtest',
    title: text('backtest.title'),
    question: text('backtest.question', { model: plain(input.model) }),
    answer: answer(judged),
    sections: [
      figures(input, judged, unjudged),
      ...sections,
      ...(unjudged.length === 0 ? [] : [reasonsTable(unjudged)]),
    ],
  }
}

function answer(judged: readonly BacktestPageDay[]): Text {
  const lead = leadOf(judged)
  if (lead === null) return text('backtest.none')
  const won = text('backtest.won', {
    won: judged.filter(isWon).length,
    days: judged.length,
    measure: measureName(lead.measure),
  })
  const value = meanOf(judged, lead.measure, null)
  const rules = lead.baselines.flatMap(({ name }) => {
    const other = meanOf(judged, lead.measure, name)
    return other === null ? [] : [{ name, other }]
  })
  const distance = (of: number) => (lead.best === 'most' ? -of : lead.best === 'zero' ? Math.abs(of) : of)
  const [best] = rules.sort((one, other) => distance(one.other) - distance(other.other))
  if (value === null || best === undefined) return won
  return inSentences([won, text('backtest.means', { value, rule: ruleName(best.name), other: best.other })])
}

function figures(
  { horizon_days }: BacktestInput,
  judged: readonly BacktestPageDay[],
  unjudged: readonly BacktestPageDay[],
): Figures {
  return {
    kind: 'figures',
    figures: [
      { label: text('backtest.days'), value: BigInt(judged.length), format: 'count' },
      { label: text('backtest.wins'), value: BigInt(judged.filter(isWon).length), format: 'count', tone: 'good' },
      { label: text('backtest.unjudged'), value: BigInt(unjudged.length), format: 'count' },
      { label: text('backtest.horizon'), value: BigInt(horizon_days), format: 'count' },
    ],
  }
}
