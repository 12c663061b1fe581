import { z } from 'zod'
import { attributeColumn, attributesKey } from './attribute.js'
import { type EntityColumn, type EntityName, entities, entityNames } from './entity.js'
import { expected, strict } from './expect.js'
import { type Field, field } from './field.js'
import { fieldProblem } from './field-fits.js'

/** The fields of one entity by canonical column, in the entity's order of columns. */
export type Mapping = Readonly<Record<string, Field>>
/** Which entities a record feeds. */
export type Mappings = Readonly<Partial<Record<EntityName, Mapping>>>

type Fields = Readonly<Record<string, Field>>

function mapping(name: EntityName): z.ZodType<Mapping> {
  const shape: Record<string, z.ZodType<Field | Fields | undefined>> = {}
  for (const column of entities[name].columns) {
    const fitting = fieldOf(column)
    shape[column.name] = column.required ? fitting : fitting.optional()
  }
  if (name === 'customer') shape[attributesKey] = attributes.optional()
  return strict(shape).transform(present)
}

const attributeName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, {
  error: expected('a name of small letters, digits and _, a letter first'),
})

/** Whatever else a source says of a customer: names of the user's own, values as text. */
const attributes = z
  .record(attributeName, fieldOf({ name: 'attribute', type: 'text', meaning: 'value of the attribute' }), {
    error: expected('a mapping such as { contract: Contract }'),
  })
  .describe('further attributes of the customer, by names of your own')

/** A field that fits the type of its column. */
function fieldOf({ name, type, allowed, meaning }: Pick<EntityColumn, 'name' | 'type' | 'allowed' | 'meaning'>) {
  return field
    .superRefine((given, context) => {
      const wrong = fieldProblem(given, type, allowed) ?? referenceProblem(given, name)
      if (wrong) context.addIssue({ code: 'custom', path: [...wrong.path], message: wrong.message })
    })
    .describe(meaning)
}

/** A mapping leaves out what it does not fill: no `undefined` in its values. Attributes are columns like others. */
function present(fields: Record<string, Field | Fields | undefined>): Mapping {
  const filled: Record<string, Field> = {}
  for (const [name, given] of Object.entries(fields)) {
    if (given === undefined) continue
    if (isField(given)) filled[name] = given
    else for (const [attribute, field] of Object.entries(given)) filled[attributeColumn(attribute)] = field
  }
  return filled
}

function isField(given: Field | Fields): given is Field {
  return typeof given.kind === 'string'
}

function referenceProblem(given: Field, column: string) {
  if (given.kind === 'value' || given.references === undefined) return undefined
  if (column === `${given.references}_id`) return undefined
  return {
    path: ['references'],
    message: `has no meaning for ${column}; only ${given.references}_id names a ${given.references}`,
  }
}

type MapsShape = { [Name in EntityName]: z.ZodExactOptional<z.ZodType<Mapping>> }

/** The `maps` of a file kind. */
export const maps: z.ZodType<Mappings> = strict(
  Object.fromEntries(entityNames.map(name => [name, mapping(name).exactOptional()])) as MapsShape,
)
  .refine(given => Object.keys(given).length > 0, {
    error: `expected at least one of ${entityNames.join(', ')}, found none`,
  })
  .superRefine((given, context) => {
    for (const { path, message } of differentNames(given)) context.addIssue({ code: 'custom', path, message })
  })

const named = ['customer_id', 'account_id', 'product_id'] as const

/** One record names one customer, one account and one product: else a fact would name a member that nobody is. */
function differentNames(given: Mappings): { path: string[]; message: string }[] {
  return named.flatMap(column => {
    const naming = entityNames.flatMap(entity => {
      const field = given[entity]?.[column]
      return field === undefined ? [] : [{ entity, field: JSON.stringify(field) }]
    })
    const [first, ...others] = naming
    return others
      .filter(({ field }) => field !== first?.field)
      .map(({ entity }) => ({
        path: [entity, column],
        message: `differs from that of ${first?.entity}; one record names one ${column.replace('_id', '')}: map both alike`,
      }))
  })
}
