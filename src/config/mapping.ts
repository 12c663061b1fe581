import type { z } from 'zod'
import { type ColumnType, type Entity, type EntityColumn, type EntityName, entities, entityNames } from './entity.js'
import { expected, strict } from './expect.js'
import { type Field, field } from './field.js'
import { strptimeProblem } from './strptime.js'

/** The fields of one entity by canonical column, in the entity's order of columns. */
export type Mapping = Readonly<Record<string, Field>>
/** Which entities a record feeds. */
export type Mappings = Readonly<Partial<Record<EntityName, Mapping>>>

function mapping(entity: Entity): z.ZodType<Mapping> {
  const shape: Record<string, z.ZodType<Field | undefined>> = {}
  for (const column of entity.columns) {
    const fitting = fieldOf(column, entity)
    shape[column.name] = column.required ? fitting : fitting.optional()
  }
  return strict(shape).transform(present)
}

/** A field that fits the type of its column. */
function fieldOf({ name, type, allowed, meaning }: EntityColumn, entity: Entity) {
  return field
    .superRefine((given, context) => {
      const wrong = fieldProblem(given, type, allowed) ?? referenceProblem(given, name, entity)
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

interface Wrong {
  readonly path: readonly string[]
  readonly message: string
}

/** What of a field does not fit the type of its column. */
function fieldProblem(given: Field, type: ColumnType, allowed: readonly string[] | undefined): Wrong | undefined {
  if (given.kind === 'value') {
    if (allowed && !allowed.includes(given.value))
      return { path: ['value'], message: expected(allowed.join(' or '))({ input: given.value }) }
    if (type === 'decimal' && !/^[+-]?\d+(\.\d+)?$/.test(given.value))
      return { path: ['value'], message: expected('a number')({ input: given.value }) }
    return undefined
  }
  const isNumber = type === 'decimal' || type === 'integer' || type === 'rate'
  for (const key of ['decimals', 'decimal_separator', 'thousands_separator'] as const) {
    if (key in given && !isNumber)
      return { path: [key], message: `has no meaning for a column of type ${type}; remove it` }
  }
  const { format } = given
  if (format === undefined) return undefined
  const message = formatProblem(format, type)
  return message === undefined ? undefined : { path: ['format'], message }
}

function referenceProblem(given: Field, column: string, entity: Entity): Wrong | undefined {
  if (given.kind === 'value' || given.references === undefined) return undefined
  const { references } = given
  if (column !== `${references}_id`)
    return {
      path: ['references'],
      message: `has no meaning for ${column}; only ${references}_id names a ${references}`,
    }
  if (entity !== entities[references]) return undefined
  return { path: ['references'], message: `has no meaning here: ${column} is the id of the ${references} itself` }
}

function formatProblem(format: string, type: ColumnType): string | undefined {
  if (type === 'id')
    return format === 'float' ? undefined : `expected float, the only format of an id, found '${format}'`
  if (type === 'date' || type === 'timestamp') return strptimeProblem(format)
  return `has no meaning for a column of type ${type}; remove it`
}

/** The `maps` of a file kind. */
export const maps: z.ZodType<Mappings> = strict({
  customer: mapping(entities.customer).exactOptional(),
  product: mapping(entities.product).exactOptional(),
  order_line: mapping(entities.order_line).exactOptional(),
  return_line: mapping(entities.return_line).exactOptional(),
  exchange_rate: mapping(entities.exchange_rate).exactOptional(),
}).refine(given => Object.keys(given).length > 0, {
  error: `expected at least one of ${entityNames.join(', ')}, found none`,
})
