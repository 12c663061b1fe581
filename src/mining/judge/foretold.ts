import { areaUnderCurve } from './chance-quality.js'
import { chanceMeasures, nearest } from './chances.js'
import type { Measured } from './evaluation.js'
import { bins, type Ranked } from './ranks.js'

/** Groups of rows that are drawn together, as in the engine. */
const groups = 200

/**
 * The measures of `judgeChances` for chances that lie in memory: those of a bounded sample, or foretold out of fold.
 *
 * @param model chances in the order of the rows' keys, which makes the groups the same for rows in any order
 * @param came 1 for those to whom it came, else 0
 */
export function judgeForetold(
  model: Float64Array,
  baselines: Readonly<Record<string, Float64Array>>,
  came: Float64Array,
): readonly Measured[] {
  const candidates = [model, ...Object.values(baselines)]
  const sums: Record<string, Float64Array> = { n: grouped(came, () => 1), a: grouped(came, (_, a) => a) }
  for (const [i, chances] of candidates.entries()) {
    const of = (row: number) => chances[row] ?? 0
    sums[`p_${i}`] = grouped(came, of)
    sums[`sq_${i}`] = grouped(came, (row, a) => (of(row) - a) ** 2)
    sums[`loss_${i}`] = grouped(came, (row, a) => -Math.log(Math.max(nearest, a === 1 ? of(row) : 1 - of(row))))
  }
  return chanceMeasures(
    Object.keys(baselines),
    sums,
    candidates.map(chances => ranks(chances, came)),
    candidates.map(chances => areaUnderCurve(chances, came)),
  )
}

function grouped(came: Float64Array, term: (row: number, a: number) => number): Float64Array {
  const sums = new Float64Array(groups)
  for (const [row, a] of came.entries()) sums[row % groups] = (sums[row % groups] ?? 0) + term(row, a)
  return sums
}

/** Rows by rank of their chance in hundredths, the highest first; rows of one chance share a bin. */
function ranks(chances: Float64Array, came: Float64Array): Ranked {
  const order = Uint32Array.from(chances, (_, row) => row).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0))
  const found = { rows: new Float64Array(groups * bins), actual: new Float64Array(groups * bins) }
  let above = 0
  for (const [place, row] of order.entries()) {
    if (place > 0 && chances[row] !== chances[order[place - 1] ?? 0]) above = place
    const cell = (row % groups) * bins + Math.floor((above * bins) / order.length)
    found.rows[cell] = (found.rows[cell] ?? 0) + 1
    found.actual[cell] = (found.actual[cell] ?? 0) + (came[row] ?? 0)
  }
  return found
}
