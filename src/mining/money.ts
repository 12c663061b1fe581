/** The scale of money: DECIMAL(18,4). */
const digits = 4

/** Decimal text of up to four places as ten-thousandths, exact: `-1.5` is -15000n. @throws RangeError on any other text */
export function tenThousandths(text: string): bigint {
  const [, sign, whole, places = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? []
  if (whole === undefined)
    throw new RangeError(`'${text}' is no amount: expected a decimal of up to four places such as 12.50`)
  const units = BigInt(whole + places.padEnd(digits, '0'))
  return sign === '-' ? -units : units
}

/** Ten-thousandths as text of four places: -15000n is `-1.5000`. */
export function moneyText(units: bigint): string {
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  return `${units < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
