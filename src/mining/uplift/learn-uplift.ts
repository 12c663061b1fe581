import { z } from 'zod'
import { type BinnedRows, binnedRows } from '../churn/binned-rows.js'
import { binned, binsOf, type Known } from '../churn/binning.js'
import { learnAside } from '../churn/learn-aside.js'
import {
  type CandidateName,
  type CandidateOdds,
  candidateNames,
  candidateOdds,
  type Learnt,
  learntSchema,
  treesFor,
} from '../churn/learner.js'
import { chance } from '../churn/logistic.js'

/** Ways to learn what contact brings. */
export const approachNames = ['two_models', 'class_transformation'] as const
export type ApproachName = (typeof approachNames)[number]

/** What forecasts: a way, and the learner that it uses. */
export interface Forecast {
  readonly approach: ApproachName
  readonly learner: CandidateName
}

/** Uplift is faint, and two chances stand in one expression: half as many trees as of who leaves. */
const fewTrees = 30

export const forecasts: readonly Forecast[] = approachNames.flatMap(approach =>
  candidateNames.map(learner => ({ approach, learner })),
)

/** Chances of those who were contacted, of those who were left out, and of the transformed class. */
export const upliftLearntSchema = z.strictObject({
  treated: learntSchema,
  control: learntSchema,
  /** Null where nobody asked for it. */
  transformed: learntSchema.nullable(),
})
export type UpliftLearnt = z.infer<typeof upliftLearntSchema>

/** Customers of an experiment, in the order of a hash of their key. */
export interface UpliftRows {
  readonly known: readonly Known[]
  readonly treated: ArrayLike<number>
  readonly came: ArrayLike<number>
}

/**
 * Learns both ways at once. Two models: the chance of those contacted less that of those left out. Class transformation
 * (Jaskowski & Jaroszewicz 2012): the chance to have come contacted or stayed away left out, arms weighed alike; twice
 * that, less one, is the uplift.
 *
 * @param ways that are wanted: the transformed class is learnt only where it is
 * @param of the rows that are meant; default: all
 * @returns null where there is nothing to learn: in one arm all came or none did
 */
export async function learnUplift(
  { known, treated, came }: UpliftRows,
  ways: readonly Forecast[],
  of?: readonly number[],
): Promise<UpliftLearnt | null> {
  const rows = of ?? Array.from({ length: came.length }, (_, row) => row)
  const bins = known.map(one => binsOf(of === undefined ? one : part(one, rows)))
  const inArm = (side: number) =>
    binnedRows(
      bins,
      known,
      came,
      rows.filter(row => treated[row] === side),
    )
  const [contacted, leftOut] = [inArm(1), inArm(0)]
  const learnt = async (rows: BinnedRows) => {
    const size = rows.n.reduce((sum, of) => sum + of, 0)
    const taught = await learnAside(rows, { trees: { ...treesFor(size), trees: fewTrees } })
    return taught?.learnt ?? null
  }
  const [one, other] = await Promise.all([learnt(contacted), learnt(leftOut)])
  const isWanted = ways.some(({ approach }) => approach === 'class_transformation')
  const transformed = one && other && isWanted ? await learnt(transformedClass(contacted, leftOut)) : null
  return one && other && (transformed || !isWanted) ? { treated: one, control: other, transformed } : null
}

export interface Foretold {
  readonly uplift: Float64Array
  /** The chance where nobody contacts them. */
  readonly without: Float64Array
}

/** What each way foretells of rows: asked of each learner once, however many ways ask. */
export function foretelling(learnt: UpliftLearnt, known: readonly Known[]): (forecast: Forecast) => Foretold {
  const bins = learnt.control.scorecard.columns.map(({ bins: one }) => {
    const column = known.find(({ name }) => name === one.name)
    if (!column) throw new RangeError(`${one.name}: learnt from a column that is not there`)
    return binned(one, column)
  })
  const n = new Float64Array(known[0]?.values.length ?? 0)
  const asked = new Map<Learnt, CandidateOdds>()
  const chances = (of: Learnt, learner: CandidateName) => {
    const odds = asked.get(of) ?? candidateOdds(of, { columns: bins, n })
    asked.set(of, odds)
    return odds[learner].map(chance)
  }
  return ({ approach, learner }) => {
    const without = chances(learnt.control, learner)
    if (approach === 'class_transformation' && learnt.transformed)
      return { uplift: chances(learnt.transformed, learner).map(p => 2 * p - 1), without }
    return { uplift: chances(learnt.treated, learner).map((p, row) => p - (without[row] ?? 0)), without }
  }
}

/** Both arms as one: it came to those contacted, or did not to those left out; each arm weighs half of all. */
function transformedClass(contacted: BinnedRows, leftOut: BinnedRows): BinnedRows {
  const [a, b] = [total(contacted.n), total(leftOut.n)]
  const [ofContacted, ofLeftOut] = [(a + b) / (2 * a), (a + b) / (2 * b)]
  return {
    bins: contacted.bins,
    counts: contacted.counts,
    columns: contacted.columns.map((column, at) => Uint8Array.from([...column, ...(leftOut.columns[at] ?? [])])),
    n: Float64Array.from([...contacted.n.map(n => n * ofContacted), ...leftOut.n.map(n => n * ofLeftOut)]),
    came: Float64Array.from([
      ...contacted.came.map(n => n * ofContacted),
      ...leftOut.came.map((came, i) => ((leftOut.n[i] ?? 0) - came) * ofLeftOut),
    ]),
  }
}

/** Some rows of a column. */
export function part(known: Known, rows: readonly number[]): Known {
  return known.kind === 'number'
    ? { ...known, values: rows.map(row => known.values[row] ?? null) }
    : { ...known, values: rows.map(row => known.values[row] ?? null) }
}

function total(of: Float64Array): number {
  return of.reduce((sum, value) => sum + value, 0)
}
