import { patternProblem } from '../pattern.js'
import { suggest } from '../suggest.js'
import { ExpressionError } from './expression-error.js'
import {
  type FunctionName,
  functionNames,
  functions,
  type Parameter,
  type Signature,
  wholeBounds,
} from './functions.js'
import type { Arithmetic, Comparison, Expression, ExpressionType, Logic } from './syntax.js'

/** The nodes of the tree; each refuses what does not fit and writes out the conversions. */

export function negation(operand: Expression, at: number): Expression {
  return { kind: 'operation', type: 'number', operator: 'negate', operands: [asNumber(operand, '-')], at }
}

export function not(operand: Expression, at: number): Expression {
  return { kind: 'operation', type: 'boolean', operator: 'not', operands: [asBoolean(operand, 'not')], at }
}

export function logic(operator: Logic, left: Expression, right: Expression, at: number): Expression {
  const operands = [asBoolean(left, operator), asBoolean(right, operator)]
  return { kind: 'operation', type: 'boolean', operator, operands, at }
}

export function arithmetic(operator: Arithmetic, left: Expression, right: Expression, at: number): Expression {
  const operands = [asNumber(left, operator), asNumber(right, operator)]
  return { kind: 'operation', type: 'number', operator, operands, at }
}

/** Text with text compares as text; where one side is a number, the other is read as one. */
export function comparison(operator: Comparison, left: Expression, right: Expression, at: number): Expression {
  if (left.type === 'null' || right.type === 'null') {
    throw new ExpressionError(`a comparison with null is never true; write is_null(x) or not is_null(x)`, at)
  }
  let operands = [left, right]
  if (left.type === 'boolean' || right.type === 'boolean') {
    if (left.type !== right.type) throw new ExpressionError(`cannot compare a ${left.type} with a ${right.type}`, at)
    if (operator !== '=' && operator !== '!=') throw new ExpressionError(`${operator} has no meaning for booleans`, at)
  } else if (left.type !== right.type) {
    operands = [asNumber(left, operator), asNumber(right, operator)]
  }
  return { kind: 'operation', type: 'boolean', operator, operands, at }
}

/**
 * @throws ExpressionError for an unknown function, a wrong number of arguments, and arguments of a wrong type
 */
export function call(name: string, given: readonly Expression[], at: number): Expression {
  const known = functionNames.find(each => each === name.toLowerCase())
  if (known === undefined) {
    const near = suggest(name, functionNames)
    const hint = near === undefined ? `the functions are ${functionNames.join(', ')}` : `did you mean '${near}'?`
    throw new ExpressionError(`unknown function '${name}'; ${hint}`, at)
  }
  const signature = functions[known]
  checkCount(signature, given.length, at)
  const shared = sharedType(signature, given)
  const wholes = [...(wholeBounds[known] ?? [])]
  const converted = given.map((argument, index) => {
    const parameter = parameterAt(signature, index)
    if (parameter === 'whole') return whole(argument, known, wholes.shift() ?? [0, 0])
    return fitted(argument, parameter, shared, known)
  })
  const type = signature.result === 'alike' ? shared : signature.result
  return { kind: 'call', type, name: known, arguments: converted, at }
}

const parameterAt = ({ parameters }: Signature, index: number): Parameter =>
  parameters[index] ?? parameters.at(-1) ?? 'any'

function checkCount({ parameters, optional = 0, repeats, usage }: Signature, count: number, at: number): void {
  const fits = count >= parameters.length - optional && (repeats || count <= parameters.length)
  if (!fits) throw new ExpressionError(`expected ${usage}, found ${count} argument${count === 1 ? '' : 's'}`, at)
}

/** Text and number together are text: nothing that is no number may vanish on the way. */
function sharedType(signature: Signature, given: readonly Expression[]): ExpressionType {
  let shared: ExpressionType = 'null'
  given.forEach((argument, index) => {
    if (parameterAt(signature, index) !== 'alike' || argument.type === 'null' || argument.type === shared) return
    if (shared === 'null') shared = argument.type
    else if (shared === 'boolean' || argument.type === 'boolean') {
      throw new ExpressionError(`${signature.usage} cannot yield both a ${shared} and a ${argument.type}`, argument.at)
    } else shared = 'text'
  })
  return shared
}

function fitted(argument: Expression, parameter: Parameter, shared: ExpressionType, name: FunctionName): Expression {
  switch (parameter) {
    case 'number':
      return asNumber(argument, name)
    case 'boolean':
      return asBoolean(argument, name)
    case 'text':
      return asText(argument, name)
    case 'alike':
      return shared === 'text' ? asText(argument, name) : argument
    case 'pattern':
      return pattern(argument, name)
    default:
      return argument
  }
}

function asNumber(given: Expression, where: string): Expression {
  if (given.type === 'number' || given.type === 'null') return given
  if (given.type === 'boolean') throw new ExpressionError(`${where} expects a number, found a boolean`, given.at)
  if (given.kind === 'literal') {
    const hint = /^[+-]?\d+(\.\d+)?$/.test(given.value)
      ? 'write it without quotes'
      : 'texts are joined with concat(a, b)'
    throw new ExpressionError(`${where} expects a number, found the text '${given.value}'; ${hint}`, given.at)
  }
  return { kind: 'call', type: 'number', name: 'number', arguments: [given], at: given.at }
}

function asText(given: Expression, where: string): Expression {
  if (given.type === 'text' || given.type === 'null') return given
  if (given.type === 'boolean') throw new ExpressionError(`${where} expects a text, found a boolean`, given.at)
  return { kind: 'call', type: 'text', name: 'text', arguments: [given], at: given.at }
}

function asBoolean(given: Expression, where: string): Expression {
  if (given.type === 'boolean' || given.type === 'null') return given
  throw new ExpressionError(`${where} expects a condition such as [Code] = 'Total', found a ${given.type}`, given.at)
}

function whole(given: Expression, name: FunctionName, [least, most]: readonly [number, number]): Expression {
  const digits =
    given.kind === 'literal' && given.type === 'number' && /^\d+$/.test(given.value) ? given.value : undefined
  if (digits !== undefined && Number(digits) >= least && Number(digits) <= most) return given
  throw new ExpressionError(`${name} expects a whole number from ${least} to ${most} here, written out`, given.at)
}

function pattern(given: Expression, name: FunctionName): Expression {
  if (given.kind !== 'literal' || given.type !== 'text') {
    throw new ExpressionError(`${name} expects a regular expression here, written out as 'text'`, given.at)
  }
  const wrong = patternProblem(given.value, 'any')
  if (wrong !== undefined) throw new ExpressionError(wrong, given.at)
  return given
}
