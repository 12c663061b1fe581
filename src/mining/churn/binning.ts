import { z } from 'zod'
import type { Held } from './cause.js'

/**
 * How a column falls into bins: bin 0 holds what is missing. Numbers have a bin up to each cut, and one above the last;
 * words one for each level in order, and one for all others, rare ones and those never seen alike.
 */
export const binsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), name: z.string(), cuts: z.array(z.number()) }),
  z.strictObject({ kind: z.literal('word'), name: z.string(), levels: z.array(z.string()) }),
])
export type Bins = z.infer<typeof binsSchema>

/** A column of what is known of each row, by the name of a feature. */
export type Known =
  | { readonly kind: 'number'; readonly name: string; readonly values: readonly (number | null)[] }
  | { readonly kind: 'word'; readonly name: string; readonly values: readonly (string | null)[] }

export interface BinLimits {
  /** Bins of a number beside that of missing values. */
  readonly most: number
  /** Levels of a word beside the two others; default: as many. */
  readonly levels?: number
  /** Rows that a level must have to stand for itself, and that a bin of numbers has on average at least. */
  readonly least: number
}

/** Bins are bytes; a scorecard with more says no more. */
export const usualLimits: BinLimits = { most: 20, levels: 29, least: 10 }

/** Rows of the rarer outcome that a bin has on average at least: of fewer, how often it came there is chance. */
const leastOfRarer = 2

/** Bins for rows with these outcomes: the rarer one of them is, the fewer. */
export function limitsFor(came: ArrayLike<number>): BinLimits {
  const positive = Array.from(came).reduce((sum, one) => sum + one, 0)
  const share = Math.min(positive, came.length - positive) / came.length
  return { ...usualLimits, least: Math.max(usualLimits.least, Math.ceil(leastOfRarer / share)) }
}

/**
 * Bins of a column: quantiles by value, so that equal numbers share a bin; levels that are frequent enough. A number that
 * fills a bin alone, such as the 0 of an empty account or the last month of a study, stands in it alone.
 */
export function binsOf(known: Known, limits: BinLimits = usualLimits): Bins {
  return known.kind === 'number'
    ? { kind: 'number', name: known.name, cuts: cutsOf(known.values, limits) }
    : { kind: 'word', name: known.name, levels: levelsOf(known.values, limits) }
}

function cutsOf(values: readonly (number | null)[], { most, least }: BinLimits): number[] {
  const step = Math.max(1, Math.ceil(values.length / mostSorted))
  const sorted = numbersIn(values, step).sort()
  const wanted = Math.max(2, Math.min(most, Math.floor((sorted.length * step) / least)))
  const greatest = sorted.at(-1)
  const cuts = Array.from({ length: wanted - 1 }, (_, i) => sorted[Math.ceil((sorted.length * (i + 1)) / wanted) - 1])
  const points = cuts.filter(isNumber)
  const fills = points.filter((point, i) => point === greatest || point === points[i + 1])
  const below = fills.map(point => sorted[upTo(sorted, point) - 1])
  return [...new Set([...points, ...below.filter(isNumber)])].filter(cut => cut !== greatest).sort((a, b) => a - b)
}

/** Values that say where cuts lie, evenly over the rows: of more the bins are no more alike in size than anybody could see. */
const mostSorted = 50_000

/** The numbers of every so many rows. */
function numbersIn(values: readonly (number | null)[], step: number): Float64Array {
  const found = new Float64Array(Math.ceil(values.length / step))
  let count = 0
  for (let row = 0; row < values.length; row += step) {
    const value = values[row]
    if (isNumber(value)) found[count++] = value
  }
  return found.subarray(0, count)
}

function levelsOf(values: readonly (string | null)[], { most, levels = most, least }: BinLimits): string[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, levels)
    .map(([level]) => level)
    .sort()
}

/** How many bins there are, that of missing values among them. */
export function binCount(bins: Bins): number {
  return (bins.kind === 'number' ? bins.cuts.length : bins.levels.length) + 2
}

/** The bin of each value. @throws TypeError where a column of words meets bins of numbers, or the other way round */
export function binned(bins: Bins, known: Known): Uint8Array {
  if (bins.kind === 'number' && known.kind === 'number') {
    const cuts = Float64Array.from(bins.cuts)
    return bytesOf(known.values, value => (isNumber(value) ? 1 + upTo(cuts, value) : 0))
  }
  if (bins.kind === 'word' && known.kind === 'word') {
    const place = new Map(bins.levels.map((level, index) => [level, index + 1]))
    const other = bins.levels.length + 1
    return bytesOf(known.values, value => (value === null ? 0 : (place.get(value) ?? other)))
  }
  throw new TypeError(`${known.name}: a column of the kind ${known.kind} where bins are of the kind ${bins.kind}`)
}

function bytesOf<T>(values: readonly T[], byteOf: (value: T) => number): Uint8Array {
  const bytes = new Uint8Array(values.length)
  values.forEach((value, row) => {
    bytes[row] = byteOf(value)
  })
  return bytes
}

/** What a bin holds, or a run of neighbouring bins of numbers. */
export function heldBy(bins: Bins, first: number, last = first): Held {
  if (first === 0) return { is: 'missing' }
  if (bins.kind === 'word') {
    const level = bins.levels[first - 1]
    return level === undefined ? { is: 'other' } : { is: 'level', level }
  }
  const [above, most] = [bins.cuts[first - 2] ?? null, bins.cuts[last - 1] ?? null]
  return above === null && most === null ? { is: 'known' } : { is: 'range', above, most }
}

/** How many of some sorted numbers lie below a value: halves without a branch, of which every second would be guessed wrong. */
function upTo(sorted: ArrayLike<number>, value: number): number {
  let below = 0
  for (let rest = sorted.length; rest > 0; ) {
    const half = (rest + 1) >> 1
    below += Number((sorted[below + half - 1] ?? 0) < value) * half
    rest -= half
  }
  return below
}

/** A number that can be compared: neither missing nor endless. */
function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
