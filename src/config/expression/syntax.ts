import type { FunctionName } from './functions.js'

/** What an expression yields; `null` fits everywhere. */
export type ExpressionType = 'text' | 'number' | 'boolean' | 'null'

export type Arithmetic = '+' | '-' | '*' | '/'
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Logic = 'and' | 'or'
export type Operator = Arithmetic | Comparison | Logic | 'not' | 'negate'

/**
 * A checked expression: types are settled and every conversion between text and number is a call in the tree.
 * `at` is the character of the source where it stands.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly type: ExpressionType; readonly value: string; readonly at: number }
  | { readonly kind: 'column'; readonly type: 'text'; readonly header: string; readonly at: number }
  | {
      readonly kind: 'operation'
      readonly type: 'number' | 'boolean'
      readonly operator: Operator
      readonly operands: readonly Expression[]
      readonly at: number
    }
  | {
      readonly kind: 'call'
      readonly type: ExpressionType
      readonly name: FunctionName
      readonly arguments: readonly Expression[]
      readonly at: number
    }

/** The headers that an expression reads, each once, in order of first use. */
export function columnsOf(expression: Expression): readonly string[] {
  const found = new Set<string>()
  const visit = (node: Expression): void => {
    if (node.kind === 'column') found.add(node.header)
    if (node.kind === 'operation') node.operands.forEach(visit)
    if (node.kind === 'call') node.arguments.forEach(visit)
  }
  visit(expression)
  return [...found]
}
