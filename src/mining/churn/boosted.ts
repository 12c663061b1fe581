import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { growTree, type TreeLimits } from './grow-tree.js'
import { cellsOf, type Pulls } from './histogram.js'
import { chance, softplus } from './logistic.js'
import { addTree, placesFor, type TreeNode, treeSchema } from './tree.js'

export const boostedSchema = z.strictObject({
  /** Log odds before the first tree. */
  base: z.number(),
  trees: z.array(treeSchema),
})
export type Boosted = z.infer<typeof boostedSchema>

export interface BoostedOptions extends TreeLimits {
  /** So many trees, where nothing ends them before. */
  readonly trees: number
}

export const usualTrees: BoostedOptions = {
  trees: 60,
  leaves: 8,
  depth: 3,
  rate: 0.1,
  ridge: 1,
  leastCurvature: 4,
}

/**
 * Gradient-boosted trees for a chance (Friedman 2001), with second-order leaves and bins for values as in LightGBM and
 * scikit-learn's HistGradientBoostingClassifier. No chance plays in it: the same rows in any order give the same trees.
 *
 * @returns null where all came or none did
 */
export function boosted(rows: BinnedRows, options = usualTrees): Boosted | null {
  const [all, positive] = [total(rows.n), total(rows.came)]
  if (positive <= 0 || positive >= all) return null
  const base = Math.log(positive / (all - positive))
  const odds = new Float64Array(rows.n.length).fill(base)
  const cells = cellsOf(rows)
  const pulls = new Float64Array(2 * odds.length)
  const places = placesFor(odds.length)
  const trees: TreeNode[] = []
  while (trees.length < options.trees) {
    putPulls(pulls, rows, odds)
    const tree = growTree(rows, cells, pulls, options, places, odds)
    if ('value' in tree) break
    trees.push(tree)
  }
  return { base, trees }
}

/** −log-likelihood of rows after 0, 1, 2 … trees: of rows that were not learnt from it says how many are enough. */
export function lossesOf({ base, trees }: Boosted, held: BinnedRows): Float64Array {
  const odds = new Float64Array(held.n.length).fill(base)
  const places = placesFor(odds.length)
  const losses = new Float64Array(trees.length + 1)
  losses[0] = loss(held, odds)
  for (const [at, tree] of trees.entries()) {
    addTree(tree, held.columns, odds, places)
    losses[at + 1] = loss(held, odds)
  }
  return losses
}

/** Log odds of each pattern. */
export function boostedOdds({ base, trees }: Boosted, columns: readonly Uint8Array[], patterns: number): Float64Array {
  const odds = new Float64Array(patterns).fill(base)
  const places = placesFor(patterns)
  for (const tree of trees) addTree(tree, columns, odds, places)
  return odds
}

function putPulls(pulls: Pulls, { n, came }: BinnedRows, odds: Float64Array): void {
  for (let i = 0; i < odds.length; i++) {
    const [p, of] = [chance(odds[i] ?? 0), n[i] ?? 0]
    pulls[2 * i] = of * p - (came[i] ?? 0)
    pulls[2 * i + 1] = of * p * (1 - p)
  }
}

/** −log-likelihood. */
function loss({ n, came }: BinnedRows, odds: Float64Array): number {
  let sum = 0
  for (let i = 0; i < n.length; i++) sum += (n[i] ?? 0) * softplus(odds[i] ?? 0) - (came[i] ?? 0) * (odds[i] ?? 0)
  return sum
}

function total(of: Float64Array): number {
  return of.reduce((sum, value) => sum + value, 0)
}
