import { type InBins, rowKeys } from './binned-rows.js'
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
}

/**
 * Groups of near copies. A file that holds a customer twice, or once a month with hardly a change, shows a learner on one
 * side of a split what it is asked about on the other: such rows must stand on one side.
 */
export function copiesOf({ columns }: Pick<InBins, 'columns'>, known: readonly Known[]): Copies {
  const rows = columns[0]?.length ?? 0
  const { groups, sizes } = grouped(rows, rowKeys(columns))
  const exact = grouped(rows, row => JSON.stringify(known.map(({ values }) => values[row] ?? null)))
  return {
    groups,
    count: sizes.length,
    near: inCompany(sizes),
    equal: inCompany(exact.sizes),
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
  }
}

/**
 * Whether the columns tell rows apart so well that equal bins mean a copy. Of few patterns customers share one by chance,
 * and to leave out a whole pattern would ask for what nobody has seen.
 */
export function tellRowsApart({ count, largest, groups }: Copies, folds: number): boolean {
  return count >= leastPatterns * folds && largest * 4 * folds <= groups.length
}

/** Patterns of a part at least: below it a part is no sample of customers. */
const leastPatterns = 40

function grouped(rows: number, keyOf: (row: number) => string) {
  const place = new Map<string, number>()
  const groups = new Uint32Array(rows)
  const sizes: number[] = []
  for (let row = 0; row < rows; row++) {
    const key = keyOf(row)
    const group = place.get(key) ?? place.size
    place.set(key, group)
    groups[row] = group
    sizes[group] = (sizes[group] ?? 0) + 1
  }
  return { groups, sizes }
}

function inCompany(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0)
}
