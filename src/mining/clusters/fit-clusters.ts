import { sql } from 'kysely'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import type { Fit } from '../model.js'
import { published } from '../published.js'

import { chooseK, type Trial, tryAll } from './choose-k.js'

import { bestOf, loadKMeans } from './k-means.js'
import { labelsOf } from './labels.js'
import type { ClusterFeature, Measure } from './measures.js'
import { nearestRows, type Scale, standardised } from './nearest-sql.js'
import type { ClusterOptions, ClusterParams } from './params.js'
import { apart, type Points } from './silhouette.js'

/** Fewer customers than this tell of no groups. */
const fewest = 30
const mostSampled = 10_000
const starts = 5
/** Steps over all customers, after the sample has settled. */
const mostSteps = 3
/** Sum of squared movements of all middles, in variances of the measures, below which they stay: scikit-learn's `tol`. */
const tolerance = 1e-4
const places = 9

/**
 * Settles on a keyed sample, then takes at most a few steps over all customers in the engine, so that the middles are
 * those of everybody. The gap between the two is on the card.
 */
export async function fitClusters(data: Dataset<ClusterFeature>, options: ClusterOptions): Promise<Fit<ClusterParams>> {
  const { customers, scales } = await scalesOf(data, options.measures)
  if (customers < fewest)
    return { refused: `${customers} customers have an order that counts: expected at least ${fewest}` }
  if (scales.length === 0) return { refused: 'all customers buy alike: no measure tells them apart' }
  const run = await loadKMeans()
  const points = await sampled(data, scales)
  const distinct = new Set(points.map(point => point.join(' '))).size
  const numbers = options.k === 'auto' ? [2, 3, 4, 5, 6, 7, 8] : [options.k]
  const possible = numbers.filter(k => k <= Math.min(distinct, points.length / 10))
  if (possible.length === 0) return { refused: `${distinct} customers differ: too few for ${numbers[0]} clusters` }
  const trials = tryAll(run, points, possible)
  const chosen = chooseK(trials)
  if (!chosen) return { refused: 'customers fall into one cluster only' }
  const settled = bestOf(run, points, chosen.k, starts)
  const moved = await refined(data, scales, settled.centres)
  const order = byValue(moved, scales)
  const centres = order.map(i => (moved.centres[i] ?? []).map(published))
  const labels = labelsOf(
    centres,
    scales.map(({ measure }) => measure),
  )
  return {
    fitted: {
      scales,
      clusters: order.map((i, at) => ({
        label: labels[at] ?? '',
        customers: moved.sizes[i] ?? 0,
        centre: centres[at] ?? [],
      })),
    },
    notes: notesOf(options, scales, chosen.isStable, trials, chosen.k),
    details: {
      trials,
      chosen: chosen.k,
      sampled: points.length,
      steps: moved.steps,
      // Mean squared distances, before and after the steps over all customers.
      inertia_of_sample_centres: moved.before,
      inertia: moved.after,
    },
  }
}

type FittedScale = Scale & { readonly measure: Measure }

/** Mean and standard deviation of each measure over all customers; measures that tell nobody apart are left out. */
async function scalesOf(
  data: Dataset<ClusterFeature>,
  wanted: readonly Measure[],
): Promise<{ customers: number; scales: FittedScale[] }> {
  const [found] = await data.sums(({ rows }, portable) => {
    const sums = wanted.flatMap(measure => [
      sql`${portable.exactSum(sql.ref(measure), places)} as ${sql.ref(measure)}`,
      sql`${portable.exactSum(sql<number>`${sql.ref(measure)} * ${sql.ref(measure)}`, places)} as ${sql.ref(`${measure}_2`)}`,
    ])
    return compilable(sql<Record<string, bigint | string | null>>`select count(*) as n, ${sql.join(sums)} from ${rows}`)
  })
  const customers = Number(found?.n ?? 0)
  const scales = wanted.flatMap(measure => {
    const mean = Number(found?.[measure] ?? 0) / 10 ** places / customers
    const variance = Number(found?.[`${measure}_2`] ?? 0) / 10 ** places / customers - mean * mean
    // Sums are exact to nine places only: what varies less than a thousandth of a unit is one value.
    if (!(variance > 1e-6)) return []
    const [shown, deviation] = [mean, Math.sqrt(variance)].map(published)
    return [{ measure, mean: shown ?? 0, deviation: deviation ?? 1 }]
  })
  return { customers, scales }
}

