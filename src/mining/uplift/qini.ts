import { bootstrap, type Interval } from '../judge/bootstrap.js'

/** Customers of an experiment: how much contact is thought to bring, whether they were contacted, and whether it came. */
export interface Experiment {
  readonly uplift: ArrayLike<number>
  /** 1 contacted, 0 left out. */
  readonly treated: ArrayLike<number>
  /** 1 it came, 0 it did not. */
  readonly came: ArrayLike<number>
}

/** A point of the Qini curve: of the first so many customers, how many more came than had nobody been contacted. */
export interface QiniPoint {
  readonly customers: number
  readonly gained: number
}

/** Rows in the order of their uplift, the highest first; those of one uplift form a tie. */
interface Ranked {
  /** By place: the row's group, and what it tells: treated + 2 · came. */
  readonly group: Uint8Array
  readonly told: Uint8Array
  /** Where each tie ends, exclusive. */
  readonly ends: readonly number[]
}

/**
 * The Qini curve Y_t − Y_c · N_t ÷ N_c (Radcliffe 2007), a point after each tie, from nothing on; where nobody was left
 * out yet, Y_t, as scikit-uplift has it.
 */
export function qiniCurve(rows: Experiment): readonly QiniPoint[] {
  return curveOf(rankedBy(rows, rows.uplift), null)
}

/**
 * The Qini coefficient: area between the curve and the line of chance, as a share of that of a ranking that knows who
 * came (scikit-uplift's `qini_auc_score`). Null where one side is empty or no ranking is better than chance.
 */
export function qiniCoefficient(rows: Experiment): number | null {
  return coefficientOf(rankedBy(rows, rows.uplift), rankedBy(rows, perfect(rows)), null)
}

/** Enough that intervals are those of drawing customers. */
const groups = 200

/** The coefficient over customers that are drawn anew, by groups of rows in turn: rows stand in the order of a hash. */
export function qiniInterval(rows: Experiment): Interval {
  const [byModel, byTruth] = [rankedBy(rows, rows.uplift), rankedBy(rows, perfect(rows))]
  const [interval] = bootstrap(groups, times => [coefficientOf(byModel, byTruth, times)])
  return interval ?? { low: null, high: null }
}

/** Who came because of contact first, then who would have stayed away or come anyway, last who came without it. */
function perfect({ treated, came }: Experiment): Float64Array {
  return Float64Array.from(came, (y, row) => (treated[row] === 1 ? y : -y))
}

function rankedBy({ treated, came }: Experiment, uplift: ArrayLike<number>): Ranked {
  const order = Uint32Array.from(uplift, (_, i) => i).sort((a, b) => (uplift[b] ?? 0) - (uplift[a] ?? 0) || a - b)
  const ends: number[] = []
  for (let place = 0; place < order.length; place++)
    if (place + 1 === order.length || uplift[order[place] ?? 0] !== uplift[order[place + 1] ?? 0]) ends.push(place + 1)
  return {
    group: Uint8Array.from(order, row => row % groups),
    told: Uint8Array.from(order, row => (treated[row] ?? 0) + 2 * (came[row] ?? 0)),
    ends,
  }
}

function curveOf({ group, told, ends }: Ranked, times: Float64Array | null): QiniPoint[] {
  // Customers by what they tell: left out and stayed, contacted and stayed, left out and came, contacted and came.
  const sums = new Float64Array(4)
  const points: QiniPoint[] = [{ customers: 0, gained: 0 }]
  let place = 0
  for (const end of ends) {
    for (; place < end; place++) {
      const at = told[place] ?? 0
      sums[at] = (sums[at] ?? 0) + (times === null ? 1 : (times[group[place] ?? 0] ?? 0))
    }
    const [leftStayed = 0, treatedStayed = 0, controlCame = 0, treatedCame = 0] = sums
    const [treatedN, controlN] = [treatedStayed + treatedCame, leftStayed + controlCame]
    const anyway = controlN === 0 ? 0 : (controlCame * treatedN) / controlN
    points.push({ customers: treatedN + controlN, gained: treatedCame - anyway })
  }
  return points
}

function coefficientOf(byModel: Ranked, byTruth: Ranked, times: Float64Array | null): number | null {
  const [model, truth] = [curveOf(byModel, times), curveOf(byTruth, times)]
  const last = truth.at(-1)
  if (!last) return null
  const chance = (last.customers * last.gained) / 2
  const best = area(truth) - chance
  return best > 0 ? (area(model) - chance) / best : null
}

function area(points: readonly QiniPoint[]): number {
  let sum = 0
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]]
    if (from && to) sum += ((to.customers - from.customers) * (from.gained + to.gained)) / 2
  }
  return sum
}
