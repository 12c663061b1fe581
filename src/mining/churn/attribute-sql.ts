import { literal, quoted } from '../../warehouse/engine/quoting.js'
import { daysSince } from './day-sql.js'
import type { AttributeColumn } from './feature-columns.js'
import { type LabelValue, saysLeft } from './label-sql.js'
import { labelColumn, labelledOn, labelText } from './options.js'

/** The attribute that says who left: by which values, and which of its values say nothing. */
interface ShownLabel {
  readonly attribute: string
  readonly is: LabelValue
  readonly unknown?: LabelValue
}

/**
 * One row per customer with a column for each attribute, as a source showed it before `$as_of`, and the label that an
 * attribute holds; `work.attribute_shown` is a relation of `withVersionDays`. Of several records of one customer the value that was shown last holds; of one day, the greatest.
 */
export function attributeText(attributes: readonly AttributeColumn[], label: ShownLabel | null): string {
  const columns = attributes.map(column => `${told(column)} as ${quoted(column.name)}`)
  if (label !== null) {
    const value = shownValue(label.attribute)
    columns.push(
      `case when ${value} is null${label.unknown === undefined ? '' : ` or ${saysLeft(value, label.unknown)}`} then null when ${saysLeft(value, label.is)} then cast(1 as bigint) else cast(0 as bigint) end as ${labelColumn}`,
      `${value} as ${labelText}`,
      `max(case when told.name = ${literal(label.attribute)} then told.shown_on end) as ${labelledOn}`,
    )
  }
  return `select ${['bridge_customer.customer_key', ...columns].join(',\n  ')}
from work.attribute_shown as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where told.shown_on < cast($as_of as date)
  and (told.to_on is null or told.to_on >= cast($as_of as date))
group by bridge_customer.customer_key`
}

/** The text of an attribute, or how many days ago that was which it names. */
function told({ attribute, days }: AttributeColumn): string {
  const value = shownValue(attribute)
  if (days === null) return value
  const ago = daysSince(value)
  return `cast(${days === 'all' ? ago : `case when ${ago} >= 0 then ${ago} end`} as double)`
}

/** The value with its day before it, of which the greatest is the latest; then the day is cut off. */
function shownValue(attribute: string): string {
  const dated = `cast(told.shown_on as varchar) || coalesce(told.value, '')`
  return `nullif(trim(substr(max(case when told.name = ${literal(attribute)} then ${dated} end), 11)), '')`
}
