import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { boosted, boostedOdds, lossesOf, usualTrees } from './boosted.js'
import { enoughTrees } from './enough-trees.js'
import { bestSplit, cellsOf, histogramOf } from './histogram.js'
import { chance } from './logistic.js'
import type { TreeNode } from './tree.js'

const small = { ...usualTrees, trees: 5, leastCurvature: 0.1, rate: 0.5 }

function rowsOf(of: readonly { x: number | null; w: string | null; came: number }[]) {
  const known: Known[] = [
    { kind: 'number', name: 'x', values: of.map(({ x }) => x) },
    { kind: 'word', name: 'w', values: of.map(({ w }) => w) },
  ]
  return binnedRows(
    known.map(one => binsOf(one, { most: 10, least: 1 })),
    known,
    of.map(({ came }) => came),
  )
}

function leavesOf(tree: TreeNode): number {
  return 'value' in tree ? 1 : leavesOf(tree.inside) + leavesOf(tree.outside)
}

function depthOf(tree: TreeNode): number {
  return 'value' in tree ? 0 : 1 + Math.max(depthOf(tree.inside), depthOf(tree.outside))
}

const customers = fc.array(
  fc.record({
    x: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    w: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
    came: fc.constantFrom(0, 1),
  }),
  { minLength: 8, maxLength: 40 },
)

describe('boosted trees', () => {
  it('cut where the gain is greatest, and say the values of Newton', () => {
    // Up to 2 none came, above all did: gradients are ±1/2, curvatures 1/4 a row.
    const rows = rowsOf([1, 2, 3, 4].map(x => ({ x, w: null, came: x > 2 ? 1 : 0 })))
    const found = boosted(rows, { ...small, trees: 1, depth: 1, ridge: 1 })
    expect(found?.base).toBe(0)
    const value = (0.5 * 1) / (0.5 + 1)
    expect(found?.trees).toEqual([{ column: 0, bins: [1, 2], inside: { value: -value }, outside: { value } }])
    const pulls = Float64Array.from([0.5, 0.5, -0.5, -0.5].flatMap(gradient => [gradient, 0.25]))
    const histogram = histogramOf(rows, cellsOf(rows), Int32Array.from([0, 1, 2, 3]), pulls)
    expect(bestSplit(rows, histogram, { ridge: 1, leastCurvature: 0.5 })?.gain).toBeCloseTo(2 / 1.5, 12)
    expect(bestSplit(rows, histogram, { ridge: 1, leastCurvature: 0.6 })).toBeNull()
  })

  it('find the best of all subsets of words', () => {
    const of = [...'abcabcabc'].map((w, i) => ({ x: null, w, came: w === 'b' ? (i < 6 ? 0 : 1) : 1 }))
    expect(boosted(rowsOf(of), { ...small, trees: 1, depth: 1 })?.trees).toMatchObject([{ column: 1, bins: [1, 3] }])
  })

  it('send what is missing where it belongs', () => {
    const of = [null, 1, 2, 3, 4].map(x => ({ x, w: null, came: x === null || x > 2 ? 1 : 0 }))
    expect(boosted(rowsOf(of), { ...small, trees: 1, depth: 1 })?.trees).toMatchObject([{ bins: [1, 2] }])
  })

  it('are cut where the gain is greatest until they have enough leaves', () => {
    // Where x is 1 the word tells all, where it is 2 less.
    const of = Array.from({ length: 40 }, (_, i) => {
      const [x, w] = [i < 20 ? 1 : 2, i % 2 === 0 ? 'a' : 'b']
      return { x, w, came: (x === 1 && w === 'a') || (x === 2 && w === 'b' && i < 26) ? 1 : 0 }
    })
    const grown = (leaves: number) => boosted(rowsOf(of), { ...small, trees: 1, depth: 9, leaves })?.trees[0]
    const leaf = { value: expect.any(Number) }
    expect(grown(2)).toEqual({ column: 0, bins: [1], inside: leaf, outside: leaf })
    const inside = { column: 1, bins: expect.any(Array), inside: leaf, outside: leaf }
    expect(grown(3)).toEqual({ column: 0, bins: [1], inside, outside: leaf })
    expect(grown(4)).toEqual({ column: 0, bins: [1], inside, outside: inside })
  })

  it('have no more leaves and are no deeper than they may, and the leaves are no limit where the depth is', () => {
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 }), (of, leaves, depth) => {
        const limits = { ...small, trees: 1, leaves, depth }
        for (const tree of boosted(rowsOf(of), limits)?.trees ?? []) {
          expect(leavesOf(tree)).toBeLessThanOrEqual(leaves)
          expect(depthOf(tree)).toBeLessThanOrEqual(depth)
        }
        const [full, more] = [2 ** depth, 2 ** depth + leaves].map(most =>
          boosted(rowsOf(of), { ...limits, leaves: most }),
        )
        expect(more).toEqual(full)
      }),
      { numRuns: 60 },
    )
  })

  it('are the same, bit by bit, for rows in any order', () => {
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 30 }), (of, turn) => {
        const at = turn % of.length
        const other = [...of.slice(at), ...of.slice(0, at)].reverse()
        expect(boosted(rowsOf(other), small)).toEqual(boosted(rowsOf(of), small))
      }),
      { numRuns: 40 },
    )
  })

  it('fit what they learn from better with each tree', () => {
    fc.assert(
      fc.property(customers, of => {
        const rows = rowsOf(of)
        const found = boosted(rows, { ...small, rate: 0.1 })
        if (!found) return
        const losses = found.trees.map((_, i) => {
          const odds = boostedOdds({ ...found, trees: found.trees.slice(0, i) }, rows.columns, rows.n.length)
          return odds.reduce((sum, x, row) => {
            const [n, came] = [rows.n[row] ?? 0, rows.came[row] ?? 0]
            return sum - came * Math.log(chance(x)) - (n - came) * Math.log(1 - chance(x))
          }, 0)
        })
        for (const [i, loss] of losses.entries()) if (i > 0) expect(loss).toBeLessThan((losses[i - 1] ?? 0) + 1e-12)
      }),
      { numRuns: 40 },
    )
  })

  it('say after how many the loss of rows that were held out is least', () => {
    const rows = rowsOf(Array.from({ length: 40 }, (_, i) => ({ x: i % 10, w: null, came: i % 10 > 4 ? 1 : 0 })))
    const against = rowsOf(Array.from({ length: 40 }, (_, i) => ({ x: i % 10, w: null, came: i % 10 > 4 ? 0 : 1 })))
    const found = boosted(rows, small)
    if (!found) throw new Error('nothing was learnt')
    const [same, opposite] = [rows, against].map(held => lossesOf(found, held))
    if (!same || !opposite) throw new Error('nothing was foretold')
    expect([same.length, opposite.length]).toEqual([6, 6])
    expect(same[0]).toBeCloseTo(40 * Math.log(2), 12)
    expect([enoughTrees([same]), enoughTrees([opposite]), enoughTrees([same, opposite])]).toEqual([5, 0, 0])
    // A learner that ended early says no more after its last tree.
    expect(enoughTrees([Float64Array.of(3, 2), Float64Array.of(3, 2.5, 1)])).toBe(2)
    expect(enoughTrees([])).toBe(0)
  })

  it('are none where all came or none did, and no trees where nothing tells rows apart', () => {
    expect(boosted(rowsOf([{ x: 1, w: 'a', came: 1 }]))).toBeNull()
    const equal = rowsOf([0, 1, 1, 0].map(came => ({ x: 1, w: 'a', came })))
    expect(boosted(equal, small)).toEqual({ base: 0, trees: [] })
  })
})
