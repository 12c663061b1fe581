import { scaledDecimal } from '../../warehouse/engine/decimal.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore, daysFrom } from '../day.js'
import { moneyText } from '../money.js'

/** A span of days: the first, and the first after it. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

/** The days of a month, quarter or year: `2024-07`, `2024-Q3` or `2024`. */
export function spanOf(period: string): Span {
  const [year = '', part] = [period.slice(0, 4), period.slice(5)]
  const [first, months] =
    part === '' ? [1, 12] : part.startsWith('Q') ? [Number(part.slice(1)) * 3 - 2, 3] : [Number(part), 1]
  return { from: monthStart(Number(year), first), to: monthStart(Number(year), first + months) }
}

function monthStart(year: number, month: number): Day {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month]
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01` as Day
}

/** Places of amounts in the project file, and how many ten-thousandths that is. */
const places = 6
const finer = 100n

/**
 * As much of the money of a span as its days before a day make, to a ten-thousandth, halves up; null where none of them
 * is over. A year's rent in January would else be January's.
 */
export function accrued(amount: string, { from, to }: Span, asOf: Day): string | null {
  const over = BigInt(Math.min(daysFrom(from, asOf), daysFrom(from, to)))
  if (over <= 0n) return null
  const parts = BigInt(daysFrom(from, to)) * finer
  return moneyText((2n * scaledDecimal(amount, places) * over + parts) / (2n * parts))
}

export function dayAfter(day: Day): Day {
  return daysBefore(day, -1)
}
