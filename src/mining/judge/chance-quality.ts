/** Measures of chances that lie in memory; those of a whole table are made in the engine (`judge/chances.ts`). */

/** Of all pairs of one to whom it came and one to whom it did not, the share that is ranked right; ties count half. */
export function areaUnderCurve(scores: ArrayLike<number>, came: ArrayLike<number>): number | null {
  const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  let [ranks, positive] = [0, 0]
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end++
    for (let place = start; place < end; place++) {
      if (came[order[place] ?? 0] !== 1) continue
      positive++
      ranks += (start + 1 + end) / 2
    }
    start = end
  }
  const negative = order.length - positive
  return positive === 0 || negative === 0 ? null : (ranks - (positive * (positive + 1)) / 2) / (positive * negative)
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
