/** `YYYY-MM` as a count of months, so that months can be subtracted. */
export function monthNumber(month: string): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (match === null) throw new Error(`not a month: '${month}'; expected YYYY-MM, such as 2011-12`)
  return Number(match[1]) * 12 + Number(match[2]) - 1
}

/** The month so many months later (or earlier, if negative), `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const number = monthNumber(month) + count
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** All months from the first to the last, both included; none where there is no first or last. */
export function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  if (first === undefined || last === undefined) return []
  const length = Math.max(0, monthNumber(last) - monthNumber(first) + 1)
  return Array.from({ length }, (_, count) => addMonths(first, count))
}
