import type { Value } from '../../warehouse/engine/value.js'
import type { Text } from './text.js'
import type { Language } from './words.js'

/** What a slot or column of each format takes. Money is exact decimal text, or a mean; shares are fractions of one. */
export type Shown = {
  count: bigint | number
  number: number
  precise: number
  quantity: string | number
  money: string | number
  money_exact: string | number
  money_whole: string | number
  percent: number
  figure: number
  share: number
  day: string
  month: string
  text: string | Text
}

/**
 * How a value is shown: `count` whole, `number` with one decimal,
 * `precise` with three significant digits, `quantity` with up to two, `money` to the cent,
 * `figure` and `share` with the digits that there are, a share in percent, `money_exact` with the fractions of a cent that there are, `money_whole` in whole units, `day` from `YYYY-MM-DD`,
 * `month` from `YYYY-MM`.
 */
export type Format = keyof Shown

const formats = {
  count: true,
  number: true,
  precise: true,
  quantity: true,
  money: true,
  money_exact: true,
  money_whole: true,
  percent: true,
  figure: true,
  share: true,
  day: true,
  month: true,
  text: true,
} as const satisfies Record<Format, true>

/** True of the name of a format. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name)
}

/** Shows values in one language and currency. `compact` is for the axes of charts, where space is short. */
export type Formatter = {
  readonly show: (value: Value, format: Format) => string
  readonly compact: (value: number, format: Format) => string
}

/** Fixed locales, so that a report has the same bytes on every machine. */
const locales = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<Language, string>

/** What stands where there is no value. */
const NOTHING = '–'

/** Fractional digits of money in the warehouse. */
const MONEY_DIGITS = 4

/** Below this a share would round to 0.0 %, and something would look like nothing. */
const SMALLEST_SHARE = 0.0005

/** @param currency ISO 4217 code, such as `GBP`. */
export function formatter(language: Language, currency: string): Formatter {
  const locale = locales[language]
  const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const money = { style: 'currency', currency } as const
  const plainNumbers = {
    count: numbers({ maximumFractionDigits: 0 }),
    number: numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    precise: numbers({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 }),
    quantity: numbers({ maximumFractionDigits: 2 }),
    money: numbers(money),
    money_exact: numbers({ ...money, maximumFractionDigits: MONEY_DIGITS }),
    money_whole: numbers({ ...money, minimumFractionDigits: 0, maximumFractionDigits: 0 }),
    percent: numbers({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    // Years and numbers of four digits have no comma.
    figure: numbers({ maximumFractionDigits: 12, useGrouping: 'min2' }),
    share: numbers({ style: 'percent', maximumFractionDigits: 10 }),
  }
  const short = {
    count: numbers({ notation: 'compact' }),
    money: numbers({ ...money, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }),
    percent: numbers({ style: 'percent', maximumFractionDigits: 0 }),
    precise: numbers({ maximumSignificantDigits: 3 }),
  }
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' })

  function show(value: Value, format: Format): string {
    if (value === null) return NOTHING
    switch (format) {
      case 'text':
        return String(value)
      case 'day':
        return days.format(instantOf(value, /^\d{4}-\d{2}-\d{2}$/, 'a day (YYYY-MM-DD)'))
      case 'month':
        return months.format(instantOf(value, /^\d{4}-\d{2}$/, 'a month (YYYY-MM)'))
      case 'percent':
        return share(exactNumber(value, format), plainNumbers.percent)
      default:
        return plainNumbers[format].format(exactNumber(value, format))
    }
  }

  function compact(value: number, format: Format): string {
    if (format.startsWith('money')) return short.money.format(value)
    if (format === 'precise') return short.precise.format(value)
    return format === 'percent' ? short.percent.format(value) : short.count.format(value)
  }

  return { show, compact }
}

/** A share that is not nothing does not become 0.0 %, and one that is not all does not become 100.0 %. */
function share(fraction: `${number}` | number | bigint, percent: Intl.NumberFormat): string {
  const size = Number(fraction)
  if (size > 0 && size < SMALLEST_SHARE) return `<${percent.format(0.001)}`
  if (size < 0 && size > -SMALLEST_SHARE) return `>${percent.format(-0.001)}`
  if (size < 1 && size >= 1 - SMALLEST_SHARE) return `>${percent.format(0.999)}`
  return percent.format(fraction)
}

/** The number to be shown, never through a float: Intl takes decimal text digit by digit. */
function exactNumber(value: Value, format: Format): `${number}` | number | bigint {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))) return value
  if (typeof value === 'string' && isDecimal(value)) return value
  throw new Error(`cannot show '${String(value)}' as ${format}: expected a number, or decimal text such as 12.50`)
}

function isDecimal(digits: string): digits is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(digits)
}

function instantOf(value: Value, pattern: RegExp, expected: string): Date {
  const instant = typeof value === 'string' && pattern.test(value) ? new Date(value) : null
  if (instant === null || Number.isNaN(instant.getTime())) {
    throw new Error(`cannot show '${String(value)}' as a date: expected ${expected}`)
  }
  return instant
}
