import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { bestSplit, type Histogram, histogramOf, lessHistogram } from './histogram.js'
import { chance, softplus } from './logistic.js'

/** A leaf says what it adds to the log odds; every other node where rows go whose bin of a column is one of `bins`. */
export type TreeNode = { value: number } | { column: number; bins: number[]; inside: TreeNode; outside: TreeNode }

const nodeSchema: z.ZodType<TreeNode> = z.lazy(() =>
  z.union([
    z.strictObject({ value: z.number() }),
    z.strictObject({ column: z.int(), bins: z.array(z.int()), inside: nodeSchema, outside: nodeSchema }),
  ]),
)

export const boostedSchema = z.strictObject({
  /** Log odds before the first tree. */
  base: z.number(),
  trees: z.array(nodeSchema),
})
export type Boosted = z.infer<typeof boostedSchema>

export interface BoostedOptions {
  /** At most so many trees; fewer where the rows held out say so. */
  readonly trees: number
  readonly depth: number
  /** By which the value of a leaf is multiplied, so that no tree says too much. */
  readonly rate: number
  /** Ridge of the values of leaves. */
  readonly ridge: number
  /** Rows of a leaf at least. */
  readonly leastRows: number
  /** So many trees without a smaller loss on the rows held out end it. */
  readonly patience: number
}

export const usualTrees: BoostedOptions = { trees: 100, depth: 3, rate: 0.1, ridge: 1, leastRows: 20, patience: 10 }

/**
 * Gradient-boosted trees for a chance (Friedman 2001), with second-order leaves and bins for values as in LightGBM and
 * scikit-learn's HistGradientBoostingClassifier. No chance plays in it: the same rows in any order give the same trees.
 *
 * @param held rows that are not learnt from; where their loss no longer falls, the trees after the smallest are dropped
 * @returns null where all came or none did
 */
export function boosted(rows: BinnedRows, held: BinnedRows | null, options = usualTrees): Boosted | null {
  const [all, positive] = [total(rows.n), total(rows.came)]
  if (positive <= 0 || positive >= all) return null
  const base = Math.log(positive / (all - positive))
  const odds = new Float64Array(rows.n.length).fill(base)
  const heldOdds = new Float64Array(held?.n.length ?? 0).fill(base)
  const trees: TreeNode[] = []
  let kept = 0
  let least = held ? loss(held, heldOdds) : 0
  while (trees.length < options.trees) {
    const tree = grownOn(rows, odds, options)
    if ('value' in tree) break
    trees.push(tree)
    if (!held) continue
    addTree(tree, held.columns, heldOdds)
    const now = loss(held, heldOdds)
    if (now < least) {
      least = now
      kept = trees.length
    } else if (trees.length - kept >= options.patience) break
  }
  return { base, trees: held ? trees.slice(0, kept) : trees }
}

/** Log odds of each pattern. */
export function boostedOdds({ base, trees }: Boosted, columns: readonly Uint8Array[], patterns: number): Float64Array {
  const odds = new Float64Array(patterns).fill(base)
  for (const tree of trees) addTree(tree, columns, odds)
  return odds
}

/** The next tree; what it says of each pattern is added to its odds. */
function grownOn(rows: BinnedRows, odds: Float64Array, options: BoostedOptions): TreeNode {
  const gradient = new Float64Array(odds.length)
  const curvature = new Float64Array(odds.length)
  for (let i = 0; i < odds.length; i++) {
    const [p, n] = [chance(odds[i] ?? 0), rows.n[i] ?? 0]
    gradient[i] = n * p - (rows.came[i] ?? 0)
    curvature[i] = n * p * (1 - p)
  }
  const histogram = (inNode: Int32Array) => histogramOf(rows, inNode, gradient, curvature)
  const grow = (inNode: Int32Array, depth: number, known: Histogram | null): TreeNode => {
    const found = depth === 0 ? null : (known ?? histogram(inNode))
    const split = found && bestSplit(rows, found, options)
    if (!split) {
      const value = (-options.rate * sumOf(gradient, inNode)) / (sumOf(curvature, inNode) + options.ridge)
      for (const i of inNode) odds[i] = (odds[i] ?? 0) + value
      return { value }
    }
    const [inside, outside] = sidesOf(inNode, rows.columns[split.column] ?? new Uint8Array(), split.bins)
    // Only the smaller side is added up.
    const [fewer, below] = [inside.length <= outside.length ? inside : outside, depth - 1]
    const ofFewer = below === 0 ? null : histogram(fewer)
    const ofRest = ofFewer && lessHistogram(found, ofFewer)
    return {
      column: split.column,
      bins: [...split.bins],
      inside: grow(inside, below, fewer === inside ? ofFewer : ofRest),
      outside: grow(outside, below, fewer === inside ? ofRest : ofFewer),
    }
  }
  return grow(
    Int32Array.from(odds, (_, i) => i),
    options.depth,
    null,
  )
}

/** Patterns whose bin is one of some, and the others, each in their order. */
function sidesOf(inNode: Int32Array, bins: Uint8Array, some: readonly number[]): readonly [Int32Array, Int32Array] {
  const isIn = isOneOf(some)
  let count = 0
  for (const i of inNode) count += isIn[bins[i] ?? 0] ?? 0
  const [inside, outside] = [new Int32Array(count), new Int32Array(inNode.length - count)]
  let [next, other] = [0, 0]
  for (const i of inNode) {
    if (isIn[bins[i] ?? 0] === 1) inside[next++] = i
    else outside[other++] = i
  }
  return [inside, outside]
}

/** Adds what a tree says of each pattern. */
function addTree(tree: TreeNode, columns: readonly Uint8Array[], odds: Float64Array): void {
  const add = (node: TreeNode, inNode: Int32Array): void => {
    if ('value' in node) {
      for (const i of inNode) odds[i] = (odds[i] ?? 0) + node.value
      return
    }
    const [inside, outside] = sidesOf(inNode, columns[node.column] ?? new Uint8Array(), node.bins)
    add(node.inside, inside)
    add(node.outside, outside)
  }
  add(
    tree,
    Int32Array.from(odds, (_, i) => i),
  )
}

/** 1 at each bin that is one of them. */
function isOneOf(bins: readonly number[]): Uint8Array {
  const found = new Uint8Array(256)
  for (const bin of bins) found[bin] = 1
  return found
}

/** −log-likelihood. */
function loss({ n, came }: BinnedRows, odds: Float64Array): number {
  let sum = 0
  for (let i = 0; i < n.length; i++) sum += (n[i] ?? 0) * softplus(odds[i] ?? 0) - (came[i] ?? 0) * (odds[i] ?? 0)
  return sum
}

function sumOf(values: Float64Array, inNode: Int32Array): number {
  let sum = 0
  for (const i of inNode) sum += values[i] ?? 0
  return sum
}

function total(of: Float64Array): number {
  return of.reduce((sum, value) => sum + value, 0)
}
