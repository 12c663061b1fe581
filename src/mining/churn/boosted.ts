import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { bestSplit, histogramOf } from './histogram.js'
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
    const tree = treeOn(rows, odds, options)
    if ('value' in tree) break
    trees.push(tree)
    addTree(tree, rows.columns, odds)
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

function treeOn(rows: BinnedRows, odds: Float64Array, options: BoostedOptions): TreeNode {
  const gradient = new Float64Array(odds.length)
  const curvature = new Float64Array(odds.length)
  for (let i = 0; i < odds.length; i++) {
    const [p, n] = [chance(odds[i] ?? 0), rows.n[i] ?? 0]
    gradient[i] = n * p - (rows.came[i] ?? 0)
    curvature[i] = n * p * (1 - p)
  }
  const grow = (inNode: Int32Array, depth: number): TreeNode => {
    const split = depth === 0 ? null : bestSplit(rows, histogramOf(rows, inNode, gradient, curvature), options)
    if (!split) return { value: (-options.rate * sumOf(gradient, inNode)) / (sumOf(curvature, inNode) + options.ridge) }
    const inside = isOneOf(split.bins)
    const bins = rows.columns[split.column] ?? new Uint8Array()
    const goes = (where: 0 | 1) => inNode.filter(i => inside[bins[i] ?? 0] === where)
    return {
      column: split.column,
      bins: [...split.bins],
      inside: grow(goes(1), depth - 1),
      outside: grow(goes(0), depth - 1),
    }
  }
  return grow(
    Int32Array.from(odds, (_, i) => i),
    options.depth,
  )
}

/** Adds what a tree says of each pattern. */
function addTree(tree: TreeNode, columns: readonly Uint8Array[], odds: Float64Array): void {
  const add = (node: TreeNode, inNode: Int32Array): void => {
    if ('value' in node) {
      for (const i of inNode) odds[i] = (odds[i] ?? 0) + node.value
      return
    }
    const inside = isOneOf(node.bins)
    const bins = columns[node.column] ?? new Uint8Array()
    const goes = (where: 0 | 1) => inNode.filter(i => inside[bins[i] ?? 0] === where)
    add(node.inside, goes(1))
    add(node.outside, goes(0))
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