async function sampled(data: Dataset<ClusterFeature>, scales: readonly FittedScale[]): Promise<Points> {
  const columns = await data.sample<keyof ClusterFeature & string>(
    scales.map(({ measure }) => measure),
    mostSampled,
  )
  const of = scales.map(({ measure, mean, deviation }) =>
    Array.from(columns[measure], value => (Number(value) - mean) / deviation),
  )
  return (of[0] ?? []).map((_, i) => of.map(values => values[i] ?? 0))
}

interface Refined {
  readonly centres: Points
  readonly sizes: readonly number[]
  readonly steps: number
  readonly before: number
  readonly after: number
}

/** Moves the middles to the means of all customers nearest to them, until they stay or the steps are over. */
async function refined(data: Dataset<ClusterFeature>, scales: readonly Scale[], from: Points): Promise<Refined> {
  let centres = from
  let before: number | null = null
  for (let steps = 0; ; steps++) {
    const found = await data.sums(({ rows }, portable) => {
      const kept = scales.map(scale => standardised(scale))
      const means = scales.map(
        (_, i) => sql`${portable.exactSum(sql.ref(`kept_${i}`), places)} as ${sql.ref(`sum_${i}`)}`,
      )
      return compilable(sql<Record<string, bigint | string>>`
        select cluster, count(*) as n, ${portable.exactSum(sql.ref('squared'), places)} as squared, ${sql.join(means)}
        from (${nearestRows(rows, kept, scales, centres)}) as placed group by cluster order by cluster`)
    })
    const n = found.reduce((sum, row) => sum + Number(row.n), 0)
    const inertia = found.reduce((sum, row) => sum + Number(row.squared), 0) / 10 ** places / n
    before ??= inertia
    const sizes = centres.map((_, k) => Number(found.find(row => Number(row.cluster) === k)?.n ?? 0))
    const next = centres.map((centre, k) => {
      const row = found.find(one => Number(one.cluster) === k)
      return row ? centre.map((_, i) => Number(row[`sum_${i}`] ?? 0) / 10 ** places / Number(row.n)) : centre
    })
    const moved = next.reduce((sum, centre, k) => sum + apart(centre, centres[k] ?? []), 0)
    if (moved <= tolerance || steps === mostSteps)
      return { centres, sizes, steps, before: published(before), after: published(inertia) }
    centres = next
  }
}

/** Places of clusters, those who spend most first; where spend is no measure, those who order most. */
function byValue({ centres }: Refined, scales: readonly FittedScale[]): readonly number[] {
  const place = (name: Measure) => scales.findIndex(({ measure }) => measure === name)
  const at = place('spend') >= 0 ? place('spend') : Math.max(0, place('orders'))
  return centres
    .map((_, i) => i)
    .sort((one, other) => (centres[other]?.[at] ?? 0) - (centres[one]?.[at] ?? 0) || one - other)
}

function notesOf(
  { measures, k }: ClusterOptions,
  scales: readonly FittedScale[],
  isStable: boolean,
  trials: readonly Trial[],
  chosen: number,
): readonly string[] {
  const left = measures.filter(measure => !scales.some(scale => scale.measure === measure))
  const alike = left.filter(measure => measure !== 'margin')
  const list = trials.map(trial => `${trial.k}: ${trial.silhouette}, ${trial.stability}`).join('; ')
  return [
    ...(left.includes('margin') ? ['no cost of what was sold is known: clusters go without margin'] : []),
    ...(alike.length > 0 ? [`all customers are alike in ${alike.join(', ')}: left out`] : []),
    `${chosen} clusters${k === 'auto' ? '' : ', as the project says'} (silhouette, stability of each number: ${list})`,
    ...(isStable ? [] : ['other samples give other clusters: take their names for what they are']),
  ]
}
