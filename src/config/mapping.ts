import type { z } from 'zod'
import { type Entity, type EntityColumn, type EntityName, entities, entityNames } from './entity.js'
import { strict } from './expect.js'
import { type Field, field } from './field.js'
import { fieldProblem } from './field-fits.js'

/** The fields of one entity by canonical column, in the entity's order of columns. */
export type Mapping = Readonly<Record<string, Field>>
/** Which entities a record feeds. */
export type Mappings = Readonly<Partial<Record<EntityName, Mapping>>>

function mapping(entity: Entity): z.ZodType<Mapping> {
  const shape: Record<string, z.ZodType<Field | undefined>> = {}
  for (const column of entity.columns) {
    const fitting = fieldOf(column)
    shape[column.name] = column.required ? fitting : fitting.optional()
  }
  return strict(shape).transform(present)
}

/** A field that fits the type of its column. */
function fieldOf({ type, allowed, meaning }: EntityColumn) {
  return field
    .superRefine((given, context) => {
      const wrong = fieldProblem(given, type, allowed)
      if (wrong) context.addIssue({ code: 'custom', path: [...wrong.path], message: wrong.message })
    })
    .describe(meaning)
}

/** A mapping leaves out what it does not fill: no `undefined` in its values. */
function present(fields: Record<string, Field | undefined>): Mapping {
  const filled: Record<string, Field> = {}
  for (const [name, given] of Object.entries(fields)) if (given !== undefined) filled[name] = given
  return filled
}

/** The `maps` of a file kind. */
export const maps: z.ZodType<Mappings> = strict({
  customer: mapping(entities.customer).exactOptional(),
  product: mapping(entities.product).exactOptional(),
  order_line: mapping(entities.order_line).exactOptional(),
  return_line: mapping(entities.return_line).exactOptional(),
}).refine(given => Object.keys(given).length > 0, {
  error: `expected at least one of ${entityNames.join(', ')}, found none`,
})
