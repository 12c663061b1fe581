import { ratioOfCounts } from '../decimal.js'
import { text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import { heldTiers } from './value-charts.js'
import type { CustomerAtRisk, TrackedForecast, ValueInput } from './value-data.js'
import { measureOf, shareOf, tierName, worthOf } from './value-sums.js'

/** The tiers in figures; what is not known of anybody has no column. */
export function tiersTable(input: ValueInput): Table {
  const all = worthOf(input.tiers)
  const by = measureOf(input)
  const hasPast = all.value_so_far !== null
  const hasFuture = all.expected_value !== null
  return {
    kind: 'table',
    title: text('value.tiers_table'),
    columns: [
      column(text('value.tier'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('measure.share_customers'), 'percent'),
      column(text('measure.net_sales'), 'money_whole'),
      ...(hasPast ? [column(text('value.so_far_figure'), 'money_whole')] : []),
      ...(hasFuture
        ? [column(text('value.expected_figure'), 'money_whole'), column(text('value.risk_figure'), 'money_whole')]
        : []),
      column(text('value.share'), 'percent'),
    ],
    rows: heldTiers(input.tiers).map(({ tier, worth }) => [
      tierName(tier),
      worth.customers,
      ratioOfCounts(worth.customers, all.customers),
      worth.net_sales,
      ...(hasPast ? [worth.value_so_far] : []),
      ...(hasFuture ? [worth.expected_value, worth.value_at_risk] : []),
      shareOf(worth[by], all[by]),
    ]),
  }
}

/** Single customers who may go, in the order given. */
export function atRiskTable(customers: readonly CustomerAtRisk[]): Table {
  return {
    kind: 'table',
    title: text('value.risk_title'),
    columns: [
      column(text('measure.customer'), 'text'),
      column(text('value.expected_figure'), 'money_whole'),
      column(text('value.alive'), 'percent'),
      column(text('value.last'), 'day'),
      column(text('value.gap'), 'count'),
      column(text('measure.net_sales'), 'money_whole'),
    ],
    rows: customers.map(one => [
      one.customer_label,
      one.value_at_risk,
      one.p_alive,
      one.last_purchase_on,
      one.gap_days,
      one.net_sales,
    ]),
    note: text('value.risk_list_note'),
  }
}

/** What was foretold beside what came. */
export function trackingTable(tracked: readonly TrackedForecast[]): Table {
  const hasSpend = tracked.some(({ spend }) => spend !== null)
  return {
    kind: 'table',
    title: text('value.tracking_table'),
    columns: [
      { label: text('value.from'), format: 'day', align: 'start' },
      column(text('measure.customers'), 'count'),
      column(text('value.foretold'), 'count'),
      column(text('value.came'), 'count'),
      column(text('value.off'), 'percent'),
      ...(hasSpend
        ? [
            column(text('value.spend_foretold'), 'money_whole'),
            column(text('value.spend_came'), 'money_whole'),
            column(text('value.off'), 'percent'),
          ]
        : []),
    ],
    rows: tracked.map(({ as_of, customers, purchases, spend }) => [
      as_of,
      customers,
      purchases.foretold,
      purchases.came,
      offBy(purchases.foretold, Number(purchases.came)),
      ...(hasSpend
        ? [
            spend?.foretold ?? null,
            spend?.came ?? null,
            spend === null ? null : offBy(Number(spend.foretold), Number(spend.came)),
          ]
        : []),
    ]),
    note: text('value.tracking_note'),
  }
}

/** Foretold ÷ came - 1; null where nothing came. */
function offBy(foretold: number, came: number): number | null {
  return came === 0 ? null : foretold / came - 1
}
