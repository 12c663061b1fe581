/** A span of days, `YYYY-MM-DD`: the first, and the first after it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A month, quarter or year: `2024-07`, `2024-Q3` or `2024`. */
export const periodPattern = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/

/** The days of a period that has the pattern. */
export function spanOf(period: string): Span {
  const [year, part] = [Number(period.slice(0, 4)), period.slice(5)]
  const [first, months] =
    part === '' ? [1, 12] : part.startsWith('Q') ? [Number(part.slice(1)) * 3 - 2, 3] : [Number(part), 1]
  return { from: monthStart(year, first), to: monthStart(year, first + months) }
}

function monthStart(year: number, month: number): string {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month]
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`
}
