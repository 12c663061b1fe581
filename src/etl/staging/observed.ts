import { type EntityName, entities } from '../../config/entity.js'

/** Attributes of customers and products have a history, in which `''` stands for empty and NULL for not said. */
export function isObserved(entity: EntityName, column: string): boolean {
  if (entity !== 'customer' && entity !== 'product') return false
  const isOwn = entities[entity].columns.some(({ name }) => name === column)
  return isOwn && !column.endsWith('_id') && column !== 'created_at' && !entities[entity].time.includes(column)
}
