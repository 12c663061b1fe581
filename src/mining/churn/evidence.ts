import { normalQuantile } from '../campaigns/quantiles.js'
import type { BinnedRows } from './binned-rows.js'
import type { Bins } from './binning.js'
import { calibrationLevel } from './calibrate.js'
import { chance, logistic, standardErrors } from './logistic.js'

/** What the bins of a column say: how far their log odds lie above those of all rows, and the standard error of each. */
export interface Evidence {
  readonly weights: Float64Array
  readonly errors: Float64Array
}

/** Rows of each bin of a column, and those of them to whom it came. */
export type BinSums = readonly [n: Float64Array, came: Float64Array]

/**
 * Weight of evidence of each bin of a column: how far its log odds lie above those of all rows (Good 1950), as far as that
 * is more than chance would show. Numbers say it by a line over the ranks of their bins and by whether they are missing;
 * what is left of each bin beside these, and all of words, is drawn towards nothing by as much as bins of these sizes
 * would differ by chance (DerSimonian & Laird 1986). So a column of noise says nothing, and bins of few rows say little.
 *
 * @returns null where all rows came or none did: then there is nothing to learn
 */
export function evidenceOf(rows: BinnedRows, column: number): Evidence | null {
  const bins = rows.bins[column]
  return bins === undefined ? null : evidenceBy(bins, binSums(rows, column))
}

/** The same by the sums of a column. */
export function evidenceBy(bins: Bins, sums: BinSums): Evidence | null {
  const [n, came] = sums
  const [all, positive] = [sum(n), sum(came)]
  if (positive === 0 || positive === all) return null
  const level = Math.log(positive / (all - positive))
  const line = bins.kind === 'number' ? lineOver(sums) : null
  const expected = line?.odds ?? new Float64Array(n.length).fill(level)
  const rest = restOf(sums, expected, line ? line.terms : 1)
  return {
    weights: rest.shifts.map((shift, bin) => (expected[bin] ?? 0) - level + shift),
    errors: rest.errors.map((error, bin) => Math.hypot(error, line?.errors[bin] ?? 0)),
  }
}

/** Log odds of each bin, their standard errors, and how many terms they were fitted by. */
interface Line {
  readonly odds: Float64Array
  readonly errors: Float64Array
  readonly terms: number
}

/** A line over normal scores of the ranks of bins, and one step for those that are missing; null where there is neither. */
function lineOver([n, came]: BinSums): Line | null {
  const terms = [scoresOf(n), Float64Array.from(n, (of, bin) => (bin === 0 && of > 0 ? 1 : 0))].filter(term =>
    term.some(value => value !== 0),
  )
  const rows = { columns: terms, n, came }
  const fit = terms.length === 0 ? null : logistic(rows, linePenalty)
  if (!fit) return null
  const [, ...errors] = standardErrors(rows, fit, linePenalty) ?? []
  const slopes = fit.weights.map((weight, term) => weight * beyondChance(weight, errors[term] ?? Infinity))
  const at = (bin: number) => slopes.reduce((total, slope, term) => total + slope * (terms[term]?.[bin] ?? 0), 0)
  const by = Float64Array.from(n, (_, bin) => at(bin))
  const base = calibrationLevel(by, n, came, 1)
  return {
    odds: by.map(odds => base + odds),
    errors: by.map((_, bin) =>
      Math.hypot(...slopes.map((slope, term) => (slope === 0 ? 0 : (errors[term] ?? 0) * (terms[term]?.[bin] ?? 0)))),
    ),
    terms: terms.length + 1,
  }
}

/** Ridge of a line: of scores of unit size it only holds where bins are told apart wholly. */
const linePenalty = 1

/** The share of an estimate that is likelier than chance, were it drawn around 0 with what it shows beside its error. */
function beyondChance(estimate: number, error: number): number {
  return estimate ** 2 / (estimate ** 2 + error ** 2)
}

/** Normal scores of the middle ranks of the bins of numbers, 0 on average; that of missing values has none. */
export function scoresOf(n: Float64Array): Float64Array {
  const known = sum(n) - (n[0] ?? 0)
  let below = 0
  const scores = n.map((of, bin) => {
    if (bin === 0 || of === 0) return 0
    const middle = (below + of / 2) / known
    below += of
    return normalQuantile(middle)
  })
  const mean = n.reduce((total, of, bin) => total + of * (scores[bin] ?? 0), 0) / Math.max(1, known)
  return scores.map((score, bin) => (bin === 0 || n[bin] === 0 ? 0 : score - mean))
}

/** What bins say beside what was expected of them, as far as they differ by more than chance. */
function restOf(
  [n, came]: BinSums,
  expected: Float64Array,
  terms: number,
): { shifts: Float64Array; errors: Float64Array } {
  const rates = expected.map(chance)
  const info = n.map((of, bin) => of * (rates[bin] ?? 0) * (1 - (rates[bin] ?? 0)))
  const [all, squares] = [sum(info), info.reduce((total, of) => total + of * of, 0)]
  const seen = info.map((of, bin) => (of > 0 ? ((came[bin] ?? 0) - (n[bin] ?? 0) * (rates[bin] ?? 0)) ** 2 / of : 0))
  const freedom = info.filter(of => of > 0).length - terms
  const spread = freedom > 0 ? Math.max(0, (sum(seen) - freedom) / (all - squares / all)) : 0
  const none = new Float64Array(n.length)
  if (spread === 0) return { shifts: none, errors: none }
  const shifts = expected.map((odds, bin) => likeliest(odds, n[bin] ?? 0, came[bin] ?? 0, spread))
  return { shifts, errors: info.map(of => 1 / Math.sqrt(of + 1 / spread)) }
}

const mostSteps = 50

/** The likeliest shift of log odds, where shifts lie around 0 with a variance. */
function likeliest(odds: number, n: number, came: number, variance: number): number {
  let shift = 0
  for (let step = 0; step < mostSteps; step++) {
    const p = chance(odds + shift)
    const move = (came - n * p - shift / variance) / (n * p * (1 - p) + 1 / variance)
    shift += Math.min(1, Math.max(-1, move))
    if (Math.abs(move) < 1e-12) break
  }
  return shift
}

/** The sums of all rows without those of a part. */
export function sumsOfOthers([n, came]: BinSums, [partN, partCame]: BinSums): BinSums {
  const minus = (all: Float64Array, part: Float64Array) => all.map((of, bin) => of - (part[bin] ?? 0))
  return [minus(n, partN), minus(came, partCame)]
}

/** Rows of each bin of a column, and those of them to whom it came. */
export function binSums({ counts, columns, n, came }: BinnedRows, column: number): BinSums {
  const size = counts[column] ?? 0
  const [rows, positive] = [new Float64Array(size), new Float64Array(size)]
  columns[column]?.forEach((bin, pattern) => {
    rows[bin] = (rows[bin] ?? 0) + (n[pattern] ?? 0)
    positive[bin] = (positive[bin] ?? 0) + (came[pattern] ?? 0)
  })
  return [rows, positive]
}

function sum(of: Float64Array): number {
  return of.reduce((total, value) => total + value, 0)
}
