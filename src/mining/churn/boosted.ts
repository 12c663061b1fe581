import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { growTree, type TreeLimits } from './grow-tree.js'
import { cellsOf, type Pull } from './histogram.js'
import { chance, softplus } from './logistic.js'
import { addTree, type TreeNode, treeSchema } from './tree.js'

export const boostedSchema = z.strictObject({
  /** Log odds before the first tree. */
  base: z.number(),
  trees: z.array(treeSchema),
})
export type Boosted = z.infer<typeof boostedSchema>

export interface BoostedOptions extends TreeLimits {
  /** At most so many trees; fewer where the rows held out say so. */
  readonly trees: number
  /** So many trees without a smaller loss on the rows held out end it. */
  readonly patience: number
}

export const usualTrees: BoostedOptions = {
  trees: 60,
  leaves: 8,
  depth: 3,
  rate: 0.1,
  ridge: 1,
  leastRows: 20,
  patience: 10,
}

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
  const cells = cellsOf(rows)
  const trees: TreeNode[] = []
  let kept = 0
  let least = held ? loss(held, heldOdds) : 0
  while (trees.length < options.trees) {
    const tree = growTree(rows, cells, pullOf(rows, odds), options, odds)
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

function pullOf({ n, came }: BinnedRows, odds: Float64Array): Pull {
  const gradient = new Float64Array(odds.length)
  const curvature = new Float64Array(odds.length)
  for (let i = 0; i < odds.length; i++) {
    const [p, of] = [chance(odds[i] ?? 0), n[i] ?? 0]
    gradient[i] = of * p - (came[i] ?? 0)
    curvature[i] = of * p * (1 - p)
  }
  return { gradient, curvature }
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
