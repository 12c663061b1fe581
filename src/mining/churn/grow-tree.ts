import type { BinnedRows } from './binned-rows.js'
import {
  bestSplit,
  type Cells,
  type Histogram,
  histogramOf,
  lessHistogram,
  type Pull,
  type Pulls,
  type Split,
} from './histogram.js'
import { addValue, type Places, part, putAll, type Run, type TreeNode } from './tree.js'

export interface TreeLimits {
  readonly leaves: number
  readonly depth: number
  /** By which the value of a leaf is multiplied, so that no tree says too much. */
  readonly rate: number
  /** Ridge of the values of leaves. */
  readonly ridge: number
  /** Curvature of a leaf at least: n rows of a chance p have n · p · (1 − p). */
  readonly leastCurvature: number
}

/** A node while the tree grows: its run of patterns, what they pull, and the cut that would gain most there. */
interface Growing extends Run {
  readonly depth: number
  readonly pull: Pull
  /** Null where nothing is gained by any. */
  readonly cut: { readonly split: Split; readonly histogram: Histogram } | null
  sides: readonly [inside: Growing, outside: Growing] | null
}

/**
 * A tree that fits the pull of patterns, grown where a cut gains most (Shi 2007; LightGBM), until it has enough leaves; what
 * it says of each pattern is added to its odds. Of equal gains the node that was cut off first is cut.
 *
 * @param places room for all patterns
 */
export function growTree(
  rows: BinnedRows,
  cells: Cells,
  pulls: Pulls,
  limits: TreeLimits,
  places: Places,
  odds: Float64Array,
): TreeNode {
  const { inNode, spare } = places
  putAll(places)
  const add = (of: Run) => histogramOf(rows, cells, inNode.subarray(of.from, of.to), pulls)
  const node = (of: Run, depth: number, pull: Pull, histogram: Histogram | null): Growing => {
    const split = histogram && bestSplit(rows, histogram, limits)
    return { ...of, depth, pull, cut: split && { split, histogram }, sides: null }
  }
  const whole = { from: 0, to: inNode.length }
  const root = node(whole, 0, pullOfAll(pulls), limits.depth > 0 && limits.leaves > 1 ? add(whole) : null)
  const leaves = new Set([root])
  for (let next = ripest(leaves); next?.cut && leaves.size < limits.leaves; next = ripest(leaves)) {
    const { depth, from, to } = next
    const { split, histogram } = next.cut
    const middle = part(inNode, spare, next, rows.columns[split.column] ?? new Uint8Array(), split.bins)
    const [inside, outside] = [
      { from, to: middle },
      { from: middle, to },
    ]
    // The last cut, and the lowest, ask for no cuts below them. Only the smaller side is added up.
    const isLast = leaves.size + 1 === limits.leaves || depth + 1 === limits.depth
    const isFewer = middle - from <= to - middle
    const ofFewer = isLast ? null : add(isFewer ? inside : outside)
    const ofRest = ofFewer && lessHistogram(histogram, ofFewer)
    next.sides = [
      node(inside, depth + 1, split.inside, isFewer ? ofFewer : ofRest),
      node(outside, depth + 1, split.outside, isFewer ? ofRest : ofFewer),
    ]
    leaves.delete(next)
    for (const side of next.sides) leaves.add(side)
  }
  const grown = (of: Growing): TreeNode => {
    if (of.cut && of.sides) {
      const [inside, outside] = of.sides
      const { column, bins } = of.cut.split
      return { column, bins: [...bins], inside: grown(inside), outside: grown(outside) }
    }
    const { gradient, curvature } = of.pull
    const value = (-limits.rate * gradient) / (curvature + limits.ridge)
    addValue(odds, inNode.subarray(of.from, of.to), value)
    return { value }
  }
  return grown(root)
}

/** The leaf whose cut gains most, or null where none gains. */
function ripest(leaves: ReadonlySet<Growing>): Growing | null {
  let best: Growing | null = null
  for (const leaf of leaves) if ((leaf.cut?.split.gain ?? 0) > (best?.cut?.split.gain ?? 0)) best = leaf
  return best
}

function pullOfAll(pulls: Pulls): Pull {
  let [gradient, curvature] = [0, 0]
  for (let at = 0; at < pulls.length; at += 2) {
    gradient += pulls[at] ?? 0
    curvature += pulls[at + 1] ?? 0
  }
  return { gradient, curvature }
}
