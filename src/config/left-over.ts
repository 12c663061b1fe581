import { ExpressionError } from './expression/expression-error.js'
import { parseExpression } from './expression/parse.js'
import { columnsOf } from './expression/syntax.js'
import type { Field } from './field.js'
import { isNamedHeader } from './header-pattern.js'
import type { Mappings } from './mapping.js'

interface Kind {
  readonly maps: Mappings
  /** Why a column is not mapped, by its header or by a pattern of headers. */
  readonly left_over?: Readonly<Record<string, string>>
}

/** The headers that a field reads. */
export function headersOf(field: Field): readonly string[] {
  if (field.kind === 'column') return field.columns.map(header => header.trim())
  return field.kind === 'expression' ? inExpression(field.text) : []
}

/** What is wrong with an expression is said where it stands. */
function inExpression(text: string): readonly string[] {
  try {
    return columnsOf(parseExpression(text)).map(header => header.trim())
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return []
    throw thrown
  }
}

/** Headers that are both mapped and said to be left over. A pattern speaks only of what nothing maps. */
export function mappedAndLeftOver({ maps, left_over = {} }: Kind): readonly string[] {
  const mapped = new Set(Object.values(maps).flatMap(mapping => Object.values(mapping).flatMap(headersOf)))
  return Object.keys(left_over).filter(header => mapped.has(header.trim()))
}

/** Why the contract leaves a column out; null where it says nothing of it. A name holds before a pattern. */
export function reasonLeftOver({ left_over = {} }: Pick<Kind, 'left_over'>, header: string): string | null {
  const named = Object.entries(left_over).find(([name]) => name.trim() === header)
  return (named ?? Object.entries(left_over).find(([pattern]) => isNamedHeader(pattern, header)))?.[1] ?? null
}
