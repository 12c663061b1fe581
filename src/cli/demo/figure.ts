/** `12,345` */
export function count(value: number | bigint): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `58.3 %`; of nothing it is `0.0 %`. */
export function share(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`
}

/** Exact decimal text, such as `66108.0300`, in pence. @throws RangeError where it is none, or has parts of a penny */
export function cents(text: string): bigint {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(text) ?? []
  if (sign === undefined) throw new RangeError(`'${text}' is no amount in pounds and pence`)
  const pence = BigInt(whole + fraction.padEnd(2, '0'))
  return sign === '-' ? -pence : pence
}

/** Pence as `£66,108.03`. */
export function money(pence: bigint): string {
  const [sign, digits] = pence < 0n ? ['-', String(-pence)] : ['', String(pence)]
  const padded = digits.padStart(3, '0')
  return `${sign}£${count(BigInt(padded.slice(0, -2)))}.${padded.slice(-2)}`
}
