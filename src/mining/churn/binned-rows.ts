import { type Bins, binCount, binned, binsOf, type Known, limitsFor } from './binning.js'

/**
 * Rows by their bins. Equal ones are one with their number, and they stand in the order of their bins: sums over them
 * have one order, so that what is learnt has the same bits for any order of rows.
 */
export interface BinnedRows {
  readonly bins: readonly Bins[]
  /** How many bins each column has. */
  readonly counts: readonly number[]
  /** The bin of each pattern, by column. */
  readonly columns: readonly Uint8Array[]
  /** Rows of each pattern. */
  readonly n: Float64Array
  /** Those of them to whom it came. */
  readonly came: Float64Array
}

/** Columns in bins: the bin of each row, by column. */
export interface InBins {
  readonly bins: readonly Bins[]
  readonly columns: readonly Uint8Array[]
}

/** Puts rows into bins. @throws RangeError where a column is not there */
export function inBins(bins: readonly Bins[], known: readonly Known[]): InBins {
  const byName = new Map(known.map(one => [one.name, one]))
  const columns = bins.map(one => {
    const column = byName.get(one.name)
    if (!column) throw new RangeError(`${one.name}: bins of a column that is not there`)
    return binned(one, column)
  })
  return { bins, columns }
}

/** Puts rows into bins that are cut for them. */
export function inOwnBins(known: readonly Known[], came: ArrayLike<number>): InBins {
  const limits = limitsFor(came)
  return inBins(
    known.map(one => binsOf(one, limits)),
    known,
  )
}

/** Puts rows into bins and counts them. `of` names the rows that are meant; default: all. */
export function binnedRows(
  bins: readonly Bins[],
  known: readonly Known[],
  came: ArrayLike<number>,
  of?: Iterable<number>,
): BinnedRows {
  return counted(inBins(bins, known), came, of)
}

/** Counts rows that are in bins already. */
export function counted(
  { bins, columns }: InBins,
  came: ArrayLike<number>,
  of: Iterable<number> = Array.from({ length: came.length }, (_, row) => row),
): BinnedRows {
  const keys = rowKeys(columns)
  const patterns = new Map<string, { row: number; n: number; came: number }>()
  for (const row of of) {
    const key = keys(row)
    const pattern = patterns.get(key)
    if (pattern) {
      pattern.n++
      pattern.came += came[row] ?? 0
    } else patterns.set(key, { row, n: 1, came: came[row] ?? 0 })
  }
  const sorted = [...patterns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern)
  return {
    bins,
    counts: bins.map(binCount),
    columns: columns.map(column => Uint8Array.from(sorted, ({ row }) => column[row] ?? 0)),
    n: Float64Array.from(sorted, pattern => pattern.n),
    came: Float64Array.from(sorted, pattern => pattern.came),
  }
}

/** The bins of a row as a text, a letter each: texts are ordered as the bins are. */
export function rowKeys(columns: readonly Uint8Array[]): (row: number) => string {
  const width = columns.length
  const cells = Buffer.alloc(width * (columns[0]?.length ?? 0))
  for (const [at, column] of columns.entries())
    for (let row = 0; row < column.length; row++) cells[row * width + at] = column[row] ?? 0
  return row => cells.toString('latin1', row * width, (row + 1) * width)
}
