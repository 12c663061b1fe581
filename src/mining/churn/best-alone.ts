import { inOwnBins } from './binned-rows.js'
import { binCount, type Known } from './binning.js'
import { areaOf } from './leaks.js'
import { foretoldOutOfFold, type Parted } from './out-of-fold.js'

/**
 * Log odds of each row by the one column that tells most alone, chosen by the other parts as well: of many columns of
 * noise one tells something of the very rows that it is chosen by.
 */
export function bestAlone(known: readonly Known[], came: ArrayLike<number>, parted: Parted): Float64Array {
  const chosen = chosenByOthers(known, came, parted.parts)
  const said = new Float64Array(came.length)
  for (const at of new Set(chosen.values())) {
    const odds = foretoldOutOfFold(known.slice(at, at + 1), came, parted).scorecard
    for (let row = 0; row < said.length; row++)
      if (chosen.get(parted.parts[row] ?? 0) === at) said[row] = odds[row] ?? 0
  }
  return said
}

/** Of each part, the column that has the greatest area in all others. */
function chosenByOthers(
  known: readonly Known[],
  came: ArrayLike<number>,
  parts: ArrayLike<number>,
): ReadonlyMap<number, number> {
  const { bins, columns } = inOwnBins(known, came)
  const best = new Map<number, { at: number; area: number }>()
  for (const [at, column] of columns.entries()) {
    const size = bins[at] ? binCount(bins[at]) : 0
    for (const part of new Set(Array.from(parts))) {
      const [n, left] = [new Float64Array(size), new Float64Array(size)]
      for (const [row, bin] of column.entries()) {
        if (parts[row] === part) continue
        n[bin] = (n[bin] ?? 0) + 1
        left[bin] = (left[bin] ?? 0) + (came[row] ?? 0)
      }
      const area = areaOf([n, left])?.value ?? 0
      if (area > (best.get(part)?.area ?? -1)) best.set(part, { at, area })
    }
  }
  return new Map([...best].map(([part, { at }]) => [part, at]))
}
