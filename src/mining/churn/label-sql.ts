import { literal } from '../../warehouse/engine/quoting.js'
import { isDecimal } from './known-column.js'
import { type ChurnOptions, horizonDaysOf, labelOf } from './options.js'

/** What the project says is the label of those who left. */
export type LabelValue = string | number | boolean | readonly (string | number | boolean)[]

/**
 * Whether the text of a label is one of some, such as that of those who left. Sources write one answer in several ways: numbers are compared as
 * numbers (1 and 1.0), words without regard to small and capital letters (TRUE and true).
 */
export function saysLeft(text: string, is: LabelValue): string {
  const each = [is].flat().map(one => {
    const wanted = String(one).trim()
    return isDecimal(wanted)
      ? `coalesce(try_cast(${text} as double) = cast(${literal(wanted)} as double), false)`
      : `lower(${text}) = lower(${literal(wanted)})`
  })
  return each.length === 1 ? each.join() : `(${each.join(' or ')})`
}

/** A file with what the project says of the records that tell who left in place of its names: `$says_left` is asked of `label`. */
export function labelled(text: string, options: ChurnOptions): string {
  const label = labelOf(options)
  const told = text.replaceAll('$horizon_days', String(horizonDaysOf(options)))
  return label === null
    ? told
    : told
        .replaceAll('$attribute', () => literal(label.attribute))
        .replaceAll('$says_left', () => saysLeft('trim(label)', label.is))
}
