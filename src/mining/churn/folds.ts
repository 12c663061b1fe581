import { numbers } from '../random.js'

/**
 * Parts of rows that are left out in turn, drawn from a seed; both outcomes are spread evenly over them.
 *
 * @param groups rows of one group fall into one part; default: each row is its own
 * @returns the part of each row, from 0
 */
export function foldsOf(
  came: ArrayLike<number>,
  folds: number,
  seed: number,
  groups: ArrayLike<number> = Array.from({ length: came.length }, (_, row) => row),
): Uint8Array {
  const { rows, starts } = membersOf(groups)
  const found = new Uint8Array(came.length)
  const dealt = [new Float64Array(folds), new Float64Array(folds)] as const
  for (const group of drawn(starts.length - 1, seed)) {
    const [start, end] = [starts[group] ?? 0, starts[group + 1] ?? 0]
    let positive = 0
    for (let place = start; place < end; place++) if (came[rows[place] ?? 0] === 1) positive++
    const part = leastOf(dealt[2 * positive > end - start ? 1 : 0])
    dealt[1][part] = (dealt[1][part] ?? 0) + positive
    dealt[0][part] = (dealt[0][part] ?? 0) + end - start - positive
    for (let place = start; place < end; place++) found[rows[place] ?? 0] = part
  }
  return found
}

/** Groups in the order of what is drawn for each. A draw has 32 bits, a group at most 21: one number holds both, and sorts fast. */
function drawn(groups: number, seed: number): Uint32Array {
  const next = numbers(seed)
  const keys = new Float64Array(groups)
  for (let group = 0; group < groups; group++) keys[group] = next() * 2 ** 53 + group
  return Uint32Array.from(keys.sort(), key => key % 2 ** 21)
}

/** The first place of the least. */
function leastOf(values: Float64Array): number {
  let least = 0
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) < (values[least] ?? 0)) least = at
  return least
}

/**
 * Parts that are blocks of a file: as many rows each, in the order of their records. A group lies where its first record
 * does.
 */
export function blocksOf(records: ArrayLike<number>, folds: number, groups: ArrayLike<number>): Uint8Array {
  const { rows, starts } = membersOf(groups)
  const first = new Float64Array(starts.length - 1).fill(Infinity)
  for (let group = 0; group < first.length; group++)
    for (let place = starts[group] ?? 0; place < (starts[group + 1] ?? 0); place++)
      first[group] = Math.min(first[group] ?? Infinity, records[rows[place] ?? 0] ?? 0)
  const order = Array.from(first.keys()).sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b)
  const found = new Uint8Array(records.length)
  let placed = 0
  for (const group of order) {
    const part = Math.min(folds - 1, Math.floor((placed * folds) / records.length))
    for (let place = starts[group] ?? 0; place < (starts[group + 1] ?? 0); place++, placed++)
      found[rows[place] ?? 0] = part
  }
  return found
}

/** Rows group by group, these by their first appearance, and where each group begins; at the end, how many rows there are. */
function membersOf(groups: ArrayLike<number>): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const place = new Map<number, number>()
  const groupOf = Uint32Array.from(groups, group => {
    const known = place.get(group) ?? place.size
    place.set(group, known)
    return known
  })
  const starts = new Uint32Array(place.size + 1)
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1
  for (let group = 0; group < place.size; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  const next = Uint32Array.from(starts)
  const rows = new Uint32Array(groups.length)
  for (const [row, group] of groupOf.entries()) {
    const to = next[group] ?? 0
    rows[to] = row
    next[group] = to + 1
  }
  return { rows, starts }
}
