import { spanOf } from '../../config/period.js'
import { scaledDecimal } from '../../warehouse/engine/decimal.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysFrom } from '../day.js'
import { moneyText } from '../money.js'

/** A span of days: the first, and the first after it. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

/** The days of a period of the project file. */
export function daysOf(period: string): Days {
  const { from, to } = spanOf(period)
  return { from: from as Day, to: to as Day }
}

/** Places of amounts in the project file, and how many ten-thousandths that is. */
const places = 6
const finer = 100n

/**
 * As much of the money of a span as its days before a day make, to a ten-thousandth, halves up; null where none of them
 * is over. A year's rent in January would else be January's.
 */
export function accrued(amount: string, { from, to }: Days, asOf: Day): string | null {
  const over = BigInt(Math.min(daysFrom(from, asOf), daysFrom(from, to)))
  if (over <= 0n) return null
  const parts = BigInt(daysFrom(from, to)) * finer
  return moneyText((2n * scaledDecimal(amount, places) * over + parts) / (2n * parts))
}
