import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'

/** A field as it is written into a project file, and why. */
export interface ProposedField {
  readonly field: string | Readonly<Record<string, string | number | readonly string[]>>
  /** The columns that it reads. */
  readonly columns: readonly string[]
  readonly why: string
}

export function named({ name }: SampledColumn, why = 'by its name'): ProposedField {
  return { field: name, columns: [name], why }
}

export function always(value: string | number, why: string): ProposedField {
  return { field: { value }, columns: [], why }
}

/** A number as its cells are written; of cents the money. */
export function number(column: SampledColumn): ProposedField {
  const { name, number: writing } = column
  const { doubtful, decimals, ...keys } = writing ?? {}
  const text = decimals === undefined ? null : plainText(column)
  if (isCents(column)) {
    return {
      field: { expression: `number(${bracket(name)}) / 100` },
      columns: [name],
      why: 'by its name, in cents',
    }
  }
  if (text !== null) {
    const field = { expression: `round(number(${text}), 4)` }
    return { field, columns: [name], why: `by its name; of up to ${decimals} decimals: rounded to those of money` }
  }
  const asked = doubtful === undefined ? '' : `; ASKED: '${doubtful}' may be another number: say decimal_separator`
  const plain = Object.keys(keys).length === 0
  return {
    field: plain ? name : { column: name, ...keys },
    columns: [name],
    why: `by its name; numbers${plain ? '' : ' as its cells are written'}${asked}`,
  }
}

function isCents({ name, number: writing }: SampledColumn): boolean {
  return /cents$/i.test(name) && writing !== null && Object.keys(writing).length === 0
}

/** The price of a unit from the amount of a line. */
export function perUnit(amount: SampledColumn, quantity: SampledColumn | undefined): ProposedField {
  const [money, units] = [plainText(amount), quantity && plainText(quantity)]
  if (!quantity || !units) return { ...number(amount), why: `${number(amount).why}; the amount of one` }
  if (!money) return { ...number(amount), why: 'an amount; ASKED: is it that of one unit, or of the whole line?' }
  const cents = isCents(amount) ? ' / 100' : ''
  return {
    field: { expression: `if(number(${units}) = 0, 0, round(number(${money})${cents} / number(${units}), 4))` },
    columns: [amount.name, quantity.name],
    why: 'the amount of the line by its units',
  }
}

/** What a month brings, of what a year does. */
export function monthly(yearly: SampledColumn): ProposedField {
  const text = plainText(yearly)
  if (text === null)
    return { ...number(yearly), why: 'an amount; ASKED: it is that of a year, say what a month brings' }
  const field = { expression: `round(number(${text}) / 12, 4)` }
  return { field, columns: [yearly.name], why: 'a twelfth of the year' }
}

/** A number as expressions read it, in digits and a point; null where it is written in a way that they cannot mend. */
export function plainText({ name, number: writing }: SampledColumn): string | null {
  const { decimal_separator: comma, thousands_separator: thousands, currency_sign: signs = [], format } = writing ?? {}
  if (format !== undefined || thousands === ' ') return null
  const without = [...signs, ...(thousands === undefined ? [] : [thousands])]
  const bare = without.reduce((text, sign) => `replace(${text}, '${sign.replaceAll("'", "''")}', '')`, bracket(name))
  const trimmed = signs.length > 0 ? `trim(${bare})` : bare
  return comma === undefined ? trimmed : `replace(${trimmed}, ',', '.')`
}

/** A time by the one format that reads every cell; of several that read one differently none is chosen. */
export function moment(column: SampledColumn, hour?: SampledColumn): ProposedField {
  const { name, formats, ambiguous } = column
  const [first = 'iso'] = formats
  const told = ambiguous ? ambiguous.readings.map(({ format }) => format) : [first]
  const both = ambiguous?.readings.map(({ format, day }) => `${day} by ${format}`).join(' and ')
  const asked = ambiguous
    ? `ASKED: '${ambiguous.cell}' is ${both}: keep the format that is meant; until then such cells are quarantined`
    : undefined
  if (hour?.hour) {
    const format = told.map(one => `${one === 'iso' ? '%Y-%m-%d' : one} ${hour.hour}`)
    return {
      field: { expression: `concat(${bracket(name)}, ' ', ${bracket(hour.name)})`, format: one(format) },
      columns: [name, hour.name],
      why: asked ?? 'a column of days and one of hours',
    }
  }
  if (asked) return { field: { column: name, format: told }, columns: [name], why: asked }
  if (first === 'iso') return { field: name, columns: [name], why: 'times as ISO writes them' }
  const why = 'the one format that reads all of the first records'
  return { field: { column: name, format: first }, columns: [name], why }
}

/** A day, of cells that may tell the hour as well. */
export function day(column: SampledColumn): ProposedField {
  const { name, formats, commonest } = column
  if (formats[0] !== 'iso' || commonest === null || commonest.length <= '2011-12-09'.length) return moment(column)
  return { field: { expression: `substr(${bracket(name)}, 1, 10)` }, columns: [name], why: 'the day of its times' }
}

function one(formats: readonly string[]): string | readonly string[] {
  const [only] = formats
  return formats.length === 1 && only !== undefined ? only : formats
}

/** A header as expressions name it. */
export function bracket(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}
