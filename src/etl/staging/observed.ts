import { isAttribute } from '../../config/attribute.js'
import { type EntityName, entities } from '../../config/entity.js'

const ownIds: Readonly<Partial<Record<EntityName, string>>> = {
  customer: 'customer_id',
  account: 'account_id',
  product: 'product_id',
}

/** What has a history, in which `''` stands for empty and NULL for not said: attributes of customers, accounts and products. */
export function isObserved(entity: EntityName, column: string): boolean {
  const own = ownIds[entity]
  if (own === undefined) return false
  if (isAttribute(column)) return true
  const isOwn = entities[entity].columns.some(({ name }) => name === column)
  return isOwn && column !== own && !notShown.has(column) && !entities[entity].time.includes(column)
}

/** Columns that say something of the record, not of the member. */
const notShown: ReadonlySet<string> = new Set(['created_at', 'currency'])
