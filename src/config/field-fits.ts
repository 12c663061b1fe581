import { demandProblem } from './demands.js'
import { type ColumnType, isNumeric } from './entity-column.js'
import { expected } from './expect.js'
import type { Field } from './field.js'
import { momentFormats, strptimeProblem } from './strptime.js'
import { didYouMean } from './suggest.js'

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
  for (const format of formats) {
    const message = isMoment ? momentFormatProblem(format) : formatProblem(format, type)
    if (message !== undefined) return { path: ['format'], message }
  }
  if (!isMoment && formats.length > 1)
    return { path: ['format'], message: 'expected one format, found several; only dates and times may have a list' }
  const twice = formats.find((format, place) => formats.indexOf(format) < place)
  return twice === undefined ? undefined : { path: ['format'], message: `'${twice}' stands here twice; remove one` }
}

/** A word that is no pattern is meant as one of ours. */
function momentFormatProblem(format: string): string | undefined {
  if (momentFormats.some(known => known === format)) return undefined
  if (format.includes('%')) return strptimeProblem(format)
  return `expected a pattern such as '%d/%m/%Y', or one of ${momentFormats.join(', ')}, found '${format}'${didYouMean(format, momentFormats)}`
}

function formatProblem(format: string, type: ColumnType): string | undefined {
  if (type === 'id')
    return format === 'float' ? undefined : `expected float, the only format of an id, found '${format}'`
  const known = type === 'decimal' ? ['percent', 'accounting'] : type === 'integer' ? ['accounting'] : []
  if (known.length === 0) return `has no meaning for a column of type ${type}; remove it`
  return known.includes(format) ? undefined : `expected ${known.join(' or ')}, found '${format}'`
}
