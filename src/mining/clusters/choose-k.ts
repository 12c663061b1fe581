import { numbers } from '../random.js'
import { assign, bestOf, type KMeans } from './k-means.js'
import { adjustedRand, type Points, silhouette } from './silhouette.js'

/** A number of clusters on trial. */
export interface Trial {
  readonly k: number
  /** Mean silhouette of the points; null where they fell into one cluster. */
  readonly silhouette: number | null
  /** Mean adjusted Rand index: how much the clusters of halves of the points agree with those of all. */
  readonly stability: number
}

/** Points whose silhouettes are reckoned: they cost the square of their number. */
const fewPoints = 800
const halves = 6
const starts = 3
/** Above it clusters are found again in other samples (Hennig 2007 says .75 of his like index). */
const stable = 0.75

/** Tries each number of clusters on a sample. */
export function tryAll(run: KMeans, sample: Points, counts: readonly number[]): readonly Trial[] {
  const points = sample.slice(0, 2 * fewPoints)
  return counts.map(k => {
    const { centres } = bestOf(run, points, k, starts)
    const clusters = assign(points, centres)
    let agreed = 0
    for (let half = 0; half < halves; half++) {
      const next = numbers(half + 1)
      const drawn = points.filter(() => next() < 0.5)
      agreed += adjustedRand(clusters, assign(points, bestOf(run, drawn, k, starts).centres))
    }
    const shown = points.slice(0, fewPoints)
    return {
      k,
      silhouette: rounded(silhouette(shown, clusters.slice(0, fewPoints))),
      stability: rounded(agreed / halves) ?? 0,
    }
  })
}

/** Of the numbers whose clusters are found again the one whose clusters stand furthest apart; else the most stable one. */
export function chooseK(trials: readonly Trial[]): { readonly k: number; readonly isStable: boolean } | null {
  const apartFirst = (one: Trial, other: Trial) => (other.silhouette ?? -1) - (one.silhouette ?? -1) || one.k - other.k
  const found = trials.filter(trial => trial.silhouette !== null)
  const [best] = found.filter(trial => trial.stability >= stable).sort(apartFirst)
  if (best) return { k: best.k, isStable: true }
  const [steadiest] = [...found].sort((one, other) => other.stability - one.stability || one.k - other.k)
  return steadiest ? { k: steadiest.k, isStable: false } : null
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6))
}
