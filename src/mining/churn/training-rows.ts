import type { Training } from '../training.js'
import { binned, binsOf, type Known } from './binning.js'
import type { Churn } from './churn-kind.js'
import { type ChurnRows, churnRows } from './churn-rows.js'
import type { FeatureColumn } from './feature-columns.js'
import { leastOfEither, type Unseen } from './learn-churn.js'
import { learnRows } from './learn-rows.js'
import { candidateOdds } from './learner.js'

/** Those who are learnt from, and how to foretell them from others. */
export interface TrainingRows {
  readonly rows: ChurnRows
  /** Null: out of fold. */
  readonly unseen: Unseen | null
  /** Of those who foretell them, the share that left. */
  readonly rate: number
  /** The day whose customers they are, and the day before which it is known who left. */
  readonly asOf: string
  readonly until: string
  readonly notes: readonly string[]
}

/**
 * Customers as of one horizon ago, beside who has left since. They are foretold by what was learnt one horizon before
 * them; where the history is too short for that, out of fold. With a label, those of today, out of fold.
 *
 * @param horizon days; null where a label says who left
 */
export async function trainingRows(
  data: Training<Churn>,
  columns: readonly FeatureColumn[],
  horizon: number | null,
): Promise<TrainingRows | { readonly refused: string }> {
  if (horizon === null) {
    const rows = await churnRows(data, columns)
    return { rows, unseen: null, rate: rateOf(rows), asOf: data.asOf, until: data.asOf, notes: [] }
  }
  const past = await data.earlier(horizon)
  if ('refused' in past) return past
  const rows = await churnRows(past, columns)
  const found = { rows, asOf: past.asOf, until: past.until }
  const before = await data.earlier(2 * horizon, horizon)
  const lacking = 'refused' in before ? before.refused : null
  const earlier = 'refused' in before ? null : await churnRows(before, columns)
  if (earlier === null || tooFew(earlier)) {
    const why = lacking ?? `too few left or stayed before ${past.asOf}`
    return {
      ...found,
      unseen: null,
      rate: rateOf(rows),
      notes: [`judged out of fold, since ${why}`],
    }
  }
  return { ...found, unseen: fromEarlier(earlier, rows), rate: rateOf(earlier), notes: [] }
}

function tooFew({ came }: ChurnRows): boolean {
  const left = came.reduce((sum, one) => sum + one, 0)
  return Math.min(left, came.length - left) < leastOfEither
}

function rateOf({ came }: ChurnRows): number {
  return came.reduce((sum, one) => sum + one, 0) / Math.max(1, came.length)
}

/** Rows of one day as foretold by what was learnt from those of an earlier one. */
function fromEarlier(earlier: ChurnRows, rows: ChurnRows): Unseen {
  return known => {
    const then = known.map(({ name }) => earlier.known.find(one => one.name === name)).filter(one => one !== undefined)
    const bins = then.map(one => binsOf(one))
    const all = Array.from(earlier.came, (_, row) => row)
    const learnt = learnRows(bins, { known: then, came: earlier.came, groups: all, rows: all })
    const nothing = new Float64Array(rows.came.length)
    if (!learnt) return { scorecard: nothing, trees: nothing, both: nothing }
    return candidateOdds(learnt, { columns: bins.map(one => binned(one, like(one.kind, one.name, known))), n: nothing })
  }
}

/** A column of that name and kind; attributes whose texts were numbers on one of two days only are words on both. */
function like(kind: Known['kind'], name: string, known: readonly Known[]): Known {
  const found = known.find(one => one.name === name)
  if (found?.kind === kind) return found
  const values = found?.values ?? []
  return kind === 'word'
    ? { kind, name, values: values.map(value => (value === null ? null : String(value))) }
    : { kind, name, values: values.map(() => null) }
}
