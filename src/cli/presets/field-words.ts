import { attributeName, isAttribute } from '../../config/attribute.js'
import type { EntityName } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { MappedField } from '../../etl/staging/resolve-field.js'

/** `order_line.order_id`, `customer attribute contract` */
export function targetWords({ entity, column }: Pick<MappedField, 'column'> & { readonly entity: EntityName }): string {
  return isAttribute(column) ? `${entity} attribute ${attributeName(column)}` : `${entity}.${column}`
}

/** How a field becomes its value, as far as that is more than taking it as it is; empty where it is not. */
export function readingWords(field: Field): string {
  if (field.kind === 'value') return `always \`${field.value}\``
  const words: string[] = []
  if (field.kind === 'expression') words.push(`\`${field.text}\``)
  const { format, values, default: fallback, required, allowed, min, max, decimals } = field
  if (format) words.push(`as ${format.map(one => `\`${one}\``).join(' or ')}`)
  if (values)
    words.push(
      Object.entries(values)
        .map(([from, to]) => `\`${from}\` is ${to === '' ? 'nothing' : `\`${to}\``}`)
        .join(', '),
    )
  if (fallback !== undefined) words.push(`\`${fallback}\` where empty`)
  if (required) words.push('must be filled')
  if (allowed) words.push(`only ${allowed.map(one => `\`${one}\``).join(', ')}`)
  if (min !== undefined) words.push(`at least ${min}`)
  if (max !== undefined) words.push(`at most ${max}`)
  if (decimals !== undefined) words.push(decimals === 0 ? 'whole numbers' : `at most ${decimals} decimals`)
  if (field.kind === 'column' && field.optional) words.push('may be absent')
  return words.join('; ')
}
