import { oneOf, oneOrMore } from './expect.js'

/** How numbers are written: of a column, or of all columns of a file that say nothing else. */
export const numberKeys = {
  decimal_separator: oneOf(['.', ',']).exactOptional(),
  thousands_separator: oneOf([',', '.', ' ', "'"]).exactOptional(),
  currency_sign: oneOrMore("a sign such as '£', or a list of signs").exactOptional(),
}

/** How numbers are written; absent: digits and a point. */
export interface WrittenNumbers {
  readonly decimal_separator?: '.' | ',' | undefined
  /** `' '` is any blank, no-break and thin ones too. */
  readonly thousands_separator?: ',' | '.' | ' ' | "'" | undefined
  /** Signs of money that may stand before or behind a number. */
  readonly currency_sign?: readonly string[] | undefined
}

/** What is wrong where one sign parts decimals and thousands; undefined where none does. */
export function sameSeparator({
  decimal_separator: point,
  thousands_separator: thousands,
}: WrittenNumbers): string | undefined {
  if (point === undefined || point !== thousands) return undefined
  return `is the decimal separator too: '${point}'; name two different ones`
}
