import { published } from '../published.js'

/** Rows of one bin on the earlier and on the later day. */
export type BinCount = { readonly earlier: number; readonly later: number }

/** Above it a distribution has moved a little, or so much that what was learnt of it may not hold (Siddiqi 2006). */
export const drifting = 0.1
export const drifted = 0.25

/**
 * Population stability index, Σ (q - p) · ln(q / p) over the shares p and q of the bins on two days. A bin that is empty
 * on one of them counts as half a row there: its logarithm would have no end. Null where a day has no rows.
 */
export function stabilityIndex(bins: readonly BinCount[]): number | null {
  const used = bins.filter(({ earlier, later }) => earlier > 0 || later > 0)
  const total = (of: (bin: BinCount) => number) => used.reduce((sum, bin) => sum + of(bin), 0)
  const [before, after] = [total(({ earlier }) => earlier), total(({ later }) => later)]
  if (before === 0 || after === 0) return null
  const index = used.reduce((sum, { earlier, later }) => {
    const p = Math.max(earlier, 0.5) / before
    const q = Math.max(later, 0.5) / after
    return sum + (q - p) * Math.log(q / p)
  }, 0)
  return published(index)
}

/** In a word: steady, moved, or far. */
export function driftOf(index: number | null): 'steady' | 'moved' | 'far' | null {
  if (index === null) return null
  return index > drifted ? 'far' : index > drifting ? 'moved' : 'steady'
}
