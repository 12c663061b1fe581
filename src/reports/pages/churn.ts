import { columnList, columnText } from '../language/cause-text.js'
import { inSentences, plain, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figure, Figures, Section } from '../section.js'
import type { BacktestPageDay } from './backtest-data.js'
import { isWon, measureName } from './backtest-measures.js'
import { measuresTable } from './backtest-tables.js'
import { churnAnswer } from './churn-answer.js'
import { calibrationChart, gainsChart, horizonChart, offerChart } from './churn-charts.js'
import type { ChurnInput, ChurnJudged, ChurnOffer, Leaving, WorthBy } from './churn-data.js'
import { churnTotals } from './churn-sums.js'
import { causesTable, jumpsTable, movesTable, stakesTable, tenthsTable } from './churn-tables.js'

/** Who is leaving, why, and what can be done? */
export function churnPage(input: ChurnInput): Page {
  const { leaving, tenths, model, offer, horizon, moves } = input
  const hasScores = tenths.length > 0
  return {
    id: 'churn',
    title: text('churn.title'),
    question: text('churn.question'),
    answer: churnAnswer(input),
    sections: [
      ...(hasScores ? [figures(input)] : []),
      { kind: 'text', text: meaning(leaving) },
      ...(model && model.causes.length > 0 ? [causesTable(model.causes)] : []),
      ...(hasScores ? [tenthsTable(input)] : []),
      ...(hasScores ? offerSections(offer) : []),
      ...(moves === null ? [] : [movesTable(moves), ...(moves.jumps.length === 0 ? [] : [jumpsTable(moves)])]),
      ...(model === null ? [] : trust(model)),
      ...(horizon === null || horizon.curve.length === 0 ? [] : [horizonChart(horizon)]),
    ],
  }
}

function meaning(leaving: Leaving): Text {
  switch (leaving.kind) {
    case 'purchases':
      return text('churn.means.purchases', { days: leaving.horizon_days })
    case 'subscriptions':
      return text('churn.means.subscriptions', { days: leaving.horizon_days })
    case 'records':
      return text('churn.means.records', { days: leaving.horizon_days, label: plain(leaving.label) })
    default:
      return inSentences([
        leaving.label === null
          ? text('churn.means.is_churned')
          : text('churn.means.label', { label: plain(leaving.label) }),
        ...(leaving.gone === 0n ? [] : [text('churn.gone', { gone: leaving.gone })]),
        ...(leaving.unsaid === 0n ? [] : [text('churn.unsaid', { customers: leaving.unsaid })]),
      ])
  }
}

function figures({ tenths, worthBy, offer }: ChurnInput): Figures {
  const { customers, leavers, stake, share } = churnTotals(tenths)
  const money: Figure[] =
    stake === null
      ? []
      : [{ label: text('churn.stake'), value: stake, format: 'money_whole', tone: 'care', note: worthText(worthBy) }]
  const profit: Figure[] = offer?.best
    ? [{ label: text('churn.profit'), value: offer.best.profit, format: 'money_whole', tone: 'good' }]
    : []
  return {
    kind: 'figures',
    figures: [
      { label: text('churn.who'), value: customers, format: 'count' },
      {
        label: text('churn.leavers'),
        value: Math.round(leavers),
        format: 'count',
        ...(share === null ? {} : { note: text('churn.share_of_all', { share }) }),
      },
      ...money,
      ...profit,
    ],
  }
}

function worthText(worthBy: WorthBy): Text {
  switch (worthBy) {
    case 'declared':
      return text('churn.worth.declared')
    case 'expected_value':
      return text('churn.worth.expected_value')
    default:
      return text('churn.worth.net_sales')
  }
}

function offerSections(offer: ChurnOffer | null): readonly Section[] {
  if (offer === null) return [said(text('churn.offer_absent'))]
  const { best, depths, cost } = offer
  if (depths.length === 0) return [{ kind: 'text', text: text('churn.offer_unknown') }]
  if (best === null) return [offerChart(offer), { kind: 'text', text: text('churn.offer_none', { cost }) }]
  const { customers, share, profit, interval } = best
  const [low, high] = [interval.low ?? profit, interval.high ?? profit]
  const bestText = text('churn.offer_best', { customers, share, cost: best.cost, profit, low, high })
  return [offerChart(offer), said(bestText)]
}

function said(of: Text): Section {
  return { kind: 'text', text: of }
}

function forecastText(forecast: string): Text {
  switch (forecast) {
    case 'scorecard':
      return text('churn.forecast.scorecard')
    case 'trees':
      return text('churn.forecast.trees')
    case 'both':
      return text('churn.forecast.both')
    case 'plain':
      return text('churn.forecast.plain')
    default:
      return plain(forecast)
  }
}

/** By whom the model was judged, and whether it won. */
function judgement({ forecast, plain_column }: ChurnJudged, judged: BacktestPageDay): readonly Section[] {
  const [lead] = judged.measures
  if (lead === undefined) return []
  const won = isWon(judged)
  const of = { model: forecastText(forecast), rows: judged.rows, measure: measureName(lead.measure) }
  const hasWon = text(won ? 'churn.surely_better' : 'churn.not_surely_better')
  // Itself the plain rule, it is held against one chance for all.
  if (forecast === 'plain' && plain_column !== null) {
    const column = columnText(plain_column.column, plain_column.name)
    return [said(text('churn.plain_forecasts', { ...of, column, won: hasWon }))]
  }
  // Without a day, as with a label, customers are foretold by others of the same file.
  if (judged.as_of === judged.until)
    return [
      said(
        inSentences([
          text('churn.judged_others', { ...of, won: hasWon }),
          ...(plain_column === null
            ? []
            : [text('churn.plain_column', { column: columnText(plain_column.column, plain_column.name) })]),
        ]),
      ),
    ]
  return [said(text(won ? 'value.model_won' : 'value.model_not_won', { ...of, from: judged.as_of, to: judged.until }))]
}

/** How good the chances were on customers whom nothing was learnt from. */
function trust(model: ChurnJudged): readonly Section[] {
  const { judged, leaks, held_out } = model
  return [
    ...(judged === null ? [] : judgement(model, judged)),
    ...(held_out === null ? [] : [said(text('churn.held_out', { declared: plain(held_out) }))]),
    ...(leaks.length === 0 ? [] : [said(text('churn.leaks', { names: columnList(leaks) }))]),
    ...(model.gains.length === 0 ? [] : [gainsChart(model)]),
    ...(model.calibration.length === 0 ? [] : [calibrationChart(model)]),
    ...(model.stakes.tenths.length === 0 ? [] : [stakesTable(model.stakes)]),
    ...(judged === null ? [] : [measuresTable(judged, text('churn.measures_note'))]),
  ]
}
