import { type FunctionName, functions } from './functions.js'
import type { Expression, Operator } from './syntax.js'

/** SQL of the column under a header: its trimmed text, NULL where it is empty. */
export type ColumnSql = (header: string) => string

/** SQL of a text that stands for a number, in digits and a point: files may write theirs otherwise. */
export type NumberSql = (text: string) => string

/** How an expression reads the cells of a file. */
export interface Cells {
  readonly columnSql: ColumnSql
  /** Absent where numbers are written in digits and a point. */
  readonly numberSql?: NumberSql
  /** SQL of the number under a header, as {@link numberOf} reads it, where something has it already. */
  readonly columnNumber?: ColumnSql
}

/**
 * DuckDB SQL of an expression, as VARCHAR: numbers without trailing zeros, `true` and `false`. Nothing that a user
 * wrote stands in it but quoted; no row can make it fail: what is no number, overflows or divides by zero is NULL.
 *
 * @example
 * `upper(Code) = 'A''B'` becomes `cast((upper("Code") = 'A''B') as varchar)` where the column is `"Code"`
 */
export function compileExpression(expression: Expression, cells: Cells): string {
  return asText(expression, cells)
}

/**
 * The same for a condition, as BOOLEAN; a NULL means that the condition does not hold.
 * @throws TypeError if the expression yields a text or a number
 */
export function compileCondition(expression: Expression, cells: Cells): string {
  if (expression.type !== 'boolean' && expression.type !== 'null') {
    throw new TypeError(`expected a condition, found an expression that yields a ${expression.type}`)
  }
  return `coalesce(${compile(expression, cells)}, false)`
}

const decimal = (sql: string) => `cast(${sql} as decimal(38, 10))`
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
/**
 * 18 digits and ten decimals, to which further ones are rounded as those of quotients are: spreadsheets have
 * 0.311199999999999 for 0.3112. Of two such numbers the sum cannot overflow, and the product only far above any amount.
 */
const numberForm = quoted('^[+-]?[0-9]{1,18}(\\.[0-9]{1,30})?\\z')

/** SQL of the number that a text stands for, NULL where it is none. */
export function numberOf(text: string, { numberSql = same => same }: Pick<Cells, 'numberSql'>): string {
  return calls.number([numberSql(text)])
}

/** SQL of a text that is to be a number: what is left of a cell may be blank at its ends, or nothing. */
export function readyForNumber(text: Expression, cells: Cells): string {
  const sql = compile(text, cells)
  return text.kind === 'column' ? sql : `nullif(trim(${sql}), '')`
}

/** SQL of an expression in its own type: VARCHAR, BOOLEAN or DECIMAL(38, 10). */
export function compile(expression: Expression, cells: Cells): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.type, expression.value)
    case 'column':
      return cells.columnSql(expression.header)
    case 'operation': {
      const operands = expression.operands.map(operand => compile(operand, cells))
      return operation(expression.operator, operands)
    }
    case 'call': {
      const [first] = expression.arguments
      if (expression.name === 'text' && first) return asText(first, cells)
      const { parameters } = functions[expression.name]
      const sql = expression.arguments.map((argument, index) =>
        // Written out and checked to be digits; the engine wants an integer here.
        parameters[index] === 'whole' && argument.kind === 'literal' ? argument.value : compile(argument, cells),
      )
      if (expression.name === 'number' && first && first.kind !== 'literal') {
        if (first.kind === 'column' && cells.columnNumber) return cells.columnNumber(first.header)
        return numberOf(readyForNumber(first, cells), cells)
      }
      return calls[expression.name](sql)
    }
  }
}

function literal(type: Expression['type'], value: string): string {
  if (type === 'text') return quoted(value)
  return type === 'number' ? decimal(quoted(value)) : value
}

function operation(operator: Operator, [a = 'null', b = 'null']: readonly string[]): string {
  switch (operator) {
    case 'not':
      return `(not ${a})`
    case 'negate':
      return `(-${a})`
    case '+':
    case '-':
    case '*':
      return `try(${decimal(`${a} ${operator} ${b}`)})`
    case '/':
      // A DOUBLE in between: fifteen digits hold.
      return `try(${decimal(`${a} / nullif(${b}, 0)`)})`
    case '!=':
      return `(${a} <> ${b})`
    default:
      return `(${a} ${operator} ${b})`
  }
}

const simple = (name: string) => (sql: readonly string[]) => `${name}(${sql.join(', ')})`

const calls: Readonly<Record<FunctionName, (sql: readonly string[]) => string>> = {
  concat: simple('concat'),
  coalesce: simple('coalesce'),
  if: ([condition, yes, no]) => `case when ${condition} then ${yes} else ${no} end`,
  upper: simple('upper'),
  lower: simple('lower'),
  trim: simple('trim'),
  replace: simple('replace'),
  substr: ([text, start, length]) => `substr(${[text, start, length].filter(sql => sql !== undefined).join(', ')})`,
  split: simple('split_part'),
  starts_with: simple('starts_with'),
  ends_with: simple('ends_with'),
  contains: simple('contains'),
  matches: simple('regexp_full_match'),
  number: ([text]) => `try_cast(regexp_extract(${text}, ${numberForm}) as decimal(38, 10))`,
  text: ([value]) => `cast(${value} as varchar)`,
  round: ([value, digits = '0']) => decimal(`round(${value}, ${digits})`),
  // A column of every statement that reads a file's cells.
  record_number: () => decimal('record'),
  is_null: ([value]) => `(${value} is null)`,
}

function asText(expression: Expression, cells: Cells): string {
  const sql = compile(expression, cells)
  if (expression.type === 'text') return sql
  if (expression.type === 'number') return `rtrim(rtrim(cast(${sql} as varchar), '0'), '.')`
  return `cast(${sql} as varchar)`
}
