import { z } from 'zod'

/** A leaf says what it adds to the log odds; every other node where rows go whose bin of a column is one of `bins`. */
export type TreeNode = { value: number } | { column: number; bins: number[]; inside: TreeNode; outside: TreeNode }

export const treeSchema: z.ZodType<TreeNode> = z.lazy(() =>
  z.union([
    z.strictObject({ value: z.number() }),
    z.strictObject({ column: z.int(), bins: z.array(z.int()), inside: treeSchema, outside: treeSchema }),
  ]),
)

/** Patterns on their way through a tree, and room for those that are put behind others. */
export interface Places {
  readonly inNode: Int32Array
  readonly spare: Int32Array
}

/** Room for so many patterns. */
export function placesFor(patterns: number): Places {
  return { inNode: new Int32Array(patterns), spare: new Int32Array(patterns) }
}

/** Puts all patterns at the root, in their order. */
export function putAll({ inNode }: Places): void {
  for (let place = 0; place < inNode.length; place++) inNode[place] = place
}

/** Adds what a tree says of each pattern to its log odds. */
export function addTree(
  tree: TreeNode,
  columns: readonly Uint8Array[],
  odds: Float64Array,
  places = placesFor(odds.length),
): void {
  const { inNode, spare } = places
  putAll(places)
  const add = (node: TreeNode, from: number, to: number): void => {
    if ('value' in node) {
      addValue(odds, inNode.subarray(from, to), node.value)
      return
    }
    const middle = part(inNode, spare, { from, to }, columns[node.column] ?? new Uint8Array(), node.bins)
    add(node.inside, from, middle)
    add(node.outside, middle, to)
  }
  add(tree, 0, inNode.length)
}

export function addValue(odds: Float64Array, inNode: Int32Array, value: number): void {
  for (let place = 0; place < inNode.length; place++) {
    const i = inNode[place] ?? 0
    odds[i] = (odds[i] ?? 0) + value
  }
}

/** A run of patterns. */
export interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Puts those patterns of a run first whose bin is one of some, and the others after them, each in their order.
 *
 * @param spare as long as all patterns; what stands in it is lost
 * @returns where the others begin
 */
export function part(
  inNode: Int32Array,
  spare: Int32Array,
  { from, to }: Run,
  bins: Uint8Array,
  some: readonly number[],
): number {
  const isIn = new Uint8Array(256)
  for (const bin of some) isIn[bin] = 1
  let [next, others] = [from, 0]
  // Each is written to both sides and stays on one: a machine that guesses which would be wrong too often.
  for (let place = from; place < to; place++) {
    const i = inNode[place] ?? 0
    const is = isIn[bins[i] ?? 0] ?? 0
    inNode[next] = i
    spare[others] = i
    next += is
    others += 1 - is
  }
  inNode.set(spare.subarray(0, others), next)
  return next
}
