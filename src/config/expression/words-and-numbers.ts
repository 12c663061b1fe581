import type { Expression } from './syntax.js'

type Comparison = Extract<Expression, { kind: 'operation' }>

/**
 * `[Status] = 1 or [Status] = 'open'` says that the column holds words as well as numbers: a word in it is none of the
 * numbers, and no riddle. An expression with its comparisons of such columns written out so.
 */
export function withWordsAmongNumbers(expression: Expression): Expression {
  const worded = new Set<string>()
  visit(expression, node => {
    if (!isEquality(node)) return
    const [column, other] = sides(node)
    if (column?.kind === 'column' && other?.kind === 'literal') worded.add(column.header)
  })
  return worded.size === 0 ? expression : writtenOut(expression, worded)
}

function writtenOut(node: Expression, worded: ReadonlySet<string>): Expression {
  if (node.kind === 'call') return { ...node, arguments: node.arguments.map(one => writtenOut(one, worded)) }
  if (node.kind !== 'operation') return node
  const [number, other] = isEquality(node) ? sides(node) : []
  if (number?.kind === 'call' && number.name === 'number' && other?.kind === 'literal') {
    const [column] = number.arguments
    if (column?.kind === 'column' && worded.has(column.header)) return whereNumber(node, number)
  }
  return { ...node, operands: node.operands.map(one => writtenOut(one, worded)) }
}

function whereNumber(node: Comparison, number: Expression): Expression {
  const { at } = node
  const isWord: Expression = { kind: 'call', type: 'boolean', name: 'is_null', arguments: [number], at }
  const operation = { kind: 'operation', type: 'boolean', at } as const
  if (node.operator === '!=') return { ...operation, operator: 'or', operands: [isWord, node] }
  return { ...operation, operator: 'and', operands: [{ ...operation, operator: 'not', operands: [isWord] }, node] }
}

function isEquality(node: Expression): node is Comparison {
  return node.kind === 'operation' && (node.operator === '=' || node.operator === '!=')
}

/** The two sides of a comparison, the constant behind. */
function sides({ operands: [left, right] }: Comparison): readonly (Expression | undefined)[] {
  return left?.kind === 'literal' ? [right, left] : [left, right]
}

function visit(node: Expression, each: (node: Expression) => void): void {
  each(node)
  if (node.kind === 'call') for (const one of node.arguments) visit(one, each)
  if (node.kind === 'operation') for (const one of node.operands) visit(one, each)
}
