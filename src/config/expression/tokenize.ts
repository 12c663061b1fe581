import { ExpressionError } from './expression-error.js'

export interface Token {
  readonly kind: 'name' | 'column' | 'text' | 'number' | 'symbol' | 'end'
  /** The value, escapes undone; as written for names, numbers and symbols. */
  readonly value: string
  readonly at: number
}

const rules: readonly {
  readonly kind: Token['kind']
  readonly form: RegExp
  readonly value?: (raw: string) => string
}[] = [
  { kind: 'column', form: /\[(?:[^\]]|\]\])*\]/y, value: raw => raw.slice(1, -1).replaceAll(']]', ']') },
  { kind: 'text', form: /'(?:[^']|'')*'/y, value: raw => raw.slice(1, -1).replaceAll("''", "'") },
  { kind: 'number', form: /\d+(?:\.\d+)?/y },
  { kind: 'name', form: /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy },
  { kind: 'symbol', form: /!=|<=|>=|[=<>+\-*/(),]/y },
]

/**
 * The tokens of an expression, an `end` behind them.
 * @throws ExpressionError for a character that begins nothing, and for a text or bracket that is not closed
 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = []
  const blank = /\s*/y
  let at = 0
  for (;;) {
    blank.lastIndex = at
    at += blank.exec(source)?.[0].length ?? 0
    if (at >= source.length) return [...tokens, { kind: 'end', value: '', at }]
    const [token, length] = next(source, at)
    tokens.push(token)
    at += length
  }
}

function next(source: string, at: number): [Token, number] {
  for (const { kind, form, value } of rules) {
    form.lastIndex = at
    const raw = form.exec(source)?.[0]
    if (raw === undefined) continue
    const token = { kind, value: value ? value(raw) : raw, at }
    // SQL text ends at a NUL.
    if (token.value.includes('\0'))
      throw new ExpressionError('a NUL character has no place in an expression; remove it', at)
    return [token, raw.length]
  }
  throw new ExpressionError(stranger(source, at), at)
}

function stranger(source: string, at: number): string {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (character === "'") return "text is not closed; end it with ' (a ' inside is written '')"
  if (character === '[') return '[ is not closed; end the column with ] (a ] inside is written ]])'
  if (character === '"') return `unexpected ${character}; write texts as 'text' and columns as [Header]`
  return `unexpected ${character}; expected a column, a 'text', a number or an operator`
}
