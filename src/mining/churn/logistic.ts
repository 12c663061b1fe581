import { cholesky, inverseDiagonal, solve } from '../purchase/symmetric.js'
import { productsOf, scalarProduct } from './products.js'

/** Rows of equal columns: how many they are, and to how many of them it came. */
export interface GroupedRows {
  /** By feature, then by group. */
  readonly columns: readonly Float64Array[]
  readonly n: Float64Array
  readonly came: Float64Array
}

export interface Logistic {
  readonly intercept: number
  /** One for each column. */
  readonly weights: readonly number[]
  readonly top: Top
}

/** The top of a regression, or a place near it: of the intercept, then of the columns. */
export interface Top {
  readonly at: Float64Array
  /** How the likelihood of one row bends there on average: the full matrix of its information. */
  readonly information: Float64Array
}

const mostSteps = 200
const close = 1e-10
/** Near the top rounding hides what is left to climb. */
const near = 1e-9
/** A step that leaves more than this share of the way asks for the curvature where it is. */
const slow = 0.25

/**
 * Logistic regression with a ridge: the maximum of log-likelihood − penalty ÷ 2 · Σ weight², the intercept being free
 * (le Cessie & van Houwelingen 1992), by Newton's method with halved steps. scikit-learn's `C` is 1 ÷ penalty.
 *
 * A curvature costs as much as columns ÷ 4 gradients, so one serves as long as its steps are short of nothing. The top is
 * the same wherever the climb begins.
 *
 * @param start the top of a regression on similar rows, or on more columns: the climb begins there, with its curvature
 * @returns null where there is no maximum: all came or none did, or, without a penalty, columns tell them apart
 */
export function logistic(rows: GroupedRows, penalty: number, start?: Top): Logistic | null {
  const [all, positive] = [total(rows.n), total(rows.came)]
  if (positive <= 0 || positive >= all) return null
  const from = start ?? (rows.n.length > manyGroups ? logistic(everyTenth(rows), penalty)?.top : undefined)
  let here = placeAt(rows, from?.at ?? levelOnly(rows.columns.length + 1, positive / all), penalty)
  let information = from?.information ?? informationAt(rows, here)
  let lower = factored(information, all, penalty)
  let isFresh = from === undefined
  let before = Number.POSITIVE_INFINITY
  for (let steps = 1; steps <= mostSteps; steps++) {
    if (lower === null) {
      if (isFresh) return null
      information = informationAt(rows, here)
      lower = factored(information, all, penalty)
      isFresh = true
      continue
    }
    const step = solve(lower, here.gradient, here.at.length)
    const slope = scalarProduct(step, here.gradient)
    if (slope <= close * close * all) return answer(here.at, information)
    if (!isFresh && slope > slow * before) {
      lower = null
      continue
    }
    const isNear = slope <= near * all
    const next = isFresh ? climbed(rows, here, step, penalty) : placeAt(rows, moved(here.at, step, 1), penalty)
    const isUp = next.value > here.value
    // Rounding hides what is left to climb: so near the top a whole step lands on it.
    if (isFresh && !isUp) return isNear ? answer(moved(here.at, step, 1), information) : null
    if (!isUp && !isNear) {
      lower = null
      continue
    }
    before = slope
    here = next
    isFresh = false
  }
  return null
}

/** Of more groups a tenth tells nearly where the top is, and how it bends there, in a tenth of the time. */
const manyGroups = 20_000

function everyTenth({ columns, n, came }: GroupedRows): GroupedRows {
  const tenth = (of: Float64Array) => of.filter((_, group) => group % 10 === 0)
  return { columns: columns.map(tenth), n: tenth(n), came: tenth(came) }
}

/** A place on the way up: its chances, height and slope. */
interface Place {
  readonly at: Float64Array
  readonly chances: Float64Array
  readonly value: number
  readonly gradient: Float64Array
}

/** The whole step, or the first of its halves that leads up. */
function climbed(rows: GroupedRows, here: Place, step: Float64Array, penalty: number): Place {
  let length = 1
  let next = placeAt(rows, moved(here.at, step, length), penalty)
  while (!(next.value > here.value) && length > 1e-6) {
    length /= 2
    next = placeAt(rows, moved(here.at, step, length), penalty)
  }
  return next
}

