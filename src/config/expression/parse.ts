import { arithmetic, call, comparison, logic, negation, not } from './check.js'
import { ExpressionError, withCaret } from './expression-error.js'
import type { Arithmetic, Comparison, Expression } from './syntax.js'
import { type Token, tokenize } from './tokenize.js'
import { withWordsAmongNumbers } from './words-and-numbers.js'

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const satisfies readonly Comparison[]
const sums = ['+', '-'] as const satisfies readonly Arithmetic[]
const products = ['*', '/'] as const satisfies readonly Arithmetic[]
const constants: Readonly<Record<string, 'boolean' | 'null'>> = { true: 'boolean', false: 'boolean', null: 'null' }
const keywords = ['and', 'or', 'not', ...Object.keys(constants)]

/** Deep enough for any rule that a person writes, and far from the end of the stack. */
const deepest = 64

/** One pass over the tokens; binding from loose to tight: or, and, not, comparison, sum, product, sign. */
class Parser {
  readonly #tokens: readonly Token[]
  #position = 0
  #depth = 0

  constructor(source: string) {
    this.#tokens = tokenize(source)
  }

  whole(): Expression {
    const expression = this.#or()
    const rest = this.#next()
    if (rest.kind !== 'end')
      throw new ExpressionError(`unexpected ${said(rest)}; expected an operator or the end`, rest.at)
    return expression
  }

  #or(): Expression {
    let left = this.#and()
    for (let word = this.#word(['or']); word; word = this.#word(['or'])) left = logic('or', left, this.#and(), word.at)
    return left
  }

  #and(): Expression {
    let left = this.#not()
    for (let word = this.#word(['and']); word; word = this.#word(['and']))
      left = logic('and', left, this.#not(), word.at)
    return left
  }

  #not(): Expression {
    const word = this.#word(['not'])
    return word ? this.#deeper(word, () => not(this.#not(), word.at)) : this.#comparison()
  }

  #comparison(): Expression {
    const left = this.#sum()
    const sign = this.#symbol(comparisons)
    if (!sign) return left
    const compared = comparison(sign.value, left, this.#sum(), sign.at)
    const second = this.#symbol(comparisons)
    if (second) throw new ExpressionError(`unexpected ${second.value}; join two comparisons with and`, second.at)
    return compared
  }

  #sum(): Expression {
    let left = this.#product()
    for (let sign = this.#symbol(sums); sign; sign = this.#symbol(sums)) {
      left = arithmetic(sign.value, left, this.#product(), sign.at)
    }
    return left
  }

  #product(): Expression {
    let left = this.#signed()
    for (let sign = this.#symbol(products); sign; sign = this.#symbol(products)) {
      left = arithmetic(sign.value, left, this.#signed(), sign.at)
    }
    return left
  }

  #signed(): Expression {
    const sign = this.#symbol(['-'])
    return sign ? this.#deeper(sign, () => negation(this.#signed(), sign.at)) : this.#primary()
  }

  #primary(): Expression {
    const token = this.#next()
    const { kind, value, at } = token
    if (kind === 'text') return { kind: 'literal', type: 'text', value, at }
    if (kind === 'number') return number(token)
    if (kind === 'column') return column(value, at)
    if (kind === 'symbol' && value === '(') {
      return this.#deeper(token, () => {
        const inner = this.#or()
        this.#close(token)
        return inner
      })
    }
    if (kind !== 'name')
      throw new ExpressionError(`unexpected ${said(token)}; expected a column, a 'text' or a number`, at)
    // `if` and the other functions are names only before a parenthesis: a column may be called like one.
    if (this.#symbol(['('])) return this.#deeper(token, () => call(value, this.#arguments(token), at))
    const type = constants[value.toLowerCase()]
    if (type) return { kind: 'literal', type, value: value.toLowerCase(), at }
    if (keywords.includes(value.toLowerCase())) {
      throw new ExpressionError(`unexpected ${value}; a column of that name is written [${value}]`, at)
    }
    return column(value, at)
  }

  #arguments(opened: Token): readonly Expression[] {
    if (this.#symbol([')'])) return []
    const found = [this.#or()]
    while (this.#symbol([','])) found.push(this.#or())
    this.#close(opened)
    return found
  }

  #close(opened: Token): void {
    const token = this.#next()
    if (token.kind === 'symbol' && token.value === ')') return
    const owner = opened.kind === 'name' ? `${opened.value}(` : '('
    throw new ExpressionError(`unexpected ${said(token)}; expected ) to close ${owner}`, token.at)
  }

  #deeper(token: { readonly at: number }, inner: () => Expression): Expression {
    this.#depth++
    if (this.#depth > deepest)
      throw new ExpressionError(`nested deeper than ${deepest} levels; make it simpler`, token.at)
    const expression = inner()
    this.#depth--
    return expression
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', value: '', at: 0 }
  }

  #next(): Token {
    const token = this.#peek()
    this.#position++
    return token
  }

  /** Takes the next token if it is one of these symbols. */
  #symbol<const S extends string>(symbols: readonly S[]): { readonly value: S; readonly at: number } | undefined {
    const { kind, value, at } = this.#peek()
    const found = kind === 'symbol' ? symbols.find(symbol => symbol === value) : undefined
    if (found === undefined) return undefined
    this.#position++
    return { value: found, at }
  }

  #word(words: readonly string[]): Token | undefined {
    const token = this.#peek()
    if (token.kind !== 'name' || !words.includes(token.value.toLowerCase())) return undefined
    this.#position++
    return token
  }
}

/**
 * Reads and checks an expression over the columns of a file, such as `[Unit Price] * [Qty]`.
 * @throws ExpressionError with the place of the first mistake
 */
export function parseExpression(source: string): Expression {
  return withWordsAmongNumbers(new Parser(source).whole())
}

/** What is wrong with an expression, with a caret under the place, or undefined; `condition` asks for a boolean. */
export function expressionProblem(source: string, result: 'any' | 'condition'): string | undefined {
  try {
    const { type, at } = parseExpression(source)
    if (result === 'any' || type === 'boolean' || type === 'null') return undefined
    const message = `expected a condition such as [Code] = 'Total', found a ${type}`
    return withCaret(new ExpressionError(message, at), source)
  } catch (error) {
    if (error instanceof ExpressionError) return withCaret(error, source)
    throw error
  }
}

function column(header: string, at: number): Expression {
  if (header.trim() === '') throw new ExpressionError('expected the header of a column in [ ]', at)
  return { kind: 'column', type: 'text', header, at }
}

function number({ value, at }: Token): Expression {
  const [whole = '', fraction = ''] = value.split('.')
  if (whole.length > 18 || fraction.length > 10) {
    throw new ExpressionError(`${value} is too long; a number has at most 18 digits before and 10 behind the point`, at)
  }
  return { kind: 'literal', type: 'number', value, at }
}

function said({ kind, value }: Token): string {
  if (kind === 'end') return 'end'
  return kind === 'text' ? `'${value}'` : value
}
