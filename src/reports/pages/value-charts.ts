import { ratioOfCounts, sumDecimals } from '../decimal.js'
import { plain, text } from '../language/text.js'
import type { Chart } from '../section.js'
import { type TierStage, type TrackedForecast, tierNames, type ValueInput } from './value-data.js'
import { measureOf, measureText, shareOf, tierName, worthOf } from './value-sums.js'

/** How many they are beside what they are worth, tier by tier. */
export function tiersChart(input: ValueInput): Chart {
  const all = worthOf(input.tiers)
  const by = measureOf(input)
  const held = heldTiers(input.tiers)
  return {
    kind: 'chart',
    title: text('value.tiers_title'),
    about: text('value.tiers_about'),
    layout: 'bars',
    stacked: false,
    labels: held.map(({ tier }) => tierName(tier)),
    axis: { name: text('value.axis'), format: 'percent' },
    series: [
      {
        name: text('measure.share_customers'),
        mark: 'bar',
        values: held.map(({ worth }) => ratioOfCounts(worth.customers, all.customers)),
      },
      { name: text('value.share'), mark: 'bar', values: held.map(({ worth }) => shareOf(worth[by], all[by])) },
    ],
    unfinished: [],
    note: text('value.by', { measure: measureText(by) }),
  }
}

/** Tiers that hold somebody, the best first, each summed up. */
export function heldTiers(tiers: readonly TierStage[]) {
  return tierNames
    .map(tier => ({ tier, worth: worthOf(tiers.filter(row => row.tier === tier)) }))
    .filter(({ worth }) => worth.customers > 0n)
}

/** What each tenth of the buyers holds of all value. */
export function tenthsChart(input: ValueInput): Chart {
  const all = sumDecimals(input.tenths.map(({ worth }) => worth))
  return {
    kind: 'chart',
    title: text('value.deciles_title'),
    about: text('value.deciles_about'),
    layout: 'columns',
    stacked: false,
    labels: input.tenths.map(({ tenth }) => text('value.tenth', { tenth })),
    across: text('value.tenths_across'),
    axis: { name: text('value.share'), format: 'percent' },
    series: [{ name: text('value.share'), mark: 'bar', values: input.tenths.map(({ worth }) => shareOf(worth, all)) }],
    unfinished: [],
    note: text('value.deciles_note', { measure: measureText(measureOf(input)) }),
  }
}

/** Purchases that were foretold beside those that came, period by period. */
export function trackingChart(tracked: readonly TrackedForecast[]): Chart {
  return {
    kind: 'chart',
    title: text('value.tracking_title'),
    about: text('value.tracking_about'),
    layout: 'columns',
    stacked: false,
    labels: tracked.map(({ as_of }) => plain(as_of)),
    axis: { name: text('value.purchases'), format: 'count' },
    series: [
      { name: text('value.foretold'), mark: 'bar', values: tracked.map(({ purchases }) => purchases.foretold) },
      { name: text('value.came'), mark: 'bar', values: tracked.map(({ purchases }) => Number(purchases.came)) },
    ],
    unfinished: [],
  }
}
