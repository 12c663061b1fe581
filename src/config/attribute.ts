import type { EntityColumn } from './entity-column.js'

/** The key of a mapping below which attributes of the user's own stand. */
export const attributesKey = 'attributes'

const prefix = `${attributesKey}.`

/** The column of a mapping that fills an attribute. No canonical column has a point in its name. */
export function attributeColumn(name: string): string {
  return `${prefix}${name}`
}

/** The attributes among the columns that a mapping fills, by name. */
export function attributesOf(mapping: Readonly<Record<string, unknown>>): readonly EntityColumn[] {
  return Object.keys(mapping)
    .filter(isAttribute)
    .sort()
    .map(name => ({ name, type: 'text', personal: true, meaning: 'attribute of the customer' }))
}

export function isAttribute(column: string): boolean {
  return column.startsWith(prefix)
}

export function attributeName(column: string): string {
  return column.slice(prefix.length)
}
