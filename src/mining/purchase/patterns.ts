import type { Columns } from '../../warehouse/engine/value.js'
import type { Dataset } from '../dataset.js'

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

type PatternFeature = { repeat_days: bigint; first_to_last_days: bigint; observed_days: bigint }
type PatternRow = PatternFeature & { n: bigint }

/** 256 MB of patterns; a million customers make about 300,000. */
const mostPatterns = 8_000_000
/** Of customers who have more patterns than that, so many tell enough: standard errors are below a hundredth. */
const sampled = 1_000_000

/** All patterns; where they are too many to hold, those of a sample of customers, drawn by their keys, and a note. */
export async function readPatterns(
  data: Dataset<PatternFeature>,
  most = mostPatterns,
  customers = sampled,
): Promise<{ readonly patterns: Patterns; readonly notes: readonly string[] }> {
  const all = await gatherPatterns(data.patterns(patternColumns), most)
  if (all !== null) return { patterns: all, notes: [] }
  const drawn = await data.sample(patternColumns, customers)
  const columns = patternColumns.map(name => Float64Array.from(drawn[name], Number))
  const note = `learnt from ${drawn.observed_days.length} customers, drawn by their keys: all have more than ${most} unlike histories`
  return { patterns: patternsOf(columns), notes: [note] }
}

/** The chunks of a stream as one, 32 bytes a pattern; null where they are more than `most`. */
async function gatherPatterns(chunks: AsyncIterable<Columns<PatternRow>>, most: number): Promise<Patterns | null> {
  let room = 1024
  let size = 0
  let columns = [0, 1, 2, 3].map(() => new Float64Array(room))
  for await (const chunk of chunks) {
    if (size + chunk.n.length > most) return null
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
