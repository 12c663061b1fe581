import { type InBins, sortedRows } from './binned-rows.js'
import type { Known } from './binning.js'

/** Rows that are as good as the same: equal in the bins of all columns. */
export interface Copies {
  /** The group of each row, from 0 in the order of their first rows. */
  readonly groups: Uint32Array
  /** How many groups there are. */
  readonly count: number
  /** Rows that share their group with another. */
  readonly near: number
  /** Those of them that are equal in all that is known. */
  readonly equal: number
  /** Rows of the largest group. */
  readonly largest: number
  /** So many rows would share their bins with another if columns had nothing to do with each other. */
  readonly byChance: number
}

/**
 * Groups of near copies. A file that holds a customer twice, or once a month with hardly a change, shows a learner on one
 * side of a split what it is asked about on the other: such rows must stand on one side.
 */
export function copiesOf({ columns }: Pick<InBins, 'columns'>, known: readonly Known[]): Copies {
  const { groups, members } = groupsOf(columns)
  const shared = members.filter(rows => rows.length > 1)
  const equal = shared.map(rows =>
    inCompany(rows, row => JSON.stringify(known.map(({ values }) => values[row] ?? null))),
  )
  return {
    groups,
    count: members.length,
    near: total(shared.map(rows => rows.length)),
    equal: total(equal),
    largest: members.reduce((most, rows) => Math.max(most, rows.length), 0),
    byChance: alikeByChance(columns),
  }
}

/** Rows of equal bins, by the first row of each. */
function groupsOf(columns: readonly Uint8Array[]): {
  readonly groups: Uint32Array
  readonly members: readonly number[][]
} {
  const { rows, first } = sortedRows(columns, Int32Array.from(columns[0]?.keys() ?? []))
  const members: number[][] = []
  for (const [place, row] of rows.entries()) {
    if (first[place] === 1) members.push([row])
    else members.at(-1)?.push(row)
  }
  members.sort(([a = 0], [b = 0]) => a - b)
  const groups = new Uint32Array(rows.length)
  for (const [group, of] of members.entries()) for (const row of of) groups[row] = group
  return { groups, members }
}

/** Σ over rows of the chance that any other falls into the same bins, each column by itself. */
function alikeByChance(columns: readonly Uint8Array[]): number {
  const rows = columns[0]?.length ?? 0
  const same = new Float64Array(rows)
  for (const column of columns) {
    const counts = new Float64Array(256)
    for (const bin of column) counts[bin] = (counts[bin] ?? 0) + 1
    const logs = counts.map(count => Math.log(count / rows))
    for (let row = 0; row < rows; row++) same[row] = (same[row] ?? 0) + (logs[column[row] ?? 0] ?? 0)
  }
  return same.reduce((sum, log) => sum - Math.expm1((rows - 1) * Math.log1p(-Math.min(Math.exp(log), 1 - 1e-12))), 0)
}

/**
 * Whether the columns tell rows apart so well that equal bins mean a copy. Of few patterns customers share one by chance,
 * and to leave out a whole pattern would ask for what nobody has seen. Where half of those who share one would by chance, the
 * columns are too coarse.
 */
export function tellRowsApart({ count, largest, groups, near, byChance }: Copies, folds: number): boolean {
  const areChance = near >= leastNear * groups.length && 2 * byChance >= near
  return count >= leastPatterns * folds && largest * 4 * folds <= groups.length && !areChance
}

/** Fewer near copies, as a share of the rows, may be such or not: nobody could see a difference. */
const leastNear = 0.01

/** Patterns of a part at least: below it a part is no sample of customers. */
const leastPatterns = 40

/** How many of some rows share their key with another. */
function inCompany(rows: readonly number[], keyOf: (row: number) => string): number {
  const sizes = new Map<string, number>()
  for (const key of rows.map(keyOf)) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return total([...sizes.values()].filter(size => size > 1))
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}
