import { decimalText, scaledDecimal } from '../warehouse/engine/decimal.js'

/** The scale of money: DECIMAL(18,4). */
const digits = 4

/** Decimal text of up to four places as ten-thousandths, exact: `-1.5` is -15000n. @throws RangeError on any other text */
export function tenThousandths(text: string): bigint {
  return scaledDecimal(text, digits)
}

/** Ten-thousandths as text of four places: -15000n is `-1.5000`. */
export function moneyText(units: bigint): string {
  return decimalText(units, digits)
}
