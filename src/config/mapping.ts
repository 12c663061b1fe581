import { z } from 'zod'
import { attributeColumn, attributesKey, typeOf } from './attribute.js'
import { type EntityColumn, type EntityName, entities, entityNames, factNames, factsOf } from './entity.js'
import { expected, strict, text } from './expect.js'
import { expressionProblem } from './expression/parse.js'
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
    const fitting = fieldOf(column, name)
    shape[column.name] = column.required ? fitting : fitting.optional()
  }
  if (name === 'customer') shape[attributesKey] = attributes.optional()
  if (factNames.some(fact => fact === name)) shape[whenKey] = condition.optional()
  return strict(shape).transform(present)
}

/** Stands beside the columns of a part that only some records have; no column is called so. */
export const whenKey = 'when'

const condition = text('an expression such as number([Refund]) > 0')
  .superRefine((when, context) => {
    const wrong = expressionProblem(when, 'condition')
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong })
  })
  .transform((when): Field => ({ kind: 'expression', text: when }))
  .describe('which records hold it; without it those that fill what it needs')

/** The condition under which a record holds an entity; null where it needs none. */
export function conditionOf(mapping: Mapping | undefined): string | null {
  const when = mapping?.[whenKey]
  return when?.kind === 'expression' ? when.text : null
}

const attributeName = z.string().regex(/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}0-9_]{0,62}$/u, {
  error: expected('a name of small letters, digits and _, a letter first'),
})

const attribute = field
  .superRefine((given, context) => {
    const wrong = fieldProblem(given, typeOf(given), undefined) ?? referenceProblem(given, 'attribute', 'customer')
    if (wrong) context.addIssue({ code: 'custom', path: [...wrong.path], message: wrong.message })
  })
  .describe('value of the attribute')

/** Whatever else a source says of a customer: names of the user's own, values as text. */
const attributes = z
  .record(attributeName, attribute, {
    error: expected('a mapping such as { contract: Contract }'),
  })
  .describe('further attributes of the customer, by names of your own')

/** A field that fits the type of its column. */
function fieldOf(
  { name, type, allowed, meaning }: Pick<EntityColumn, 'name' | 'type' | 'allowed' | 'meaning'>,
  entity: EntityName,
) {
  return field
    .superRefine((given, context) => {
      const wrong =
        typeProblem(given, name, type) ?? fieldProblem(given, type, allowed) ?? referenceProblem(given, name, entity)
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

function typeProblem(given: Field, column: string, type: string) {
  if (given.kind === 'value' || given.type === undefined) return undefined
  return { path: ['type'], message: `has no meaning for ${column}, which is a column of type ${type}; remove it` }
}

function referenceProblem(given: Field, column: string, entity: EntityName) {
  if (given.kind === 'value' || given.references === undefined) return undefined
  const { references } = given
  if (column !== `${references}_id`)
    return {
      path: ['references'],
      message: `has no meaning for ${column}; only ${references}_id names a ${references}`,
    }
  if (entity !== references) return undefined
  return { path: ['references'], message: `has no meaning here: ${column} is the id of the ${references} itself` }
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
    for (const { path, message } of [...differentNames(given), ...withoutMain(given)])
      context.addIssue({ code: 'custom', path, message })
  })

/** What a record is about it always holds: a condition on it would leave nothing to know the record by. */
function withoutMain(given: Mappings): { path: string[]; message: string }[] {
  const [main] = factsOf(given)
  if (main === undefined || conditionOf(given[main]) === null) return []
  const message = `has no meaning here: its records are about the ${main.replaceAll('_', ' ')}; ignore those that hold none: ignore: [{ name: …, when: … }]`
  return [{ path: [main, whenKey], message }]
}

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
