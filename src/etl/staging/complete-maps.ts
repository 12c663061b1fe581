import { type EntityName, factsOf } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { Mappings } from '../../config/mapping.js'

/**
 * A fact names its customer, product and company: where the contract does not map them as entities of their own, their id
 * alone is one, so that every fact finds its members.
 */
export function completeMaps(maps: Mappings): Mappings {
  const naming = [...factsOf(maps), ...(maps.customer ? (['customer'] as const) : [])]
  const members = [
    ['customer', 'customer_id'],
    ['account', 'account_id'],
    ['product', 'product_id'],
  ] as const
  const named = members.flatMap(([entity, column]) => {
    const field = naming.map(fact => maps[fact]?.[column]).find(given => given !== undefined)
    return maps[entity] || !field ? [] : [idOnly(entity, column, field)]
  })
  return named.length === 0 ? maps : Object.assign({}, maps, ...named)
}

function idOnly(entity: EntityName, column: string, field: Field): Mappings {
  return { [entity]: { [column]: field } }
}

/** The entities without which a record says nothing: the fact that it is about where there is one, else all that are mapped. */
export function requiredEntities(maps: Mappings): readonly EntityName[] {
  const lines = (['order_line', 'return_line'] as const).filter(name => maps[name])
  if (lines.length > 0) return lines
  const [main] = factsOf(maps)
  return main === undefined ? (Object.keys(maps) as EntityName[]) : [main]
}
