import { decimalText, scaledDecimal } from '../../warehouse/engine/decimal.js'

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
  return scaledDecimal(text, 2)
}

/** Pence as `£66,108.03`. */
export function money(pence: bigint): string {
  const [whole = '', rest] = decimalText(pence < 0n ? -pence : pence, 2).split('.')
  return `${pence < 0n ? '-' : ''}£${count(BigInt(whole))}.${rest}`
}
