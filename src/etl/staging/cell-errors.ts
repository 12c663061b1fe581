import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import type { Field } from '../../config/field.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { headerText } from './cell-text.js'
import { resolveColumn } from './resolve-field.js'
import type { StageInput } from './stage-input.js'

/** What spreadsheets show in a cell that could not be calculated. */
const errors = [
  '#N/A',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
]

/** A column of the statement that holds the error which a cell shows, NULL where it shows none. */
export interface CellError {
  readonly name: string
  /** Header of the cell. */
  readonly label: string
  readonly sql: string
}

/** One for each column that is mapped and in which a spreadsheet shows errors; in other files such a text is a text. */
export function cellErrors({ kind, header, files }: StageInput): readonly CellError[] {
  const places = new Set(files.flatMap(({ landed }) => landed.error_columns ?? []))
  const used = new Set(
    Object.values(kind.maps).flatMap(fields => Object.values(fields ?? {}).flatMap(field => headersOf(field, header))),
  )
  return [...places]
    .sort((a, b) => a - b)
    .flatMap(place => {
      const label = header[place]
      if (label === undefined || !used.has(label)) return []
      const text = headerText(label, kind, header)
      const sql = `case when ${text} in (${errors.map(literal).join(', ')}) then ${text} end`
      return [{ name: `error_${place}`, label, sql }]
    })
}

/** The names of the errors that a field's cells may show. */
export function errorsOf(field: Field, header: readonly string[], found: readonly CellError[]): readonly string[] {
  const own = headersOf(field, header)
  return found.filter(({ label }) => own.includes(label)).map(({ name }) => name)
}

function headersOf(field: Field, header: readonly string[]): readonly string[] {
  if (field.kind === 'value') return []
  if (field.kind === 'column') return [resolveColumn(field.columns, header) ?? []].flat()
  return [...columnsOf(parseExpression(field.text))].flatMap(name => resolveColumn([name], header) ?? [])
}
