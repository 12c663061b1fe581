/** Longer than any number that a column takes: beyond it a literal stays as it stands, and is refused as that. */
const mostDigits = 60

/** A number with an exponent, as many programs write small and large ones, digit by digit: 1.5e3 is 1500, 1E-05 is 0.00001. */
export function writtenOut(literal: string): string {
  const [, sign = '', whole = '', decimals = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(literal) ?? []
  const point = whole.length + Number(power)
  if (whole === '' || Math.abs(point) > mostDigits) return literal
  const digits = `${'0'.repeat(Math.max(1 - point, 0))}${whole}${decimals}`.padEnd(point, '0')
  const at = Math.max(point, 1)
  const front = digits.slice(0, at).replace(/^0+(?=\d)/, '')
  return `${sign}${front}${digits.length > at ? `.${digits.slice(at)}` : ''}`
}
