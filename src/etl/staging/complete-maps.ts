import type { EntityName } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { Mappings } from '../../config/mapping.js'

/**
 * A line names its customer and product: where the contract does not map them as entities of their own, their id alone
 * is one, so that every fact finds its members.
 */
export function completeMaps(maps: Mappings): Mappings {
  const line = maps.order_line ?? maps.return_line
  if (!line) return maps
  return {
    ...maps,
    ...idOnly('customer', 'customer_id', line.customer_id, maps),
    ...idOnly('product', 'product_id', line.product_id, maps),
  }
}

function idOnly(entity: EntityName, column: string, field: Field | undefined, maps: Mappings): Mappings {
  return maps[entity] || !field ? {} : { [entity]: { [column]: field } }
}

/** The entities without which a record says nothing: lines where there are some, else all that are mapped. */
export function requiredEntities(maps: Mappings): readonly EntityName[] {
  const names = Object.keys(maps) as EntityName[]
  const lines = names.filter(name => name === 'order_line' || name === 'return_line')
  return lines.length > 0 ? lines : names
}
