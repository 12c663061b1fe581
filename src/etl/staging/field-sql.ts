import { compileExpression } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import { type Unreadable, unreadableIn } from '../../config/expression/unreadable.js'
import type { Field } from '../../config/field.js'
import type { SourceFile } from '../../config/source.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { cellText } from './cell-text.js'
import { cellsOf } from './expression-cells.js'
import { resolveColumn } from './resolve-field.js'

/** SQL of a field's text as the file gives it: trimmed, its declared nulls and values put in place; NULL where empty. */
export function fieldText(field: Field, kind: SourceFile, header: readonly string[]): string {
  if (field.kind === 'value') return literal(field.value)
  const text =
    field.kind === 'column'
      ? cellText(resolveColumn(field.columns, header), kind, header)
      : `trimmed(${compileExpression(parseExpression(field.text), cellsOf(kind, header))})`
  const plain = field.full_width ? `ascii_digits(${text})` : text
  return withDefault(withValues(plain, field.values), field.default)
}

/** What an expression may fail on in a record. */
export function unreadableOf(field: Field, kind: SourceFile, header: readonly string[]): readonly Unreadable[] {
  return field.kind === 'expression' ? unreadableIn(parseExpression(field.text), cellsOf(kind, header)) : []
}

/** What a person knows a field by: its header, or the canonical column that it fills. */
export function fieldLabel(field: Field, column: string, header: readonly string[]): string {
  if (field.kind !== 'column') return column
  return resolveColumn(field.columns, header) ?? field.columns[0] ?? column
}

function withValues(text: string, values: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(values ?? {})
  if (pairs.length === 0) return text
  const whens = pairs.map(([from, to]) => `when ${literal(from)} then nullif(${literal(to)}, '')`)
  return `case ${text} ${whens.join(' ')} else ${text} end`
}

function withDefault(text: string, fallback: string | undefined): string {
  return fallback === undefined ? text : `coalesce(${text}, ${literal(fallback)})`
}
