import { numbers } from '../random.js'

/**
 * Parts of rows that are left out in turn, drawn from a seed; both outcomes are spread evenly over them.
 *
 * @returns the part of each row, from 0
 */
export function foldsOf(came: ArrayLike<number>, folds: number, seed: number): Uint8Array {
  const next = numbers(seed)
  const draw = Float64Array.from(came, () => next())
  const order = Array.from(draw, (_, row) => row).sort((a, b) => (draw[a] ?? 0) - (draw[b] ?? 0) || a - b)
  const found = new Uint8Array(came.length)
  const dealt = [0, 0]
  for (const row of order) {
    const side = came[row] === 1 ? 1 : 0
    const place = dealt[side] ?? 0
    found[row] = place % folds
    dealt[side] = place + 1
  }
  return found
}
