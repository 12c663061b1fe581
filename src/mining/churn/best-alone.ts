import { counted, inOwnBins } from './binned-rows.js'
import type { Known } from './binning.js'
import { binSums, sumsOfOthers } from './evidence.js'
import { areaOf } from './leaks.js'
import { foretoldOutOfFold, type Parted } from './out-of-fold.js'

/**
 * Log odds of each row by the one column that tells most alone, chosen by the other parts as well: of many columns of
 * noise one tells something of the very rows that it is chosen by.
 */
export async function bestAlone(
  known: readonly Known[],
  came: ArrayLike<number>,
  parted: Parted,
): Promise<Float64Array> {
  const chosen = chosenByOthers(known, came, parted.parts)
  const said = new Float64Array(came.length)
  for (const at of new Set(chosen.values())) {
    const { odds } = await foretoldOutOfFold(known.slice(at, at + 1), came, parted)
    for (let row = 0; row < said.length; row++)
      if (chosen.get(parted.parts[row] ?? 0) === at) said[row] = odds.scorecard[row] ?? 0
  }
  return said
}

/** Of each part, the column that has the greatest area in all others. */
function chosenByOthers(
  known: readonly Known[],
  came: ArrayLike<number>,
  parts: ArrayLike<number>,
): ReadonlyMap<number, number> {
  const inBins = inOwnBins(known, came)
  const all = counted(inBins, came)
  const best = new Map<number, { at: number; area: number }>()
  for (const part of new Set(Array.from(parts))) {
    const own = counted(
      inBins,
      came,
      Array.from(came, (_, row) => row).filter(row => parts[row] === part),
    )
    for (const at of known.keys()) {
      const area = areaOf(sumsOfOthers(binSums(all, at), binSums(own, at)))?.value ?? 0
      if (area > (best.get(part)?.area ?? -1)) best.set(part, { at, area })
    }
  }
  return new Map([...best].map(([part, { at }]) => [part, at]))
}
