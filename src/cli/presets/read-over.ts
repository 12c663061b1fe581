import { typesOf } from '../../config/columns-of.js'
import { isNumeric } from '../../config/entity-column.js'
import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import type { Field } from '../../config/field.js'
import { type FileFormat, headerRowOf, type ReadOver } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import type { HowWritten } from '../../etl/inspect/how-written.js'
import type { SeenFile } from '../../etl/inspect/look.js'
import { numberWriting } from '../../etl/inspect/number-writing.js'
import { usualDelimiter } from '../../etl/landing/csv/dialect.js'
import { columnNames } from '../../etl/landing/find-header.js'
import { mappedFields, resolveColumn } from '../../etl/staging/resolve-field.js'

/** What a source has to say over a preset for a file to be read, and why. */
export interface Over {
  readonly read: ReadOver
  readonly why: readonly string[]
  /** Formats of the preset that times of the file do have. */
  readonly asDeclared: readonly string[]
}

export const nothingOver: Over = { read: {}, why: [], asDeclared: [] }

/** What two looks at one file say. */
export function both(a: Over, b: Over): Over {
  return {
    read: { ...a.read, ...b.read },
    why: [...a.why, ...b.why],
    asDeclared: [...a.asDeclared, ...b.asDeclared],
  }
}

/**
 * The keys of `read` in which a file differs from what a kind of a preset expects; null where the kind says itself where its
 * cells stand, or how its columns are called.
 */
export function readOver(kind: SourceFile, seen: SeenFile, { read: written, why, top }: HowWritten): Over | null {
  const { read } = kind
  if (read.columns ?? read.split ?? read.header) return null
  const over: { -readonly [K in keyof ReadOver]: ReadOver[K] } = {}
  if (seen.delivery.format === 'csv') {
    const encoding = String(written.encoding ?? seen.print.text?.mark ?? 'utf-8')
    const isKnown = read.encoding.length === 0 ? written.encoding === undefined : read.encoding.includes(encoding)
    if (!isKnown) over.encoding = [encoding]
    if (top?.delimiter !== undefined && top.delimiter !== (read.delimiter ?? usualDelimiter(seen.delivery.name)))
      over.delimiter = top.delimiter
    // Who writes the file again writes quotes where they are needed.
    if (over.delimiter !== undefined && read.quote !== '"') over.quote = '"'
    if (written.comment !== undefined && read.comment === undefined) over.comment = written.comment
  }
  const row = written.header_row ?? 1
  const isRowKnown = headerRowOf(read) === 'find' || headerRowOf(read) === row
  if (hasRows(seen.delivery.format) && !isRowKnown) over.header_row = row
  if (written.records !== undefined && written.records !== read.records) over.records = written.records
  const { part, format } = seen.delivery
  if (part !== null && format !== 'sqlite' && read.sheet !== undefined && read.sheet !== part) over.sheet = part
  const reasons = Object.entries(why).flatMap(([key, reason]) => (key in over ? reason : []))
  return { ...nothingOver, read: over, why: reasons }
}

function hasRows(format: FileFormat | null): boolean {
  return format === 'csv' || format === 'xlsx' || format === 'xls'
}

/** How the first records of a file write the numbers that a kind reads, where that is not digits and a point. */
export function numbersOver(kind: SourceFile, { top }: HowWritten): Over {
  if (top === undefined) return nothingOver
  const header = columnNames(top.header)
  const columns = [...numberHeaders(kind, header)].map(name => {
    const place = header.indexOf(name)
    return top.records
      .map(cells => cells[place]?.trim() ?? '')
      .filter(cell => cell !== '' && !kind.read.nulls.includes(cell))
  })
  const cells = columns.filter(column => numberWriting(column) !== null).flat()
  const writing = numberWriting(cells)
  if (!writing) return nothingOver
  const { format: _, doubtful, decimals, currency_sign, ...separators } = writing
  const read = { ...separators, ...(currency_sign && { currency_sign: [...currency_sign] }) }
  if (Object.keys(read).length === 0) return nothingOver
  const example = cells.find(cell => /[^\d+-]/.test(cell)) ?? ''
  const asked = doubtful === undefined ? '' : `; ASKED: '${doubtful}' may be another number`
  return { ...nothingOver, read, why: [`its numbers are written as '${example}'${asked}`] }
}

/** The columns of a header that a kind reads as numbers, and for which it does not say how they are written. */
function numberHeaders(kind: SourceFile, header: readonly string[]): ReadonlySet<string> {
  const names = mappedFields(kind).flatMap(({ entity, column, field }) => {
    const type = typesOf(entity, kind.maps).get(column)
    return type !== undefined && isNumeric(type) ? numbersIn(field) : []
  })
  return new Set(names.flatMap(name => resolveColumn([name], header) ?? []))
}

function numbersIn(field: Field): readonly string[] {
  if (field.kind === 'value') return []
  if (field.kind === 'expression') return columnsOf(parseExpression(field.text))
  return (field.decimal_separator ?? field.thousands_separator) ? [] : field.columns
}

/** The keys by which files are cut into cells: of one source they are the same. */
export function cutOf({ read }: Over): ReadOver {
  const { encoding, decimal_separator, thousands_separator, currency_sign, times, ...cut } = read
  return cut
}

/** What is said over a preset for files that are cut alike: some of them may hold nothing but ASCII and whole numbers. */
export function together(overs: readonly Over[]): Over {
  const encodings = new Set(overs.flatMap(({ read }) => read.encoding ?? []))
  const isMixed = overs.some(({ read }) => read.encoding === undefined)
  const encoding = [...(isMixed && encodings.size > 0 ? ['utf-8'] : []), ...encodings]
  const otherwise = overs.flatMap(({ read }) => read.times ?? [])
  const asDeclared = overs.flatMap(over => over.asDeclared)
  const times = otherwise.length > 0 ? [...new Set([...otherwise, ...asDeclared])] : []
  const read = {
    ...Object.assign({}, ...overs.map(over => over.read)),
    ...(encoding.length > 0 && { encoding }),
    ...(times.length > 0 && { times }),
  }
  return { read, why: [...new Set(overs.flatMap(({ why }) => why))], asDeclared: [...new Set(asDeclared)] }
}
