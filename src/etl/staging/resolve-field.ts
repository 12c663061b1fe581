import { type EntityName, entityNames } from '../../config/entity.js'
import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import type { Field } from '../../config/field.js'
import { headersOf, reasonLeftOver } from '../../config/left-over.js'
import { whenKey } from '../../config/mapping.js'
import type { SourceFile } from '../../config/source.js'
import { didYouMean } from '../../config/suggest.js'
import { flagColumn } from '../../config/upkeep.js'

/** One canonical column that a kind of file fills. */
export interface MappedField {
  readonly entity: EntityName
  readonly column: string
  readonly field: Field
}

/** Every mapped column of a kind, entity by entity, in the canonical order. */
export function mappedFields(kind: Pick<SourceFile, 'maps'>): readonly MappedField[] {
  return readFields(kind).filter(({ column }) => column !== whenKey)
}

/** The same, and the conditions under which records hold an entity. */
export function readFields(kind: Pick<SourceFile, 'maps'>): readonly MappedField[] {
  return entityNames.flatMap(entity =>
    Object.entries(kind.maps[entity] ?? {}).map(([column, field]) => ({ entity, column, field })),
  )
}

/** The header that fills a column field; null where it is optional and absent. Headers are compared trimmed. */
export function resolveColumn(columns: readonly string[], header: readonly string[]): string | null {
  const wanted = columns.map(name => name.trim())
  return header.find(name => wanted.includes(name)) ?? null
}

/** What a header lacks of what a kind maps, in words; none where the kind fits. */
export function headerProblems(kind: SourceFile, header: readonly string[]): readonly string[] {
  const problems = readFields(kind).flatMap(({ field, entity, column }) => {
    const at = `${entity}.${column}`
    if (field.kind === 'expression') {
      return columnsOf(parseExpression(field.text)).flatMap(name => [
        ...missing([name], header, at),
        ...twice(name.trim(), header, at),
      ])
    }
    if (field.kind !== 'column') return []
    const found = header.filter(name => field.columns.some(alias => alias.trim() === name))
    if (found.length > 1) {
      return [`has both ${found.map(name => `'${name}'`).join(' and ')} for ${at}: only one of them may be there`]
    }
    const [only] = found
    if (only !== undefined) return twice(only, header, at)
    return field.optional ? [] : missing(field.columns, header, at)
  })
  const flag = flagColumn(kind)
  if (flag !== null) problems.push(...missing([flag], header, 'deletes'))
  return [...new Set(problems)]
}

/** Landing calls a second `Price` `Price (2)`. */
function twice(name: string, header: readonly string[], at: string): readonly string[] {
  if (!header.some(other => other.toLowerCase() === `${name} (2)`.toLowerCase())) return []
  return [`has the column '${name}' twice (${at}), and nothing says which is meant: give one of them another name`]
}

function missing(columns: readonly string[], header: readonly string[], at: string): readonly string[] {
  if (resolveColumn(columns, header) !== null || columns.some(name => isOfEmptyArray(name.trim(), header))) return []
  const names = columns.map(name => `'${name}'`).join(' or ')
  return [`has no column ${names} (${at})${didYouMean(columns[0], header)}`]
}

/** Whether a column is one of the elements of an array that has none in the whole file: of those only their number is there. */
export function isOfEmptyArray(name: string, header: readonly string[]): boolean {
  return header.some(number => {
    const array = number.endsWith('.#') ? number.slice(0, -1) : ''
    return array !== '' && name.startsWith(array) && !header.some(one => one !== number && one.startsWith(array))
  })
}

/** The columns of a header that a kind does not map. */
export function unmapped(kind: Pick<SourceFile, 'maps' | 'deletes'>, header: readonly string[]): readonly string[] {
  const used = new Set(readFields(kind).flatMap(({ field }) => headersOf(field)))
  for (const name of deletionHeaders(kind)) used.add(name.trim())
  return header.filter(name => !used.has(name))
}

/** Of them those that the contract does not list as left over. */
export function leftOver(
  kind: Pick<SourceFile, 'maps' | 'deletes' | 'left_over'>,
  header: readonly string[],
): readonly string[] {
  return unmapped(kind, header).filter(name => reasonLeftOver(kind, name) === null)
}

/** The headers that say what is gone. */
function deletionHeaders({ deletes }: Pick<SourceFile, 'deletes'>): readonly string[] {
  if (deletes === undefined || deletes === 'absence') return []
  return 'when' in deletes ? columnsOf(parseExpression(deletes.when)) : [deletes.flag]
}
