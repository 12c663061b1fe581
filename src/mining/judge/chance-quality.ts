/** Measures of chances that lie in memory; those of a whole table are made in the engine (`judge/chances.ts`). */

/** Of all pairs of one to whom it came and one to whom it did not, the share that is ranked right; ties count half. */
export function areaUnderCurve(scores: ArrayLike<number>, came: ArrayLike<number>): number | null {
  const [positive, negative] = [1, 0].map(side => sortedScores(scores, came, side)) as [Float64Array, Float64Array]
  if (positive.length === 0 || negative.length === 0) return null
  let [below, upTo, won] = [0, 0, 0]
  for (const score of positive) {
    while (below < negative.length && (negative[below] ?? 0) < score) below++
    upTo = Math.max(upTo, below)
    while (upTo < negative.length && negative[upTo] === score) upTo++
    won += (below + upTo) / 2
  }
  return won / (positive.length * negative.length)
}

/** Scores of those to whom it came, or did not, the lowest first. */
function sortedScores(scores: ArrayLike<number>, came: ArrayLike<number>, side: number): Float64Array {
  const found = new Float64Array(scores.length)
  let count = 0
  for (let row = 0; row < scores.length; row++)
    if ((came[row] === 1 ? 1 : 0) === side) found[count++] = scores[row] ?? 0
  return found.subarray(0, count).sort()
}

/** A group of rows with like chances: how many, what was foretold of them on average, and what came. */
export interface CalibrationBin {
  readonly rows: number
  readonly foretold: number
  readonly came: number
}

/** Tenths by chance, the lowest first; rows of one chance that lie on both sides of a cut stay in their order. */
export function calibrationTable(chances: ArrayLike<number>, came: ArrayLike<number>, bins = 10): CalibrationBin[] {
  const order = Uint32Array.from(chances, (_, i) => i).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0) || a - b)
  return Array.from({ length: bins }, (_, bin) => {
    const part = order.subarray(Math.round((bin * order.length) / bins), Math.round(((bin + 1) * order.length) / bins))
    const mean = (of: ArrayLike<number>) => part.reduce((sum, row) => sum + (of[row] ?? 0), 0) / part.length
    return { rows: part.length, foretold: mean(chances), came: mean(came) }
  }).filter(({ rows }) => rows > 0)
}

/** Expected calibration error: how far what came lies from what was foretold, on average over rows (Naeini et al. 2015). */
export function calibrationError(table: readonly CalibrationBin[]): number | null {
  const all = table.reduce((sum, { rows }) => sum + rows, 0)
  if (all === 0) return null
  return table.reduce((sum, { rows, foretold, came }) => sum + (rows / all) * Math.abs(foretold - came), 0)
}
