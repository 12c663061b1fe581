import { cholesky, inverseDiagonal, solve } from '../purchase/symmetric.js'

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
  /** Of the intercept, then of the weights: by the curvature at the top. */
  readonly errors: readonly number[]
  /** −2 · log-likelihood, without the penalty. */
  readonly deviance: number
  readonly steps: number
}

const mostSteps = 50
const close = 1e-10

/**
 * Logistic regression with a ridge: the maximum of log-likelihood − penalty ÷ 2 · Σ weight², the intercept being free
 * (le Cessie & van Houwelingen 1992), by Newton's method with halved steps. scikit-learn's `C` is 1 ÷ penalty.
 *
 * @returns null where there is no maximum: all came or none did, or, without a penalty, columns tell them apart
 */
export function logistic(rows: GroupedRows, penalty: number): Logistic | null {
  const size = rows.columns.length + 1
  const [all, positive] = [total(rows.n), total(rows.came)]
  if (positive <= 0 || positive >= all) return null
  let at = new Float64Array(size)
  at[0] = Math.log(positive / (all - positive))
  let value = objective(rows, at, penalty)
  for (let steps = 1; steps <= mostSteps; steps++) {
    const { gradient, information } = derivatives(rows, at, penalty)
    const lower = cholesky(information, size)
    if (!lower) return null
    const step = solve(lower, gradient, size)
    const slope = step.reduce((sum, move, i) => sum + move * (gradient[i] ?? 0), 0)
    if (slope <= close * close * all) return answer(rows, at, lower, steps)
    let length = 1
    let next = moved(at, step, length)
    let nextValue = objective(rows, next, penalty)
    while (!(nextValue > value) && length > 1e-6) {
      length /= 2
      next = moved(at, step, length)
      nextValue = objective(rows, next, penalty)
    }
    // Rounding hides what is left to climb: so near the top a whole step lands on it.
    if (!(nextValue > value)) return slope <= 1e-9 * all ? answer(rows, moved(at, step, 1), lower, steps) : null
    at = next
    value = nextValue
  }
  return null
}

function answer(rows: GroupedRows, at: Float64Array, lower: Float64Array, steps: number): Logistic {
  const [intercept = 0, ...weights] = at
  const errors = inverseDiagonal(lower, at.length).map(Math.sqrt)
  return { intercept, weights, errors, deviance: -2 * objective(rows, at, 0), steps }
}

function moved(from: Float64Array, by: Float64Array, length: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (value, i) => value + length * (by[i] ?? 0))
}

/** Log odds of each group. */
export function logOdds(
  columns: readonly Float64Array[],
  { intercept, weights }: Pick<Logistic, 'intercept' | 'weights'>,
  groups: number,
): Float64Array {
  const odds = new Float64Array(groups).fill(intercept)
  for (const [j, column] of columns.entries()) {
    const weight = weights[j] ?? 0
    for (let i = 0; i < groups; i++) odds[i] = (odds[i] ?? 0) + weight * (column[i] ?? 0)
  }
  return odds
}

/** e^x ÷ (1 + e^x), which overflows nowhere. */
export function chance(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}

/** ln(1 + e^x), which overflows nowhere. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

function objective({ columns, n, came }: GroupedRows, at: Float64Array, penalty: number): number {
  const odds = logOdds(columns, { intercept: at[0] ?? 0, weights: [...at.subarray(1)] }, n.length)
  let sum = 0
  for (let i = 0; i < n.length; i++) sum += (came[i] ?? 0) * (odds[i] ?? 0) - (n[i] ?? 0) * softplus(odds[i] ?? 0)
  for (let j = 1; j < at.length; j++) sum -= (penalty / 2) * (at[j] ?? 0) ** 2
  return sum
}

/** Gradient and negative Hessian of the objective; the matrix is full. */
function derivatives({ columns, n, came }: GroupedRows, at: Float64Array, penalty: number) {
  const size = at.length
  const chances = logOdds(columns, { intercept: at[0] ?? 0, weights: [...at.subarray(1)] }, n.length).map(chance)
  const rest = chances.map((p, i) => (came[i] ?? 0) - (n[i] ?? 0) * p)
  const weights = chances.map((p, i) => (n[i] ?? 0) * p * (1 - p))
  const all = [new Float64Array(n.length).fill(1), ...columns]
  const gradient = Float64Array.from(all, (column, j) => product(rest, column) - (j === 0 ? 0 : penalty * (at[j] ?? 0)))
  const information = new Float64Array(size * size)
  for (const [j, column] of all.entries()) {
    const products = productsWith(
      column.map((x, i) => (weights[i] ?? 0) * x),
      all.slice(0, j + 1),
    )
    for (const [k, value] of products.entries()) {
      information[j * size + k] = value + (j === k && j > 0 ? penalty : 0)
      information[k * size + j] = information[j * size + k] ?? 0
    }
  }
  return { gradient, information }
}

/** Scalar products of a column with others: four at once, since one sum after another waits for itself. */
function productsWith(column: Float64Array, others: readonly Float64Array[]): number[] {
  const found: number[] = []
  let k = 0
  for (; k + 4 <= others.length; k += 4) {
    const [a, b, c, d] = others.slice(k, k + 4)
    if (!a || !b || !c || !d) break
    let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0]
    for (let i = 0; i < column.length; i++) {
      const x = column[i] ?? 0
      ofA += x * (a[i] ?? 0)
      ofB += x * (b[i] ?? 0)
      ofC += x * (c[i] ?? 0)
      ofD += x * (d[i] ?? 0)
    }
    found.push(ofA, ofB, ofC, ofD)
  }
  for (const other of others.slice(k)) found.push(product(column, other))
  return found
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function total(of: Float64Array): number {
  return of.reduce((sum, value) => sum + value, 0)
}