/** Standard errors of the intercept, then of the weights: by the curvature at the top; null where it is flat. */
export function standardErrors(
  rows: GroupedRows,
  { intercept, weights }: Pick<Logistic, 'intercept' | 'weights'>,
  penalty: number,
): readonly number[] | null {
  const place = placeAt(rows, Float64Array.of(intercept, ...weights), penalty)
  const lower = factored(informationAt(rows, place), total(rows.n), penalty)
  return lower && inverseDiagonal(lower, place.at.length).map(Math.sqrt)
}

/** A top without some of its columns. */
export function narrowed({ at, information }: Top, columns: readonly number[]): Top {
  const kept = [0, ...columns.map(column => column + 1)]
  return {
    at: Float64Array.from(kept, i => at[i] ?? 0),
    information: Float64Array.from(
      { length: kept.length ** 2 },
      (_, cell) =>
        information[(kept[Math.floor(cell / kept.length)] ?? 0) * at.length + (kept[cell % kept.length] ?? 0)] ?? 0,
    ),
  }
}

function answer(at: Float64Array, information: Float64Array): Logistic {
  const [intercept = 0, ...weights] = at
  return { intercept, weights, top: { at, information } }
}

function levelOnly(size: number, share: number): Float64Array {
  const at = new Float64Array(size)
  at[0] = Math.log(share / (1 - share))
  return at
}

function moved(from: Float64Array, by: Float64Array, length: number): Float64Array {
  return Float64Array.from(from, (value, i) => value + length * (by[i] ?? 0))
}

/** e^x ÷ (1 + e^x), which overflows nowhere. */
export function chance(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}

/** ln(1 + e^x), which overflows nowhere. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

function placeAt({ columns, n, came }: GroupedRows, at: Float64Array, penalty: number): Place {
  const odds = new Float64Array(n.length).fill(at[0] ?? 0)
  for (const [j, column] of columns.entries()) {
    const weight = at[j + 1] ?? 0
    if (weight !== 0) for (let i = 0; i < n.length; i++) odds[i] = (odds[i] ?? 0) + weight * (column[i] ?? 0)
  }
  const [chances, rest] = [new Float64Array(n.length), new Float64Array(n.length)]
  let value = 0
  for (let i = 0; i < n.length; i++) {
    const [x, of, positive] = [odds[i] ?? 0, n[i] ?? 0, came[i] ?? 0]
    // One power says both the chance and the softplus.
    const power = Math.exp(-Math.abs(x))
    const p = (x >= 0 ? 1 : power) / (1 + power)
    value += positive * x - of * (Math.max(x, 0) + Math.log1p(power))
    chances[i] = p
    rest[i] = positive - of * p
  }
  for (let j = 1; j < at.length; j++) value -= (penalty / 2) * (at[j] ?? 0) ** 2
  const gradient = Float64Array.from(at, (weight, j) =>
    j === 0 ? total(rest) : scalarProduct(rest, columns[j - 1] ?? rest) - penalty * weight,
  )
  return { at, chances, value, gradient }
}

/** The negative Hessian of the log-likelihood ÷ rows. */
function informationAt({ columns, n }: GroupedRows, { chances }: Place): Float64Array {
  const all = total(n)
  const weights = chances.map((p, i) => ((n[i] ?? 0) * p * (1 - p)) / all)
  return productsOf([new Float64Array(n.length).fill(1), ...columns], weights)
}

/** The curvature of so many rows with the ridge, as Cholesky has it; null where it is flat. */
function factored(information: Float64Array, rows: number, penalty: number): Float64Array | null {
  const size = Math.sqrt(information.length)
  const matrix = information.map(value => value * rows)
  for (let j = 1; j < size; j++) matrix[j * size + j] = (matrix[j * size + j] ?? 0) + penalty
  return cholesky(matrix, size)
}

function total(of: Float64Array): number {
  return of.reduce((sum, value) => sum + value, 0)
}
