import { attributesOf } from './attribute.js'
import { type ColumnType, type EntityColumn, type EntityName, entities } from './entity.js'
import type { Mappings } from './mapping.js'

/** The columns of an entity that mappings may fill: the canonical ones, then whatever attributes any of them has. */
export function columnsOf(entity: EntityName, mappings: readonly Mappings[]): readonly EntityColumn[] {
  const attributes = mappings.flatMap(maps => attributesOf(maps[entity] ?? {}))
  const byName = new Map(attributes.map(column => [column.name, column]))
  const further = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return [...entities[entity].columns, ...further]
}

/** The types of the columns of an entity that a mapping may fill, by name. */
export function typesOf(entity: EntityName, maps: Mappings): ReadonlyMap<string, ColumnType> {
  return new Map(columnsOf(entity, [maps]).map(({ name, type }) => [name, type]))
}
