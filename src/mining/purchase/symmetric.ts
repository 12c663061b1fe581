/** Small symmetric matrices by rows, as Cholesky takes them: a handful of parameters. */

/** The lower triangle L with LLᵀ = matrix, or null where the matrix is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size)
  const at = (i: number, j: number) => lower[i * size + j] ?? 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] ?? 0
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k)
      if (i !== j) lower[i * size + j] = rest / at(j, j)
      else if (rest > 0 && Number.isFinite(rest)) lower[i * size + i] = Math.sqrt(rest)
      else return null
    }
  }
  return lower
}

/** x with LLᵀx = right. */
export function solve(lower: Float64Array, right: ArrayLike<number>, size: number): Float64Array {
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    let rest = x[i] ?? 0
    for (let k = 0; k < i; k++) rest -= (lower[i * size + k] ?? 0) * (x[k] ?? 0)
    x[i] = rest / (lower[i * size + i] ?? 1)
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] ?? 0
    for (let k = i + 1; k < size; k++) rest -= (lower[k * size + i] ?? 0) * (x[k] ?? 0)
    x[i] = rest / (lower[i * size + i] ?? 1)
  }
  return x
}

/** The diagonal of the inverse of LLᵀ: variances, where LLᵀ is an information. */
export function inverseDiagonal(lower: Float64Array, size: number): number[] {
  return Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size)
    unit[i] = 1
    return solve(lower, unit, size)[i] ?? 0
  })
}
