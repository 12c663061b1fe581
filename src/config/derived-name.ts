import type { Entity, EntityColumn } from './entity-column.js'

/** The column with the key of what a column names. */
export function referenceKey({ name, refers }: EntityColumn): string {
  return refers === 'customer' ? 'customer_record_key' : `${name.replace(/_id$/, '')}_key`
}

/** The column with the business day of a time. */
export function dayOf(time: string): string {
  return time.replace(/_at$/, '_on')
}

/** The times of an entity that have a business day. */
export function timesOf({ columns }: Entity): readonly string[] {
  return columns.filter(({ name, type }) => type === 'timestamp' && name !== 'updated_at').map(({ name }) => name)
}
