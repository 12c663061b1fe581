import { plain, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import { type CampaignsInput, type GroupUplift, isShare, most, verdictOf } from './campaigns-data.js'
import { armName, campaignName, kindName, measureName, valueName, verdictText } from './campaigns-names.js'

/** What each campaign's customers did; what nothing tells of any campaign has no column. */
export function campaignsTable({ campaigns }: CampaignsInput): Table {
  const shown = campaigns.slice(0, most)
  const told = (of: (row: (typeof shown)[number]) => unknown) => shown.some(row => of(row) !== null)
  const [days, responses, purchases] = [
    told(row => row.started_on),
    told(row => row.response_rate),
    told(row => row.conversion_rate),
  ]
  return {
    kind: 'table',
    title: text('campaigns.table'),
    columns: [
      column(text('campaigns.campaign'), 'text'),
      ...(days ? [column(text('campaigns.began'), 'day')] : []),
      column(text('measure.customers'), 'count'),
      column(text('campaigns.controls'), 'count'),
      ...(responses ? [column(text('campaigns.response_rate'), 'percent')] : []),
      ...(purchases ? [column(text('campaigns.conversion_rate'), 'percent')] : []),
    ],
    rows: shown.map(row => [
      plain(row.name),
      ...(days ? [row.started_on] : []),
      row.customers,
      row.controls,
      ...(responses ? [row.response_rate] : []),
      ...(purchases ? [row.conversion_rate] : []),
    ]),
    note: text('campaigns.table_note'),
  }
}

/** What each campaign brought and cost; null where nothing tells it of any. */
export function moneyTable({ campaigns }: CampaignsInput): Table | null {
  const shown = campaigns.slice(0, most)
  const told = (of: (row: (typeof shown)[number]) => unknown) => shown.some(row => of(row) !== null)
  const [money, margins, costs] = [told(row => row.revenue), told(row => row.margin), told(row => row.cost)]
  if (!money && !margins && !costs) return null
  return {
    kind: 'table',
    title: text('campaigns.money'),
    columns: [
      column(text('campaigns.campaign'), 'text'),
      ...(money ? [column(text('campaigns.revenue'), 'money_whole')] : []),
      ...(margins ? [column(text('campaigns.margin'), 'money_whole')] : []),
      ...(costs
        ? [
            column(text('campaigns.cost_once'), 'money_whole'),
            column(text('campaigns.cost_to_revenue'), 'percent'),
            column(text('campaigns.return'), 'percent'),
          ]
        : []),
    ],
    rows: shown.map(row => [
      plain(row.name),
      ...(money ? [row.revenue] : []),
      ...(margins ? [row.margin] : []),
      ...(costs ? [row.cost, row.cost_to_revenue, margins ? row.margin_return : row.revenue_return] : []),
    ]),
    note: text('campaigns.money_note'),
  }
}

/** Every arm beside those left out, in every measure that is known. */
export function upliftTable({ arms, campaigns }: CampaignsInput, kind: 'shares' | 'money'): Table | null {
  const rows = arms
    .flatMap(arm =>
      arm.effects
        .filter(({ measure, uplift }) => isShare(measure) === (kind === 'shares') && uplift.value !== null)
        .map(({ measure, treated, control, uplift }) => [
          armName(arm, arms, campaigns),
          measureName(measure),
          treated,
          control,
          uplift.value,
          uplift.low,
          uplift.high,
          ...(kind === 'money' && uplift.value !== null ? [uplift.value * Number(arm.customers)] : []),
          verdictText(uplift),
        ]),
    )
    .slice(0, 2 * most)
  if (rows.length === 0) return null
  const format = kind === 'shares' ? 'percent' : 'money'
  return {
    kind: 'table',
    title: text(kind === 'shares' ? 'campaigns.shares_table' : 'campaigns.money_table'),
    columns: [
      column(text('campaigns.arm'), 'text'),
      column(text('campaigns.measure'), 'text'),
      column(text('campaigns.treated'), format),
      column(text('campaigns.control'), format),
      column(text('campaigns.uplift'), format),
      column(text('campaigns.low'), format),
      column(text('campaigns.high'), format),
      ...(kind === 'money' ? [column(text('campaigns.in_all'), 'money_whole')] : []),
      column(text('campaigns.says'), 'text'),
    ],
    rows,
    note: text('campaigns.uplift_note'),
  }
}

/** Groups in which an arm surely brought more, or less, than among all others; the greatest difference first. */
export function groupsTable({ groups, arms, campaigns }: CampaignsInput): Table | null {
  const told = groups.flatMap(group => surely(group))
  if (told.length === 0) return null
  const rows = told
    .sort((one, other) => Math.abs(other.size) - Math.abs(one.size))
    .slice(0, most)
    .map(({ group, effect, beyond }) => [
      armName(group, arms, campaigns),
      kindName(group.kind),
      valueName(group.kind, group.value),
      measureName(effect.measure),
      group.customers,
      effect.uplift.value,
      effect.uplift.low,
      effect.uplift.high,
      beyond.value,
    ])
  return {
    kind: 'table',
    title: text('campaigns.groups_table'),
    columns: [
      column(text('campaigns.arm'), 'text'),
      column(text('campaigns.group'), 'text'),
      column(text('campaigns.value'), 'text'),
      column(text('campaigns.measure'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('campaigns.uplift'), 'percent'),
      column(text('campaigns.low'), 'percent'),
      column(text('campaigns.high'), 'percent'),
      column(text('campaigns.beyond'), 'percent'),
    ],
    rows,
    note: text('campaigns.groups_note'),
  }
}

/** The shares in which a group surely differs from the others. */
function surely(group: GroupUplift) {
  return group.effects.flatMap((effect, at) => {
    const beyond = group.beyondOthers[at]
    if (!beyond || !isShare(effect.measure)) return []
    const verdict = verdictOf(beyond)
    return verdict === 'more' || verdict === 'less' ? [{ group, effect, beyond, size: beyond.value ?? 0 }] : []
  })
}

/** Campaigns that left nobody out, beside customers who were alike before them. */
export function matchedTable({ matched, campaigns }: CampaignsInput): Table | null {
  const place = new Map(campaigns.map(({ campaign_key }, at) => [campaign_key, at]))
  const rows = matched
    .toSorted((one, other) => (place.get(one.campaign_key) ?? 0) - (place.get(other.campaign_key) ?? 0))
    .filter(({ revenue, conversion }) => revenue.low !== null || conversion.low !== null)
    .slice(0, most)
    .map(({ campaign_key, reached, matched: alike, others, conversion, revenue }) => [
      plain(campaignName(campaign_key, campaigns)),
      reached,
      alike,
      others,
      conversion.value,
      conversion.low,
      conversion.high,
      revenue.value,
      revenue.low,
      revenue.high,
    ])
  if (rows.length === 0) return null
  const ranged = (format: 'percent' | 'money') => [
    column(text(format === 'percent' ? 'campaigns.measure.conversion' : 'campaigns.measure.revenue'), format),
    column(text('campaigns.low'), format),
    column(text('campaigns.high'), format),
  ]
  return {
    kind: 'table',
    title: text('campaigns.matched_table'),
    columns: [
      column(text('campaigns.campaign'), 'text'),
      column(text('campaigns.reached'), 'count'),
      column(text('campaigns.alike'), 'count'),
      column(text('campaigns.others'), 'count'),
      ...ranged('percent'),
      ...ranged('money'),
    ],
    rows,
    note: text('campaigns.matched_note'),
  }
}
