import { portableFunctions } from './portable-functions.js'
import { type SqlToken, sqlTokens } from './sql-token.js'

/** A place where DuckDB and Trino would part, most of them without a word. */
export interface PortabilityFault {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** The differences between DuckDB and Trino that the text of a statement can show; a grammar tells the rest. */
export function portabilityFaults(source: string): PortabilityFault[] {
  const tokens = sqlTokens(source)
  return tokens.flatMap((token, at) =>
    rules.flatMap(rule => {
      const message = rule(tokens, at)
      return message === null ? [] : [{ line: token.line, message }]
    }),
  )
}

/** What is wrong with a token, or null. */
type Rule = (tokens: readonly SqlToken[], at: number) => string | null

/** Words that a parenthesis may follow without a call: syntax, and types. */
const syntax = new Set(
  `all and any array as between by case cast cube decimal distinct else end except exists extract from full group grouping
  having in inner intersect interval is join lateral left limit map materialized not null offset on or order outer over
  partition range recursive right rollup row rows select sets some table then timestamp try_cast union using values when
  where with within varchar char create replace`.split(/\s+/),
)

const rules: readonly Rule[] = [
  function isForeignOperator(tokens, at) {
    const { kind, text } = tokens[at] ?? nothing
    if (kind !== 'operator' || !['::', '//', '^', '&', '~', '**', '==', '$$', '{', '['].includes(text)) return null
    if (text === '[' && isWord(tokens, at - 1, 'array')) return null
    return `"${text}" is DuckDB's own: ${text === '::' ? 'write cast(x as type)' : 'write it with a portable function'}`
  },

  function isForeignWord(tokens, at) {
    const { kind, text } = tokens[at] ?? nothing
    return kind === 'word' && ['qualify', 'asof', 'ilike', 'pivot', 'unpivot'].includes(text)
      ? `${text} is DuckDB's own`
      : null
  },

  function isForeignFunction(tokens, at) {
    if (!isCall(tokens, at)) return null
    const name = tokens[at]?.text ?? ''
    return portableFunctions.has(name)
      ? null
      : `${name}() is not in portable-functions.ts: both engines must mean the same`
  },

  function isRoundedTimestamp(tokens, at) {
    if (!isWord(tokens, at, 'timestamp')) return null
    const next = tokens.slice(at + 1, at + 4).map(token => token.text)
    if (tokens[at + 1]?.kind === 'text' || next.join(' ') === '( 6 )' || next.join(' ') === 'with time zone')
      return null
    return 'timestamp without (6) rounds to milliseconds on Trino: write timestamp(6)'
  },

  function isCutText(tokens, at) {
    if (!(isWord(tokens, at, 'varchar') || isWord(tokens, at, 'char')) || tokens[at + 1]?.text !== '(') return null
    return 'a length cuts text on Trino and not on DuckDB: write varchar'
  },

  function isWholeDivision(tokens, at) {
    if (tokens[at]?.text !== '/' || tokens[at].kind !== 'operator') return null
    const before = tokens.slice(Math.max(0, at - 3), at).map(token => token.text)
    if (before.join(' ') === 'as double )' || isDoubleNumber(tokens[at - 1])) return null
    if (isDoubleNumber(tokens[at + 1]) || doubles.has(tokens[at + 1]?.text ?? '')) return null
    const after = ['cast', 'nullif'].includes(tokens[at + 1]?.text ?? '') ? inside(tokens, at + 2) : []
    if (after.some((token, i) => token.text === 'as' && after[i + 1]?.text === 'double')) return null
    return '"/" drops the fraction of integers on Trino, and rounds decimals: divide doubles, by nullif(x, 0)'
  },

  function isNullBlind(tokens, at) {
    if (!isCall(tokens, at) || !['greatest', 'least'].includes(tokens[at]?.text ?? '')) return null
    const bare = args(inside(tokens, at + 1)).find(
      ([first]) => first?.kind !== 'number' && !defined.has(first?.text ?? ''),
    )
    return bare ? `${tokens[at]?.text}() skips NULL on DuckDB and answers NULL on Trino: coalesce each argument` : null
  },

  function isOtherDifference(tokens, at) {
    if (!isCall(tokens, at) || tokens[at]?.text !== 'date_diff' || tokens[at + 2]?.text === "'day'") return null
    return 'date_diff counts boundaries on DuckDB and whole units on Trino: only of days are they one'
  },

  function isOtherWeekday(tokens, at) {
    const found = isWord(tokens, at, 'extract') && ['dow', 'isodow', 'epoch'].includes(tokens[at + 2]?.text ?? '')
    return found ? `extract(${tokens[at + 2]?.text}) differs: use dim_date, or a function of Portable` : null
  },

  function isUnquotedInterval(tokens, at) {
    if (!isWord(tokens, at, 'interval')) return null
    const units = ['year', 'month', 'day', 'hour', 'minute', 'second']
    if (tokens[at + 1]?.kind === 'text' && units.includes(tokens[at + 2]?.text ?? '')) return null
    return "an interval is written interval '1' day, or a longer unit up to year, week excepted"
  },

  function isRoundedAverage(tokens, at) {
    if (!isCall(tokens, at) || tokens[at]?.text !== 'avg') return null
    const end = inside(tokens, at + 1)
      .slice(-3)
      .map(token => token.text)
    return end.join(' ') === 'as double )'
      ? null
      : 'avg() of a decimal is rounded on Trino: write avg(cast(x as double))'
  },

  function isUnordered(tokens, at) {
    const name = tokens[at]?.text ?? ''
    if (!isCall(tokens, at)) return null
    if (name === 'array_agg') return ordered(inside(tokens, at + 1)) ? null : 'array_agg() needs an order by'
    if (!windows.has(name)) return null
    const over = at + 1 + inside(tokens, at + 1).length + 2
    if (tokens[over]?.text !== 'over' || tokens[over + 1]?.text !== '(') return null
    return ordered(inside(tokens, over + 1)) || inside(tokens, over + 1).length === 1
      ? null
      : `${name}() needs an order by`
  },

  function isFilteredWindow(tokens, at) {
    if (!isWord(tokens, at, 'filter') || tokens[at - 1]?.text !== ')') return null
    const after = at + 1 + inside(tokens, at + 1).length + 2
    return tokens[after]?.text === 'over' ? 'Trino has no filter in windows: use case' : null
  },

  function isLimitFirst(tokens, at) {
    if (!isWord(tokens, at, 'limit')) return null
    if (tokens[at + 2]?.text === 'offset') return 'Trino wants offset before limit'
    return ordered(tokens.slice(0, at)) ? null : 'limit without order by answers other rows each time'
  },

  function isZeroth(tokens, at) {
    if (!isCall(tokens, at) || !['substr', 'substring'].includes(tokens[at]?.text ?? '')) return null
    return args(inside(tokens, at + 1))[1]?.[0]?.text === '0' ? 'letters count from 1: from 0 the engines differ' : null
  },

  function isSummedOrder(tokens, at) {
    if (!isCall(tokens, at) || !aggregates.has(tokens[at]?.text ?? '') || tokens[at + 2]?.text === '*') return null
    return clauseOf(tokens, at) === 'order'
      ? 'Trino takes a name in an order by for the column that select gives it, which it does not sum: sum in a with'
      : null
  },

  function isDoubleDecimal(tokens, at) {
    const { kind, text } = tokens[at] ?? nothing
    if (kind !== 'number' || !text.includes('.') || text.includes('e')) return null
    if (isWord(tokens, at + 1, 'as') && isWord(tokens, at + 2, 'decimal')) return null
    return `${text} is a decimal and overflows: write ${text}e0, or cast it`
  },
]

const nothing: SqlToken = { kind: 'operator', text: '', line: 0 }
/** Functions that answer with a DOUBLE, whatever they are given. */
const doubles = new Set(['power', 'sqrt', 'exp', 'ln', 'log2', 'log10'])
/** What begins an argument that is not NULL. */
const defined = new Set(['coalesce', '-'])
const windows = new Set([
  'row_number',
  'lag',
  'lead',
  'first_value',
  'last_value',
  'nth_value',
  'rank',
  'dense_rank',
  'ntile',
])

const aggregates = new Set(['sum', 'count', 'min', 'max', 'avg'])
const clauses = new Set(['select', 'from', 'where', 'having', 'group', 'order'])

/** The word that begins the clause of a query in which a token stands, however deep in parentheses. */
function clauseOf(tokens: readonly SqlToken[], at: number): string | null {
  let closed = 0
  for (let before = at - 1; before >= 0; before--) {
    const { kind, text } = tokens[before] ?? nothing
    if (text === ')') closed++
    else if (text === '(') closed = Math.max(0, closed - 1)
    else if (closed === 0 && kind === 'word' && clauses.has(text)) return isOfCall(tokens, before) ? 'over' : text
  }
  return null
}

/** Whether a word stands in the parentheses of a window or of a call, as an order by may. */
function isOfCall(tokens: readonly SqlToken[], at: number): boolean {
  let closed = 0
  for (let before = at - 1; before >= 0; before--) {
    const { text } = tokens[before] ?? nothing
    if (text === ')') closed++
    else if (text === '(' && closed > 0) closed--
    else if (text === '(') return isWord(tokens, before - 1, 'over') || isCall(tokens, before - 1)
  }
  return false
}

function isWord(tokens: readonly SqlToken[], at: number, word: string): boolean {
  return tokens[at]?.kind === 'word' && tokens[at].text === word
}

/** `name (`, where no alias, type or syntax can stand. */
function isCall(tokens: readonly SqlToken[], at: number): boolean {
  const [before, name, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (name?.kind !== 'word' || after?.text !== '(') return false
  if (syntax.has(name.text) || before?.text === ')' || ['as', 'table', 'with'].includes(before?.text ?? ''))
    return false
  const end = at + 1 + inside(tokens, at + 1).length + 2
  if (isWord(tokens, end, 'as') && tokens[end + 1]?.text === '(') return false
  return before?.kind !== 'name' && (before?.kind !== 'word' || syntax.has(before.text) || operators.has(before.text))
}

/** Words behind which an expression stands, as behind an operator. */
const operators = new Set(['like', 'escape', 'filter', 'unnest', 'update', 'set'])

function isDoubleNumber(token: SqlToken | undefined): boolean {
  return token?.kind === 'number' && token.text.includes('e')
}

/** The tokens between the parenthesis at `open` and its end. */
function inside(tokens: readonly SqlToken[], open: number): readonly SqlToken[] {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === '(') depth++
    if (tokens[at]?.text === ')' && --depth === 0) return tokens.slice(open + 1, at)
  }
  return tokens.slice(open + 1)
}

function args(tokens: readonly SqlToken[]): SqlToken[][] {
  const found: SqlToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.text === '(') depth++
    if (token.text === ')') depth--
    if (token.text === ',' && depth === 0) found.push([])
    else found.at(-1)?.push(token)
  }
  return found
}

function ordered(tokens: readonly SqlToken[]): boolean {
  return tokens.some((token, at) => token.kind === 'word' && token.text === 'order' && tokens[at + 1]?.text === 'by')
}
