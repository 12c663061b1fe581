import type { BinnedRows } from './binned-rows.js'

/** Sums of a node by bin: gradient, curvature and rows of bin `b` of column `c` at `3 · (starts[c] + b)`. */
export interface Histogram {
  readonly starts: readonly number[]
  readonly sums: Float64Array
}

/** What each pattern pulls: its slope and its bend of the loss. */
export interface Pull {
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

/** Where each column's bins begin, and how many there are together. */
export function binStarts(counts: readonly number[]): { readonly starts: readonly number[]; readonly size: number } {
  let size = 0
  const starts = counts.map(count => {
    const start = size
    size += count
    return start
  })
  return { starts, size }
}

/** Where each pattern's bins lie among the sums of a histogram, pattern by pattern. */
export type Cells = Uint32Array

/**
 * The cells of all patterns. They stand pattern by pattern, since a column's few bins would be added to again before the
 * last sum is written: that waits three times as long.
 */
export function cellsOf({ counts, columns, n }: BinnedRows): Cells {
  const { starts } = binStarts(counts)
  const cells = new Uint32Array(n.length * columns.length)
  for (const [column, bins] of columns.entries()) {
    const start = starts[column] ?? 0
    for (let i = 0, at = column; i < bins.length; i++, at += columns.length) cells[at] = 3 * (start + (bins[i] ?? 0))
  }
  return cells
}

/** Adds up the patterns of a node, in their order. */
export function histogramOf(
  { counts, columns, n }: BinnedRows,
  cells: Cells,
  inNode: Int32Array,
  { gradient, curvature }: Pull,
): Histogram {
  const { starts, size } = binStarts(counts)
  const sums = new Float64Array(3 * size)
  const width = columns.length
  for (let place = 0; place < inNode.length; place++) {
    const i = inNode[place] ?? 0
    const [slope, bend, rows] = [gradient[i] ?? 0, curvature[i] ?? 0, n[i] ?? 0]
    const end = (i + 1) * width
    for (let at = i * width; at < end; at++) {
      const cell = cells[at] ?? 0
      sums[cell] = (sums[cell] ?? 0) + slope
      sums[cell + 1] = (sums[cell + 1] ?? 0) + bend
      sums[cell + 2] = (sums[cell + 2] ?? 0) + rows
    }
  }
  return { starts, sums }
}

/** What is left of a node where one of its two sides is taken away: it need not be added up. */
export function lessHistogram(all: Histogram, side: Histogram): Histogram {
  return { starts: all.starts, sums: all.sums.map((sum, cell) => sum - (side.sums[cell] ?? 0)) }
}

export interface Split {
  readonly column: number
  /** Bins of one side, in order. */
  readonly bins: readonly number[]
  readonly gain: number
}

export interface SplitLimits {
  /** Ridge of the values of leaves. */
  readonly ridge: number
  /** Rows that a leaf holds at least. */
  readonly leastRows: number
}

/** The best cut of a node, or null where none gains anything; of equal ones the first column's first. */
export function bestSplit(rows: BinnedRows, { starts, sums }: Histogram, limits: SplitLimits): Split | null {
  let best: Split | null = null
  for (const [column, { kind }] of rows.bins.entries()) {
    const start = 3 * (starts[column] ?? 0)
    const at = (bin: number, what: 0 | 1 | 2) => sums[start + 3 * bin + what] ?? 0
    const seen: number[] = []
    let [gradient, curvature, all] = [0, 0, 0]
    for (let bin = 0; bin < (rows.counts[column] ?? 0); bin++) {
      if (!(at(bin, 2) > 0)) continue
      seen.push(bin)
      gradient += at(bin, 0)
      curvature += at(bin, 1)
      all += at(bin, 2)
    }
    const whole = worth(gradient, curvature, limits)
    for (const order of ordersOf(kind, seen, at, limits.ridge)) {
      let [ofGradient, ofCurvature, part] = [0, 0, 0]
      for (let place = 0; place + 1 < order.length; place++) {
        const bin = order[place] ?? 0
        ofGradient += at(bin, 0)
        ofCurvature += at(bin, 1)
        part += at(bin, 2)
        if (part < limits.leastRows || all - part < limits.leastRows) continue
        const rest = worth(gradient - ofGradient, curvature - ofCurvature, limits)
        const gain = worth(ofGradient, ofCurvature, limits) + rest - whole
        if (gain > (best?.gain ?? leastGain))
          best = { column, bins: order.slice(0, place + 1).sort((a, b) => a - b), gain }
      }
    }
  }
  return best
}

/** Below it a gain is rounding. */
const leastGain = 1e-9

function worth(gradient: number, curvature: number, { ridge }: SplitLimits): number {
  return curvature + ridge > 0 ? (gradient * gradient) / (curvature + ridge) : 0
}

/**
 * Orders of bins whose beginnings are tried as the left side. Numbers are cut by value, what is missing on either side;
 * words in the order of what they pull to, of which the best of all subsets is a beginning (Fisher 1958).
 */
function ordersOf(
  kind: 'number' | 'word',
  seen: readonly number[],
  at: (bin: number, what: 0 | 1) => number,
  ridge: number,
): readonly (readonly number[])[] {
  if (kind === 'word') {
    const pull = (bin: number) => at(bin, 0) / (at(bin, 1) + ridge)
    return [[...seen].sort((a, b) => pull(a) - pull(b) || a - b)]
  }
  return seen[0] === 0 ? [seen, [...seen.slice(1), 0]] : [seen]
}
