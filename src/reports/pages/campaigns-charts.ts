import { list, plain, type Text, text } from '../language/text.js'
import type { Chart } from '../section.js'
import { type ArmUplift, type CampaignsInput, isShare, most, type UpliftRange } from './campaigns-data.js'
import { armName, measureName } from './campaigns-names.js'

type Shown = { readonly label: Text; readonly uplift: UpliftRange }

/** What arms brought, as dots with their intervals: shares in one plot, money in another. */
export function upliftCharts({ arms, campaigns }: CampaignsInput): readonly Chart[] {
  const rowsOf = (isWanted: (arm: ArmUplift['effects'][number]) => boolean): readonly Shown[] =>
    arms
      .flatMap(arm =>
        arm.effects
          .filter(effect => isWanted(effect) && effect.uplift.low !== null)
          .map(({ measure, uplift }) => ({
            label: list([armName(arm, arms, campaigns), measureName(measure)]),
            uplift,
          })),
      )
      .slice(0, most)
  const shares = rowsOf(({ measure }) => isShare(measure))
  const money = rowsOf(({ measure }) => !isShare(measure))
  return [
    ...(shares.length === 0 ? [] : [forest(text('campaigns.forest_shares'), shares, 'percent')]),
    ...(money.length === 0 ? [] : [forest(text('campaigns.forest_money'), money, 'money')]),
  ]
}

function forest(title: Text, rows: readonly Shown[], format: 'percent' | 'money'): Chart {
  return {
    kind: 'chart',
    title,
    about: text('campaigns.forest_about'),
    layout: 'bars',
    stacked: false,
    labels: rows.map(({ label }) => label),
    axis: { name: text(format === 'percent' ? 'campaigns.points' : 'campaigns.per_customer'), format },
    series: [
      {
        name: plain(''),
        mark: 'interval',
        values: rows.map(({ uplift }) => uplift.value),
        ranges: rows.map(({ uplift: { low, high } }) => (low === null || high === null ? null : [low, high])),
      },
    ],
    unfinished: [],
    note: text('campaigns.forest_note'),
  }
}
