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
  of?: ArrayLike<number>,
): BinnedRows {
  return counted(inBins(bins, known), came, of)
}

/** Counts rows that are in bins already. */
export function counted(
  { bins, columns }: InBins,
  came: ArrayLike<number>,
  of: ArrayLike<number> = Int32Array.from({ length: came.length }, (_, row) => row),
): BinnedRows {
  const { rows, first } = sortedRows(columns, of)
  const firsts = rows.filter((_, place) => first[place] === 1)
  const n = new Float64Array(firsts.length)
  const ofPattern = new Float64Array(firsts.length)
  for (let place = 0, pattern = -1; place < rows.length; place++) {
    pattern += first[place] ?? 0
    n[pattern] = (n[pattern] ?? 0) + 1
    ofPattern[pattern] = (ofPattern[pattern] ?? 0) + (came[rows[place] ?? 0] ?? 0)
  }
  return {
    bins,
    counts: bins.map(binCount),
    columns: columns.map(column => binsAt(column, firsts)),
    n,
    came: ofPattern,
  }
}

/** The bins of some rows. */
export function binsAt(column: Uint8Array, rows: ArrayLike<number>): Uint8Array {
  const bins = new Uint8Array(rows.length)
  for (let place = 0; place < bins.length; place++) bins[place] = column[rows[place] ?? 0] ?? 0
  return bins
}

/** What some values say of the bins of a column, row by row. */
export function valuesAt(bins: Uint8Array, values: ArrayLike<number>): Float64Array {
  const found = new Float64Array(bins.length)
  for (let row = 0; row < bins.length; row++) found[row] = values[bins[row] ?? 0] ?? 0
  return found
}

/** Rows in the order of their bins. */
export interface SortedRows {
  readonly rows: Int32Array
  /** 1 where a row is in other bins than the one before it. */
  readonly first: Uint8Array
}

/** Sorts rows by their bins, the first column first; rows of equal bins keep their order. */
export function sortedRows(columns: readonly Uint8Array[], of: ArrayLike<number>): SortedRows {
  let rows = Int32Array.from(of)
  let sorted = new Int32Array(rows.length)
  for (const column of [...columns].reverse()) {
    const next = placesOf(column, rows)
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0
      const bin = column[row] ?? 0
      const to = next[bin] ?? 0
      sorted[to] = row
      next[bin] = to + 1
    }
    ;[rows, sorted] = [sorted, rows]
  }
  const first = new Uint8Array(rows.length)
  first.fill(1, 0, 1)
  for (const column of columns)
    for (let place = 1; place < rows.length; place++)
      if (column[rows[place] ?? 0] !== column[rows[place - 1] ?? 0]) first[place] = 1
  return { rows, first }
}

/** Where the rows of each bin begin, once they stand in its order. */
function placesOf(column: Uint8Array, rows: Int32Array): Int32Array {
  const places = new Int32Array(257)
  for (let place = 0; place < rows.length; place++) {
    const above = (column[rows[place] ?? 0] ?? 0) + 1
    places[above] = (places[above] ?? 0) + 1
  }
  for (let bin = 1; bin < places.length; bin++) places[bin] = (places[bin] ?? 0) + (places[bin - 1] ?? 0)
  return places
}
