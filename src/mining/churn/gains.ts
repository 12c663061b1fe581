/** A tenth of the customers, those of the highest chance first. */
export interface GainsRow {
  readonly rows: number
  /** Of these rows, those to whom it came. */
  readonly came: number
  /** Share of all to whom it came that these rows and those above them hold. */
  readonly reached: number
  /** How much oftener it came in these rows than in all. */
  readonly lift: number
}

/** Gains by tenths of the rows; empty where it came to none. */
export function gainsTable(scores: ArrayLike<number>, came: ArrayLike<number>, parts = 10): readonly GainsRow[] {
  const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  const all = order.reduce((sum, row) => sum + (came[row] ?? 0), 0)
  if (all === 0) return []
  let reached = 0
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.round((part * order.length) / parts)
    const rows = order.subarray(from, Math.round(((part + 1) * order.length) / parts))
    const ofCame = rows.reduce((sum, row) => sum + (came[row] ?? 0), 0)
    reached += ofCame
    return {
      rows: rows.length,
      came: ofCame,
      reached: reached / all,
      lift: ofCame / rows.length / (all / order.length),
    }
  }).filter(({ rows }) => rows > 0)
}
