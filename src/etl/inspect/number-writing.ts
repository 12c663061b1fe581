/** How the numbers of a column are written, in the words of a contract; nothing is said that need not be. */
export interface NumberWriting {
  readonly decimal_separator?: ','
  readonly thousands_separator?: ',' | '.' | ' ' | "'"
  readonly currency_sign?: readonly string[]
  /** (1.50) and 1.50- are below zero. */
  readonly format?: 'accounting'
  /** Digits behind the point, where some have more than money has. */
  readonly decimals?: number
  /** A cell that could be another number as well, such as `1.234`; absent where none could. */
  readonly doubtful?: string
}

const number =
  /^(?<open>\()?[+-]?(?<front>\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\$|kr|Kč|zł)?[ \u00a0\u2009\u202f]?[+-]?(?<body>\d(?:[\d.,' \u00a0\u2009\u202f]*\d)?)[ \u00a0\u2009\u202f]?(?<behind>\p{Sc}|[A-Z]{3}|kr|Kč|zł)?(?<minus>-)?(?<close>\))?$/u

type Separators = Pick<NumberWriting, 'decimal_separator' | 'thousands_separator'>

/** Ways to part digits, the plainest first. */
const ways: readonly (readonly [RegExp, Separators])[] = [
  [/^\d+(\.\d+)?$/, {}],
  [/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/, { thousands_separator: ',' }],
  [/^\d+(,\d+)?$/, { decimal_separator: ',' }],
  [/^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/, { decimal_separator: ',', thousands_separator: '.' }],
  [/^(\d+|\d{1,3}([ \u00a0\u2009\u202f]\d{3})+)(\.\d+)?$/, { thousands_separator: ' ' }],
  [/^(\d+|\d{1,3}([ \u00a0\u2009\u202f]\d{3})+)(,\d+)?$/, { decimal_separator: ',', thousands_separator: ' ' }],
  [/^(\d+|\d{1,3}('\d{3})+)(\.\d+)?$/, { thousands_separator: "'" }],
]

/** How numbers are written of which these are all; null where one of them is none. */
export function numberWriting(cells: readonly string[]): NumberWriting | null {
  if (cells.length === 0) return null
  const signs = new Set<string>()
  const bodies: { cell: string; body: string }[] = []
  let accounting = false
  for (const cell of cells) {
    const { open, front, body, behind, minus, close } = number.exec(cell)?.groups ?? {}
    if (body === undefined || (open === undefined) !== (close === undefined)) return null
    if (front && behind) return null
    const sign = front ?? behind
    if (sign) signs.add(sign)
    if (open || minus) accounting = true
    bodies.push({ cell, body })
  }
  const fitting = ways.filter(([pattern]) => bodies.every(({ body }) => pattern.test(body))).map(([, way]) => way)
  const [way] = fitting
  if (way === undefined) return null
  const doubt = doubtful(bodies)
  const decimals = Math.max(...bodies.map(({ body }) => decimalsIn(body, way.decimal_separator ?? '.')))
  return {
    ...way,
    ...(signs.size > 0 && { currency_sign: [...signs].sort() }),
    ...(accounting && { format: 'accounting' as const }),
    ...(decimals > moneyDecimals && { decimals }),
    ...(doubt !== undefined && { doubtful: doubt }),
  }
}

/** As many as a DECIMAL of the star has. */
const moneyDecimals = 4

function decimalsIn(body: string, point: string): number {
  const at = body.lastIndexOf(point)
  return at < 0 ? 0 : body.length - at - 1
}

/**
 * How the numbers of the columns of one file are written; null for a column that holds others. A separator before three
 * digits, which may part thousands or decimals, is what the other columns show it to be.
 */
export function numberWritings(columns: readonly (readonly string[])[]): readonly (NumberWriting | null)[] {
  const writings = columns.map(numberWriting)
  const sure = writings.flatMap((writing, i) => (writing && writing.doubtful === undefined ? [columns[i] ?? []] : []))
  const shows = (decimals: RegExp) => sure.some(cells => cells.some(cell => decimals.test(cell)))
  const [comma, point] = [shows(/,(\d{1,2}|\d{4,})(?!\d)/), shows(/\.(\d{1,2}|\d{4,})(?!\d)/)]
  return comma === point ? writings : writings.map(writing => writing && settled(writing, comma ? ',' : '.'))
}

function settled({ doubtful: cell, ...writing }: NumberWriting, decimal: ',' | '.'): NumberWriting {
  if (cell === undefined) return writing
  const { decimal_separator: _, thousands_separator: __, ...rest } = writing
  const isDecimal = cell.includes(decimal)
  if (decimal === ',') return { ...rest, decimal_separator: ',', ...(!isDecimal && { thousands_separator: '.' }) }
  return { ...rest, ...(!isDecimal && { thousands_separator: ',' }) }
}

/** Where every separator stands before three digits, it may part thousands or decimals. */
function doubtful(bodies: readonly { readonly cell: string; readonly body: string }[]): string | undefined {
  const parted = bodies.filter(({ body }) => /[.,]/.test(body))
  return parted.every(({ body }) => /^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) ? parted[0]?.cell : undefined
}
