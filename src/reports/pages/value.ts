import { ratioOfCounts } from '../decimal.js'
import { type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figure, Figures, Section } from '../section.js'
import { isWon, measureName } from './backtest-measures.js'
import { measuresTable } from './backtest-tables.js'
import { valueAnswer } from './value-answer.js'
import { tenthsChart, tiersChart, trackingChart } from './value-charts.js'
import type { ValueInput, ValueModel } from './value-data.js'
import { shareOf, worthOf } from './value-sums.js'
import { atRiskTable, tiersTable, trackingTable } from './value-tables.js'

/** What are our customers worth? Null where neither a cost nor a forecast says anything of it. */
export function valuePage(input: ValueInput): Page | null {
  const { value_so_far, expected_value } = worthOf(input.tiers)
  if (value_so_far === null && expected_value === null) return null
  return {
    id: 'value',
    title: text('value.title'),
    question: text('value.question'),
    answer: valueAnswer(input),
    sections: [
      figures(input),
      tiersChart(input),
      tiersTable(input),
      tenthsChart(input),
      ...(input.atRisk.length === 0 ? [] : [atRiskTable(input.atRisk)]),
      ...trust(input.model),
      ...(input.tracked.length === 0 ? [] : [trackingChart(input.tracked), trackingTable(input.tracked)]),
    ],
  }
}

function figures({ tiers, model }: ValueInput): Figures {
  const all = worthOf(tiers)
  const costed = ratioOfCounts(all.costedLines, all.productLines)
  const risk = shareOf(all.value_at_risk, all.expected_value)
  const future: Figure[] =
    all.expected_value === null
      ? []
      : [
          {
            label: text('value.expected_figure'),
            value: all.expected_value,
            format: 'money_whole',
            ...(model === null ? {} : { note: basisText(model.basis) }),
          },
          {
            label: text('value.risk_figure'),
            value: all.value_at_risk,
            format: 'money_whole',
            tone: 'care',
            ...(risk === null ? {} : { note: text('value.risk_note', { share: risk }) }),
          },
        ]
  const past: Figure = {
    label: text('value.so_far_figure'),
    value: all.value_so_far,
    format: 'money_whole',
    note:
      all.value_so_far === null || costed === null ? text('value.uncosted') : text('value.costed', { share: costed }),
  }
  return {
    kind: 'figures',
    figures: [{ label: text('measure.customers'), value: all.customers, format: 'count' }, ...future, past],
  }
}

function basisText(basis: ValueModel['basis']): Text {
  return { key: `value.basis.${basis}`, values: {} }
}

/** What is to be thought of the forecast. */
function trust(model: ValueModel | null): Section[] {
  if (model === null) return [{ kind: 'text', text: text('value.no_model') }]
  const name: Text = { key: `value.forecast.${model.forecasts}`, values: {} }
  const { judged } = model
  const [lead] = judged?.measures ?? []
  if (judged === null || lead === undefined)
    return [{ kind: 'text', text: text('value.model_unjudged', { model: name }) }]
  const said = text(isWon(judged) ? 'value.model_won' : 'value.model_not_won', {
    model: name,
    rows: judged.rows,
    from: judged.as_of,
    to: judged.until,
    measure: measureName(lead.measure),
  })
  return [{ kind: 'text', text: said }, measuresTable(judged)]
}
