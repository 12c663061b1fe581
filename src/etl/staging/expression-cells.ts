import { type Cells, numberOf } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import type { SourceFile } from '../../config/source.js'
import { type IgnoreRule, rulesFor } from '../../config/upkeep.js'
import { headerText } from './cell-text.js'
import { numberOfFile } from './number-sql.js'
import { readFields, resolveColumn } from './resolve-field.js'
import type { StageInput } from './stage-input.js'

/** How expressions read the cells of a file: by the names that {@link withExpressionCells} gives them. */
export function cellsOf(kind: SourceFile, header: readonly string[]): Required<Cells> {
  const named = (prefix: string, absent: string) => (name: string) => {
    const found = resolveColumn([name], header)
    return found === null ? absent : `${prefix}_${header.indexOf(found)}`
  }
  return {
    columnSql: named('plain', 'null::varchar'),
    columnNumber: named('number', 'null::decimal(38, 10)'),
    numberSql: text => numberOfFile(text, kind.read),
  }
}

/**
 * Landed records with the cells that expressions name, as texts and as numbers. Each is read once: a chain of fifty rules
 * names one in thousands of places, and an engine that reads it anew in each plans for longer than it works.
 */
export function withExpressionCells(
  landed: string,
  { kind, header }: Pick<StageInput, 'kind' | 'header'>,
  ignore: readonly IgnoreRule[],
): string {
  const sources = [
    ...readFields(kind).flatMap(({ field }) => (field.kind === 'expression' ? field.text : [])),
    ...rulesFor(ignore, kind).map(({ when }) => when),
  ]
  const names = new Set(sources.flatMap(source => columnsOf(parseExpression(source))))
  const found = new Set([...names].flatMap(name => resolveColumn([name], header) ?? []))
  if (found.size === 0) return landed
  const { columnSql, columnNumber, numberSql } = cellsOf(kind, header)
  const texts = [...found].map(name => `${headerText(name, kind, header)} as ${columnSql(name)}`)
  const numbers = [...found].map(name => `${numberOf(columnSql(name), { numberSql })} as ${columnNumber(name)}`)
  return `select *, ${numbers.join(', ')} from (select *, ${texts.join(', ')} from (${landed}))`
}
