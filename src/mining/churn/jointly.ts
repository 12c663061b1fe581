import { type BinnedRows, valuesAt } from './binned-rows.js'
import { productsOf } from './products.js'
import type { FittedScorecard } from './scorecard.js'

/** A scorecard for telling, and by each column those whose points it holds, too. */
export interface Joint {
  readonly fitted: FittedScorecard
  readonly alike: ReadonlyMap<number, readonly number[]>
}

/** Columns whose points go together so closely tell the same: each alone would seem unsure, since the other could tell it. */
const leastAlike = 0.9

/**
 * Columns that tell the same put together, as minutes and what they cost: the one that adds most has the points of the others, on
 * average over the rows of each of its bins. What is foretold of all rows together stays as it is.
 */
export function jointly(rows: BinnedRows, fitted: FittedScorecard): Joint {
  const { card, weights } = fitted
  const told = card.columns.flatMap(({ points }, at) => (points.some(point => point !== 0) ? [at] : []))
  const spread = told.map(at => spreadOf(rows, at, card.columns[at]?.points ?? []))
  const products = productsOf(
    spread.map(({ values }) => values),
    rows.n,
  )
  const order = Array.from(told.keys()).sort((a, b) => (spread[b]?.size ?? 0) - (spread[a]?.size ?? 0) || a - b)
  const alike = new Map<number, number[]>()
  const heads: number[] = []
  for (const place of order) {
    const head = heads.find(one => (products[one * told.length + place] ?? 0) >= leastAlike)
    if (head === undefined) heads.push(place)
    else {
      const of = told[head] ?? 0
      alike.set(of, [...(alike.get(of) ?? []), told[place] ?? 0])
    }
  }
  const others = new Set([...alike.values()].flat())
  const columns = card.columns.map((column, at) => ({
    ...column,
    points: others.has(at) ? column.points.map(() => 0) : withMeans(rows, fitted, at, alike.get(at) ?? []),
  }))
  return {
    fitted: {
      ...fitted,
      card: { ...card, columns },
      weights: weights.map((weight, at) =>
        others.has(at) ? 0 : (alike.get(at) ?? []).reduce((sum, other) => sum + (weights[other] ?? 0), weight),
      ),
    },
    alike,
  }
}

/** Points of each row of a column, 0 on average and of unit size, and how large they were. */
function spreadOf({ columns, n }: BinnedRows, at: number, points: readonly number[]) {
  const bins = columns[at] ?? new Uint8Array()
  const all = n.reduce((sum, of) => sum + of, 0)
  const values = valuesAt(bins, points)
  const mean = values.reduce((sum, value, row) => sum + value * (n[row] ?? 0), 0) / all
  const squares = values.reduce((sum, value, row) => sum + (value - mean) ** 2 * (n[row] ?? 0), 0)
  const size = Math.sqrt(squares)
  return { size, values: values.map(value => (size === 0 ? 0 : (value - mean) / size)) }
}

/** Points of a column with the mean of those of others in each of its bins. */
function withMeans(
  { columns, n }: BinnedRows,
  { card }: FittedScorecard,
  at: number,
  others: readonly number[],
): number[] {
  const points = [...(card.columns[at]?.points ?? [])]
  if (others.length === 0) return points
  const [sums, rows] = [new Float64Array(points.length), new Float64Array(points.length)]
  columns[at]?.forEach((bin, row) => {
    const count = n[row] ?? 0
    rows[bin] = (rows[bin] ?? 0) + count
    for (const other of others) {
      const of = card.columns[other]?.points[columns[other]?.[row] ?? 0] ?? 0
      sums[bin] = (sums[bin] ?? 0) + count * of
    }
  })
  return points.map((point, bin) => point + ((rows[bin] ?? 0) > 0 ? (sums[bin] ?? 0) / (rows[bin] ?? 1) : 0))
}
