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
  const next = numbers(seed)
  const members = membersOf(groups)
  const draw = Float64Array.from(members, () => next())
  const order = Array.from(draw, (_, group) => group).sort((a, b) => (draw[a] ?? 0) - (draw[b] ?? 0) || a - b)
  const found = new Uint8Array(came.length)
  const dealt = [new Float64Array(folds), new Float64Array(folds)] as const
  for (const group of order) {
    const rows = members[group] ?? []
    const positive = rows.reduce((sum, row) => sum + (came[row] === 1 ? 1 : 0), 0)
    const side = dealt[2 * positive > rows.length ? 1 : 0]
    const part = side.indexOf(Math.min(...side))
    dealt[1][part] = (dealt[1][part] ?? 0) + positive
    dealt[0][part] = (dealt[0][part] ?? 0) + rows.length - positive
    for (const row of rows) found[row] = part
  }
  return found
}

/**
 * Parts that are blocks of a file: as many rows each, in the order of their records. A group lies where its first record
 * does.
 */
export function blocksOf(records: ArrayLike<number>, folds: number, groups: ArrayLike<number>): Uint8Array {
  const members = membersOf(groups)
  const first = members.map(rows => rows.reduce((least, row) => Math.min(least, records[row] ?? 0), Infinity))
  const order = Array.from(members.keys()).sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b)
  const found = new Uint8Array(records.length)
  let placed = 0
  for (const group of order) {
    const rows = members[group] ?? []
    const part = Math.min(folds - 1, Math.floor((placed * folds) / records.length))
    for (const row of rows) found[row] = part
    placed += rows.length
  }
  return found
}

/** The rows of each group, by their first appearance. */
function membersOf(groups: ArrayLike<number>): number[][] {
  const place = new Map<number, number[]>()
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] ?? 0
    const rows = place.get(group)
    if (rows) rows.push(row)
    else place.set(group, [row])
  }
  return [...place.values()]
}
