import { demandProblem } from './demands.js'
import { type ColumnType, isNumeric } from './entity-column.js'
import { expected } from './expect.js'
import type { Field } from './field.js'
import { momentFormatsProblem } from './strptime.js'

interface Wrong {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What of a field does not fit the type of its column, or the values that the column may hold. */
export function fieldProblem(
  given: Field,
  type: ColumnType,
  allowed: readonly string[] | undefined,
): Wrong | undefined {
  if (given.kind === 'value') {
    if (allowed && !allowed.includes(given.value))
      return { path: ['value'], message: expected(allowed.join(' or '))({ input: given.value }) }
    if (type === 'decimal' && !/^[+-]?\d+(\.\d+)?$/.test(given.value))
      return { path: ['value'], message: expected('a number')({ input: given.value }) }
    return undefined
  }
  for (const key of ['decimals', 'decimal_separator', 'thousands_separator', 'currency_sign'] as const) {
    if (key in given && !isNumeric(type))
      return { path: [key], message: `has no meaning for a column of type ${type}; remove it` }
  }
  const stranger = allowed && given.allowed?.find(value => !allowed.includes(value))
  if (stranger !== undefined)
    return { path: ['allowed'], message: expected(`values among ${allowed?.join(', ')}`)({ input: stranger }) }
  return formatsProblem(given.format ?? [], type) ?? demandProblem(given, type)
}

function formatsProblem(formats: readonly string[], type: ColumnType): Wrong | undefined {
  const isMoment = type === 'date' || type === 'timestamp'
  const message = isMoment ? momentFormatsProblem(formats) : otherFormatsProblem(formats, type)
  return message === undefined ? undefined : { path: ['format'], message }
}

function otherFormatsProblem([format, ...others]: readonly string[], type: ColumnType): string | undefined {
  if (format === undefined) return undefined
  const more = 'expected one format, found several; only dates and times may have a list'
  return formatProblem(format, type) ?? (others.length > 0 ? more : undefined)
}

function formatProblem(format: string, type: ColumnType): string | undefined {
  if (type === 'id')
    return format === 'float' ? undefined : `expected float, the only format of an id, found '${format}'`
  const known = type === 'decimal' ? ['percent', 'accounting'] : type === 'integer' ? ['accounting'] : []
  if (known.length === 0) return `has no meaning for a column of type ${type}; remove it`
  return known.includes(format) ? undefined : `expected ${known.join(' or ')}, found '${format}'`
}
