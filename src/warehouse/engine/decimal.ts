/**
 * Exact decimal text as a whole number of its smallest unit: `-12.5` of scale 2 is -1250n.
 * @throws RangeError for any other text, and for more digits behind the point than the scale has
 */
export function scaledDecimal(text: string, scale: number): bigint {
  const [, sign, whole, given = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const digits = given.length > scale ? given.replace(/0+$/, '') : given
  if (whole === undefined || digits.length > scale)
    throw new RangeError(`'${text}' is no amount: expected a decimal of up to ${scale} places such as -12.50`)
  const units = BigInt(whole + digits.padEnd(scale, '0'))
  return sign === '-' ? -units : units
}

/** The text of so many smallest units: 1234n of scale 2 is `12.34`. */
export function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
