import type { EntityColumn } from './entity-column.js'
import type { AttributeType, Field } from './field.js'

/** The key of a mapping below which attributes of the user's own stand. */
export const attributesKey = 'attributes'

const prefix = `${attributesKey}.`

/** The column of a mapping that fills an attribute. No canonical column has a point in its name. */
export function attributeColumn(name: string): string {
  return `${prefix}${name}`
}

/** The attributes among the columns that a mapping fills, by name. */
export function attributesOf(mapping: Readonly<Record<string, Field>>): readonly EntityColumn[] {
  return Object.entries(mapping)
    .filter(([name]) => isAttribute(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => ({ name, type: typeOf(field), personal: true, meaning: 'attribute of the customer' }))
}

/** What the values of an attribute are cast to before they are kept as text: so one value has one spelling. */
export function typeOf(field: Field): AttributeType {
  return (field.kind === 'value' ? undefined : field.type) ?? 'text'
}

export function isAttribute(column: string): boolean {
  return column.startsWith(prefix)
}

export function attributeName(column: string): string {
  return column.slice(prefix.length)
}
