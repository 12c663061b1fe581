import { plain, text } from '../language/text.js'
import type { Grid, Table } from '../section.js'
import { column } from '../table-column.js'
import { type CampaignsInput, most, type PooledGroup, type RateByGroup } from './campaigns-data.js'
import { campaignName, kindName, valueName, verdictText } from './campaigns-names.js'

/** Groups that a page lists. */
const listed = 40

/** Who responded, else who bought, over all campaigns: every group with its difference from the others. */
export function whoTable({ pooled }: CampaignsInput): Table | null {
  const measure = leadMeasure(pooled)
  if (measure === null) return null
  const hasAnswers = pooled.some(({ answers }) => answers !== null)
  const rows = byTelling(pooled, measure)
    .slice(0, listed)
    .flatMap(({ kind, value, customers, answers, measures }) => {
      const told = measures.find(one => one.measure === measure)
      if (!told) return []
      const { rate, beyond } = told
      const coupons = hasAnswers ? [answers] : []
      return [
        [
          kindName(kind),
          valueName(kind, value),
          customers,
          ...coupons,
          rate,
          beyond.value,
          beyond.low,
          beyond.high,
          verdictText(beyond),
        ],
      ]
    })
  return {
    kind: 'table',
    title: text(measure === 'response' ? 'campaigns.who_responds' : 'campaigns.who_buys'),
    columns: [
      column(text('campaigns.group'), 'text'),
      column(text('campaigns.value'), 'text'),
      column(text('campaigns.contacted'), 'count'),
      ...(hasAnswers ? [column(text('campaigns.answers'), 'count')] : []),
      column(text(measure === 'response' ? 'campaigns.response_rate' : 'campaigns.conversion_rate'), 'percent'),
      column(text('campaigns.beyond'), 'percent'),
      column(text('campaigns.low'), 'percent'),
      column(text('campaigns.high'), 'percent'),
      column(text('campaigns.says'), 'text'),
    ],
    rows,
    note: text('campaigns.who_note'),
  }
}

/** Campaigns by the kind of customers that tells most, as a heat map of who responded, else bought. */
export function whoGrid({ pooled, rates, campaigns }: CampaignsInput): Grid | null {
  const measure = leadMeasure(pooled)
  const [first] = measure === null ? [] : byTelling(pooled, measure)
  if (measure === null || !first) return null
  const { kind } = first
  const own = rates.filter(one => one.kind === kind)
  const values = pooled.filter(one => one.kind === kind).map(({ value }) => value)
  const shown = campaigns
    .filter(({ campaign_key }) => own.some(one => one.campaign_key === campaign_key))
    .slice(0, most)
  if (shown.length < 2) return null
  const rateOf = (one: RateByGroup | undefined) => one?.rates.find(rate => rate.measure === measure)?.rate.value ?? null
  const highest = Math.max(...own.map(one => rateOf(one) ?? 0))
  return {
    kind: 'grid',
    title: text(measure === 'response' ? 'campaigns.who_responds_grid' : 'campaigns.who_buys_grid'),
    rows: {
      name: text('campaigns.campaign'),
      labels: shown.map(({ campaign_key }) => plain(campaignName(campaign_key, campaigns))),
    },
    columns: { name: kindName(kind), labels: values.map(value => valueName(kind, value)) },
    cells: shown.map(({ campaign_key }) =>
      values.map(value => {
        const one = own.find(rate => rate.campaign_key === campaign_key && rate.value === value)
        const rate = rateOf(one)
        if (!one || rate === null) return null
        return {
          value: rate,
          format: 'percent',
          foot: { value: one.customers, format: 'count' },
          fill: { heat: highest === 0 ? 0 : rate / highest },
        }
      }),
    ),
    note: text('campaigns.who_grid_note'),
  }
}

/** Responses where they are told of, else purchases. */
function leadMeasure(pooled: readonly PooledGroup[]): 'response' | 'conversion' | null {
  const isTold = (name: string) =>
    pooled.some(({ measures }) => measures.some(({ measure, rate }) => measure === name && rate > 0))
  return isTold('response') ? 'response' : isTold('conversion') ? 'conversion' : null
}

/** Kind by kind, the one whose values differ most surely first; within a kind in the order of its values. */
function byTelling(pooled: readonly PooledGroup[], measure: string): readonly PooledGroup[] {
  const tells = (kind: string) =>
    Math.max(
      ...pooled
        .filter(one => one.kind === kind)
        .map(({ measures }) => {
          const beyond = measures.find(one => one.measure === measure)?.beyond
          return beyond?.error ? Math.abs(beyond.value ?? 0) / beyond.error : 0
        }),
    )
  const kinds = [...new Set(pooled.map(({ kind }) => kind))]
    .map(kind => ({ kind, size: tells(kind) }))
    .sort((one, other) => other.size - one.size || (one.kind < other.kind ? -1 : 1))
  return kinds.flatMap(({ kind }) => pooled.filter(one => one.kind === kind))
}
