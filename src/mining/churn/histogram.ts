import type { BinnedRows } from './binned-rows.js'

/** Slope and bend of the loss, of one pattern or of many. */
export interface Pull {
  readonly gradient: number
  readonly curvature: number
}

/** What each pattern pulls: the gradient of pattern `i` at `2 · i`, its curvature beside it. */
export type Pulls = Float64Array

/** Sums of a node by bin: gradient of bin `b` of column `c` at `2 · (starts[c] + b)`, curvature beside it. */
export interface Histogram {
  readonly starts: readonly number[]
  readonly sums: Float64Array
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
export type Cells = Uint16Array | Uint32Array

/**
 * The cells of all patterns. They stand pattern by pattern, since a column's few bins would be added to again before the
 * last sum is written: that waits three times as long.
 */
export function cellsOf({ counts, columns, n }: BinnedRows): Cells {
  const { starts, size } = binStarts(counts)
  const places = n.length * columns.length
  const cells = 2 * size <= 2 ** 16 ? new Uint16Array(places) : new Uint32Array(places)
  for (const [column, bins] of columns.entries()) {
    const start = starts[column] ?? 0
    for (let i = 0, at = column; i < bins.length; i++, at += columns.length) cells[at] = 2 * (start + (bins[i] ?? 0))
  }
  return cells
}

/** Adds up the patterns of a node, in their order. Four columns at a time: sums of different columns wait for none of each other. */
export function histogramOf(
  { counts, columns }: Pick<BinnedRows, 'counts' | 'columns'>,
  cells: Cells,
  inNode: Int32Array,
  pulls: Pulls,
): Histogram {
  const { starts, size } = binStarts(counts)
  const sums = new Float64Array(2 * size)
  const width = columns.length
  for (let place = 0; place < inNode.length; place++) {
    const i = inNode[place] ?? 0
    const [slope, bend] = [pulls[2 * i] ?? 0, pulls[2 * i + 1] ?? 0]
    const end = (i + 1) * width
    let at = i * width
    for (; at + 3 < end; at += 4) {
      const [a, b, c, d] = [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0, cells[at + 3] ?? 0]
      sums[a] = (sums[a] ?? 0) + slope
      sums[a + 1] = (sums[a + 1] ?? 0) + bend
      sums[b] = (sums[b] ?? 0) + slope
      sums[b + 1] = (sums[b + 1] ?? 0) + bend
      sums[c] = (sums[c] ?? 0) + slope
      sums[c + 1] = (sums[c + 1] ?? 0) + bend
      sums[d] = (sums[d] ?? 0) + slope
      sums[d + 1] = (sums[d + 1] ?? 0) + bend
    }
    for (; at < end; at++) {
      const cell = cells[at] ?? 0
      sums[cell] = (sums[cell] ?? 0) + slope
      sums[cell + 1] = (sums[cell + 1] ?? 0) + bend
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
  /** What the patterns of those bins pull together, and all others. */
  readonly inside: Pull
  readonly outside: Pull
}

export interface SplitLimits {
  /** Ridge of the values of leaves. */
  readonly ridge: number
  /** Curvature that a leaf holds at least: n rows of a chance p have n · p · (1 − p). */
  readonly leastCurvature: number
}

/** The best cut of a node, or null where none gains anything; of equal ones the first column's first. */
export function bestSplit(rows: BinnedRows, { starts, sums }: Histogram, limits: SplitLimits): Split | null {
  const { leastCurvature: least } = limits
  let best: Split | null = null
  for (const [column, { kind }] of rows.bins.entries()) {
    const start = 2 * (starts[column] ?? 0)
    const pullOf = (bin: number): Pull => ({
      gradient: sums[start + 2 * bin] ?? 0,
      curvature: sums[start + 2 * bin + 1] ?? 0,
    })
    const seen: number[] = []
    let whole = none
    for (let bin = 0; bin < (rows.counts[column] ?? 0); bin++) {
      const pull = pullOf(bin)
      if (pull.curvature < leastPull) continue
      seen.push(bin)
      whole = added(whole, pull, 1)
    }
    for (const order of ordersOf(kind, seen, pullOf, limits.ridge)) {
      let inside = none
      for (let place = 0; place + 1 < order.length; place++) {
        inside = added(inside, pullOf(order[place] ?? 0), 1)
        const outside = added(whole, inside, -1)
        if (inside.curvature < least || outside.curvature < least) continue
        const gain = worth(inside, limits) + worth(outside, limits) - worth(whole, limits)
        if (gain > (best?.gain ?? leastGain))
          best = { column, bins: order.slice(0, place + 1).sort((a, b) => a - b), gain, inside, outside }
      }
    }
  }
  return best
}

const none: Pull = { gradient: 0, curvature: 0 }

function added(to: Pull, { gradient, curvature }: Pull, times: 1 | -1): Pull {
  return { gradient: to.gradient + times * gradient, curvature: to.curvature + times * curvature }
}

/** A bin of less curvature is empty: what is left of sums that were taken away is rounding. */
const leastPull = 1e-9

/** Below it a gain is rounding. */
const leastGain = 1e-9

function worth({ gradient, curvature }: Pull, { ridge }: SplitLimits): number {
  return curvature + ridge > 0 ? (gradient * gradient) / (curvature + ridge) : 0
}

/**
 * Orders of bins whose beginnings are tried as the left side. Numbers are cut by value, what is missing on either side;
 * words in the order of what they pull to, of which the best of all subsets is a beginning (Fisher 1958).
 */
function ordersOf(
  kind: 'number' | 'word',
  seen: readonly number[],
  pullOf: (bin: number) => Pull,
  ridge: number,
): readonly (readonly number[])[] {
  if (kind === 'word') {
    const toward = new Map(
      seen.map(bin => {
        const { gradient, curvature } = pullOf(bin)
        return [bin, gradient / (curvature + ridge)]
      }),
    )
    return [[...seen].sort((a, b) => (toward.get(a) ?? 0) - (toward.get(b) ?? 0) || a - b)]
  }
  return seen[0] === 0 ? [seen, [...seen.slice(1), 0]] : [seen]
}
