import { list, plain, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import { type CampaignsInput, isShare } from './campaigns-data.js'
import { armName, kindName, measureName, valueName, verdictText } from './campaigns-names.js'

/** Best channel and best customers in each measure that is known, with intervals; shares apart from money. */
export function bestTable({ best, arms, campaigns }: CampaignsInput, kind: 'shares' | 'money'): Table | null {
  const shown = best.filter(({ measure }) => isShare(measure) === (kind === 'shares'))
  if (shown.length === 0) return null
  const isTested = shown.some(({ campaign_key }) => campaign_key !== null)
  const format = kind === 'shares' ? 'percent' : 'money'
  return {
    kind: 'table',
    title: text(kind === 'shares' ? 'campaigns.best_shares' : 'campaigns.best_money'),
    columns: [
      column(text('campaigns.measure'), 'text'),
      column(text('campaigns.best_of'), 'text'),
      ...(isTested ? [column(text('campaigns.arm'), 'text')] : []),
      column(text(isTested ? 'campaigns.uplift' : 'campaigns.rate'), format),
      ...(isTested ? [column(text('campaigns.low'), format), column(text('campaigns.high'), format)] : []),
      column(text('campaigns.beyond'), format),
      ...(isTested ? [] : [column(text('campaigns.low'), format), column(text('campaigns.high'), format)]),
      column(text('campaigns.says'), 'text'),
    ],
    rows: shown.map(({ measure, campaign_key, arm, kind: told, value, customers, found, beyond }) => [
      measureName(measure),
      list([kindName(told), valueName(told, value)]),
      ...(isTested
        ? [
            campaign_key === null || arm === null
              ? plain('')
              : armName({ campaign_key, arm, customers, controls: 0n, effects: [] }, arms, campaigns),
          ]
        : []),
      found.value,
      ...(isTested ? [found.low, found.high] : []),
      beyond.value,
      ...(isTested ? [] : [beyond.low, beyond.high]),
      verdictText(beyond),
    ]),
    note: text(isTested ? 'campaigns.best_note' : 'campaigns.best_rate_note'),
  }
}
