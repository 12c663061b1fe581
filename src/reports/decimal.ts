import { decimalText, scaledDecimal } from '../warehouse/engine/decimal.js'

/** Fractional digits that are kept; the warehouse has four. */
const DIGITS = 10

/** The exact sum of decimal texts; `'0'` of none. */
export function sumDecimals(amounts: Iterable<string>): string {
  let sum = 0n
  for (const amount of amounts) sum += unitsOf(amount)
  return decimalOf(sum)
}

/** The same amount with the other sign. */
export function negateDecimal(amount: string): string {
  return decimalOf(-unitsOf(amount))
}

/** Negative, zero or positive as `one` is less than, equal to or greater than `other`, by value and not by spelling. */
export function compareDecimals(one: string, other: string): number {
  const difference = unitsOf(one) - unitsOf(other)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The quotient as a number, rounded once at the end; null where the whole is zero. */
export function ratioOfDecimals(part: string, whole: string): number | null {
  const divisor = unitsOf(whole)
  return divisor === 0n ? null : Number((unitsOf(part) * 10n ** 12n) / divisor) / 1e12
}

/** The quotient of counts; null where the whole is zero. */
export function ratioOfCounts(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(part) / Number(whole)
}

function unitsOf(amount: string): bigint {
  return scaledDecimal(amount, DIGITS)
}

function decimalOf(units: bigint): string {
  return decimalText(units, DIGITS).replace(/\.?0+$/, '')
}
