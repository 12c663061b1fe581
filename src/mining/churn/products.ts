/** Rows that are summed at once: their part of a few columns stays in the nearest cache. */
const block = 1024

/**
 * Σ weight · a · b for every two of some columns, as a full matrix: eight products at once, since one sum after another
 * waits for itself, and reads its columns anew.
 */
export function productsOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const size = columns.length
  const found = new Float64Array(size * size)
  const none = new Float64Array(weights.length)
  const column = (j: number) => columns[j] ?? none
  for (let from = 0; from < weights.length; from += block) {
    const to = Math.min(weights.length, from + block)
    const of = weights.subarray(from, to)
    for (let j = 0; j < size; j += 2) {
      const [one, other] = [weighted(column(j), of, from), weighted(column(j + 1), of, from)]
      for (let k = 0; k < Math.min(j + 2, size); k += 4)
        addProducts(found, size, j, k, sums(one, other, column(k), column(k + 1), column(k + 2), column(k + 3), from))
    }
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) found[k * size + j] = found[j * size + k] ?? 0
  return found
}

function weighted(column: Float64Array, weights: Float64Array, from: number): Float64Array {
  return weights.map((weight, i) => weight * (column[from + i] ?? 0))
}

type Eight = readonly [number, number, number, number, number, number, number, number]

/** Products of two weighted columns with four others, over the rows of a block. */
function sums(
  one: Float64Array,
  other: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  from: number,
): Eight {
  let [a1, b1, c1, d1, a2, b2, c2, d2] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0, row = from; i < one.length; i++, row++) {
    const [x, y] = [one[i] ?? 0, other[i] ?? 0]
    const [ofA, ofB, ofC, ofD] = [a[row] ?? 0, b[row] ?? 0, c[row] ?? 0, d[row] ?? 0]
    a1 += x * ofA
    b1 += x * ofB
    c1 += x * ofC
    d1 += x * ofD
    a2 += y * ofA
    b2 += y * ofB
    c2 += y * ofC
    d2 += y * ofD
  }
  return [a1, b1, c1, d1, a2, b2, c2, d2]
}

/** Puts them into rows j and j + 1 of the matrix, from column k: what lies beside it is left out. */
function addProducts(matrix: Float64Array, size: number, j: number, k: number, eight: Eight): void {
  for (const [at, sum] of eight.entries()) {
    const [row, column] = [j + (at >> 2), k + (at & 3)]
    if (row < size && column <= row) matrix[row * size + column] = (matrix[row * size + column] ?? 0) + sum
  }
}

export function scalarProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
