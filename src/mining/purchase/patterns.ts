import type { Columns } from '../../warehouse/engine/value.js'

/**
 * Customers with one history, counted: the three figures in which everything lies that a purchase model learns from.
 * Repeat = a purchase day after the first one. All times have one unit: days in Kehu, weeks in the papers.
 */
export interface Patterns {
  readonly size: number
  /** x: repeat purchase days. */
  readonly x: Float64Array
  /** t_x: from the first purchase to the last; 0 where there is one. */
  readonly last: Float64Array
  /** T: from the first purchase to the end of what was seen. */
  readonly seen: Float64Array
  /** Customers with this history. */
  readonly n: Float64Array
}

/** The columns of `features/purchase_patterns.sql` that make a pattern. */
export const patternColumns = ['repeat_days', 'first_to_last_days', 'observed_days'] as const

type PatternRow = { repeat_days: bigint; first_to_last_days: bigint; observed_days: bigint; n: bigint }

/** The chunks of a stream as one: 32 bytes a pattern, so that a million customers take at most 32 MB. */
export async function gatherPatterns(chunks: AsyncIterable<Columns<PatternRow>>): Promise<Patterns> {
  let room = 1024
  let size = 0
  let columns = [0, 1, 2, 3].map(() => new Float64Array(room))
  for await (const chunk of chunks) {
    const given = [chunk.repeat_days, chunk.first_to_last_days, chunk.observed_days, chunk.n]
    if (size + chunk.n.length > room) {
      room = Math.max(2 * room, size + chunk.n.length)
      columns = columns.map(old => {
        const longer = new Float64Array(room)
        longer.set(old.subarray(0, size))
        return longer
      })
    }
    for (const [at, column] of columns.entries()) {
      const values = given[at] ?? []
      for (let i = 0; i < chunk.n.length; i++) column[size + i] = Number(values[i] ?? 0n)
    }
    size += chunk.n.length
  }
  return patternsOf(columns.map(column => column.subarray(0, size)))
}

/** Patterns of equally long columns: x, t_x, T and, where they are not all 1, the counts. */
export function patternsOf([x = empty, last = empty, seen = empty, n]: readonly Float64Array[]): Patterns {
  return { size: x.length, x, last, seen, n: n ?? new Float64Array(x.length).fill(1) }
}

const empty = new Float64Array(0)

/** Every k-th pattern, at most `most`: patterns are in order, so this is spread over all histories. For a first guess. */
export function thinned(patterns: Patterns, most: number): Patterns {
  const step = Math.ceil(patterns.size / most)
  if (step <= 1) return patterns
  const of = (column: Float64Array) => column.filter((_, i) => i % step === 0)
  return patternsOf([of(patterns.x), of(patterns.last), of(patterns.seen), of(patterns.n)])
}

/** What all patterns come to; sums in their order. */
export interface Totals {
  readonly customers: number
  readonly repeaters: number
  /** Σ x. */
  readonly repeats: number
  /** Σ T, in the unit of time of the patterns. */
  readonly seen: number
}

export function totalsOf({ size, x, seen, n }: Patterns): Totals {
  let [customers, repeaters, repeats, time] = [0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const count = n[i] ?? 0
    customers += count
    repeaters += (x[i] ?? 0) > 0 ? count : 0
    repeats += count * (x[i] ?? 0)
    time += count * (seen[i] ?? 0)
  }
  return { customers, repeaters, repeats, seen: time }
}
