import { z } from 'zod'
import { type BinnedRows, binnedRows } from '../churn/binned-rows.js'
import { binned, binsOf, type Known } from '../churn/binning.js'
import {
  type CandidateName,
  candidateNames,
  candidateOdds,
  type Learnt,
  learn,
  learntSchema,
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

export const forecasts: readonly Forecast[] = approachNames.flatMap(approach =>
  candidateNames.map(learner => ({ approach, learner })),
)

/** Chances of those who were contacted, of those who were left out, and of the transformed class. */
export const upliftLearntSchema = z.strictObject({
  treated: learntSchema,
  control: learntSchema,
  transformed: learntSchema,
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
 * @returns null where there is nothing to learn: in one arm all came or none did
 */
export function learnUplift({ known, treated, came }: UpliftRows, of?: readonly number[]): UpliftLearnt | null {
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
  const [one, other] = [learn(contacted), learn(leftOut)]
  const transformed = one && other ? learn(transformedClass(contacted, leftOut)) : null
  return one && other && transformed ? { treated: one, control: other, transformed } : null
}

/** The uplift of rows, and their chance where nobody contacts them. */
export function foretoldUplift(
  learnt: UpliftLearnt,
  { approach, learner }: Forecast,
  known: readonly Known[],
): { readonly uplift: Float64Array; readonly without: Float64Array } {
  const without = chancesOf(learnt.control, learner, known)
  if (approach === 'class_transformation')
    return { uplift: chancesOf(learnt.transformed, learner, known).map(p => 2 * p - 1), without }
  const contacted = chancesOf(learnt.treated, learner, known)
  return { uplift: contacted.map((p, row) => p - (without[row] ?? 0)), without }
}

function chancesOf(learnt: Learnt, learner: CandidateName, known: readonly Known[]): Float64Array {
  const columns = learnt.scorecard.columns.map(({ bins }) => {
    const column = known.find(({ name }) => name === bins.name)
    if (!column) throw new RangeError(`${bins.name}: learnt from a column that is not there`)
    return binned(bins, column)
  })
  const n = new Float64Array(known[0]?.values.length ?? 0)
  return candidateOdds(learnt, { columns, n })[learner].map(chance)
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
