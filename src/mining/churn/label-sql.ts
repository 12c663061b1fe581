import { literal } from '../../warehouse/engine/quoting.js'
import { isDecimal } from './known-column.js'

/** What the project says is the label of those who left. */
export type LabelValue = string | number | boolean

/**
 * Whether the text of a label is that of those who left. Sources write one answer in several ways: numbers are compared as
 * numbers (1 and 1.0), words without regard to small and capital letters (TRUE and true).
 */
export function saysLeft(text: string, is: LabelValue): string {
  const wanted = String(is).trim()
  return isDecimal(wanted)
    ? `coalesce(try_cast(${text} as double) = cast(${literal(wanted)} as double), false)`
    : `lower(${text}) = lower(${literal(wanted)})`
}
