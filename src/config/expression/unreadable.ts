import { type Cells, compile, readyForNumber } from './compile.js'
import { columnsOf, type Expression } from './syntax.js'

/** Something that an expression cannot reckon with, so that what it yields says nothing. */
export interface Unreadable {
  /** The one column that it comes from; null where several have a part in it. */
  readonly header: string | null
  /** SQL of what cannot be read, as VARCHAR. */
  readonly text: string
  /** SQL that holds for records where it cannot be read, and where the result hangs on it. */
  readonly fails: string
  readonly reason: string
}

/**
 * What an expression may fail on. An empty cell is none of it: the result is empty, too. Neither is what a record does
 * not come to: the branch of an `if` that is not taken, what stands behind the first filled cell of a `coalesce`, the
 * side of an `and` that the other decides. `is_null(number([x]))` asks whether it can be read, and fails on nothing.
 */
export function unreadableIn(expression: Expression, cells: Cells): readonly Unreadable[] {
  return eachOnce(inEach([expression], cells))
}

/** A cell that is read in several places is told once. */
function eachOnce(all: readonly Unreadable[]): readonly Unreadable[] {
  const known = new Map<string, Unreadable>()
  for (const one of all) {
    const key = JSON.stringify([one.header, one.reason])
    const before = known.get(key)
    known.set(key, before ? { ...one, fails: `${before.fails} or ${one.fails}` } : one)
  }
  return [...known.values()]
}

function within(expression: Expression, cells: Cells): readonly Unreadable[] {
  switch (expression.kind) {
    case 'literal':
    case 'column':
      return []
    case 'operation':
      return inOperation(expression, cells)
    case 'call':
      return inCall(expression, cells)
  }
}

function inEach(of: readonly Expression[], cells: Cells): readonly Unreadable[] {
  return of.flatMap(one => within(one, cells))
}

type Node<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

function inOperation(expression: Node<'operation'>, cells: Cells): readonly Unreadable[] {
  const { operator, operands } = expression
  switch (operator) {
    case 'and':
    case 'or': {
      const undecided = operands.map(side => `${compile(side, cells)} is not ${operator === 'and' ? 'false' : 'true'}`)
      return operands.flatMap((side, at) => inEach([side], cells).map(one => only(one, undecided[1 - at] ?? 'true')))
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return inReckoning(expression, cells)
    default:
      return inEach(operands, cells)
  }
}

/** A chain of sums, products and quotients is judged as one. */
function inReckoning(expression: Node<'operation'>, cells: Cells): readonly Unreadable[] {
  const { parts, divisors } = reckonedFrom(expression)
  const filled = parts.map(part => `${compile(part, cells)} is not null`)
  const zeros = divisors.map(divisor => ({ divisor, isZero: `${compile(divisor, cells)} = 0` }))
  const isAll = [...filled, ...zeros.map(({ isZero }) => `(${isZero}) is not true`)]
  return [
    ...inEach(parts, cells),
    ...zeros.map(({ divisor, isZero }) =>
      failure(divisor, [...filled, isZero].join(' and '), 'is zero, and something is divided by it', cells),
    ),
    failure(
      expression,
      [...isAll, `${compile(expression, cells)} is null`].join(' and '),
      'leaves the range of numbers',
      cells,
    ),
  ]
}

function reckonedFrom(expression: Expression): { parts: readonly Expression[]; divisors: readonly Expression[] } {
  if (expression.kind === 'literal') return { parts: [], divisors: [] }
  if (expression.kind !== 'operation' || !['+', '-', '*', '/', 'negate'].includes(expression.operator))
    return { parts: [expression], divisors: [] }
  const { operator, operands } = expression
  const all = operands.map(reckonedFrom)
  const divisor = operator === '/' ? operands.slice(1).filter(({ kind }) => kind !== 'literal') : []
  return { parts: all.flatMap(one => one.parts), divisors: [...all.flatMap(one => one.divisors), ...divisor] }
}

function inCall(expression: Node<'call'>, cells: Cells): readonly Unreadable[] {
  const { name, arguments: given } = expression
  const [first, ...others] = given
  if (!first || name === 'is_null') return []
  switch (name) {
    case 'if': {
      const [yes, no] = others
      const holds = compile(first, cells)
      return [
        ...inEach([first], cells),
        ...inEach(yes ? [yes] : [], cells).map(one => only(one, holds)),
        ...inEach(no ? [no] : [], cells).map(one => only(one, `(${holds}) is not true`)),
      ]
    }
    case 'coalesce':
      return given.flatMap((argument, at) => {
        const before = given.slice(0, at).map(one => `${compile(one, cells)} is null`)
        return inEach([argument], cells).map(one => before.reduce(only, one))
      })
    case 'number': {
      if (first.kind === 'literal') return []
      const text = readyForNumber(first, cells)
      return [
        ...inEach(given, cells),
        failure(first, `${text} is not null and ${compile(expression, cells)} is null`, 'expected a number', cells),
      ]
    }
    default:
      return inEach(given, cells)
  }
}

function failure(of: Expression, fails: string, reason: string, cells: Cells): Unreadable {
  const [header, ...others] = columnsOf(of)
  // Of what is reckoned from one cell, the cell is what a reader finds in the file.
  const isOne = header !== undefined && others.length === 0
  const text = isOne ? cells.columnSql(header) : 'cast(null as varchar)'
  return { header: isOne ? header : null, text, fails, reason }
}

function only(one: Unreadable, where: string): Unreadable {
  return { ...one, fails: `${where} and ${one.fails}` }
}
