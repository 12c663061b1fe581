import type { Columns } from '../engine/value.js'

/** The project's calendar. */
export interface Calendar {
  /** Month in which the fiscal year starts, 1 to 12. */
  readonly fiscal_year_starts: number
  readonly week_starts: 'monday' | 'sunday'
}

export type DateRow = {
  date_day: string
  year: bigint
  quarter: bigint
  month: bigint
  day_of_month: bigint
  day_of_week: bigint
  iso_year: bigint
  iso_week: bigint
  week_start: string
  month_start: string
  fiscal_year: bigint
  fiscal_quarter: bigint
  fiscal_month: bigint
  month_name: string
  month_name_zh: string
  day_name: string
  day_name_zh: string
}

const dayMs = 86_400_000
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const monthsZh = ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月']
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const daysZh = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']

/** Every day of the years from one to the other, `YYYY-MM-DD` both. */
export function calendarDays(from: string, to: string, calendar: Calendar): DateRow[] {
  const first = firstOf(Number(from.slice(0, 4)))
  const last = firstOf(Number(to.slice(0, 4)) + 1) - dayMs
  const found: DateRow[] = []
  for (let at = first; at <= last; at += dayMs) found.push(calendarDay(at, calendar))
  return found
}

function calendarDay(at: number, calendar: Calendar): DateRow {
  const date = new Date(at)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
  // The ISO week belongs to the year of its Thursday.
  const thursday = new Date(at + (4 - weekday) * dayMs)
  const isoYear = thursday.getUTCFullYear()
  const isoWeek = Math.floor((thursday.getTime() - firstOf(isoYear)) / dayMs / 7) + 1
  const fiscalMonth = ((month - calendar.fiscal_year_starts + 12) % 12) + 1
  const startsInYearBefore = calendar.fiscal_year_starts > 1 && month >= calendar.fiscal_year_starts
  const sinceWeekStart = calendar.week_starts === 'monday' ? weekday - 1 : weekday % 7
  return {
    date_day: text(at),
    year: BigInt(year),
    quarter: BigInt(Math.ceil(month / 3)),
    month: BigInt(month),
    day_of_month: BigInt(day),
    day_of_week: BigInt(weekday),
    iso_year: BigInt(isoYear),
    iso_week: BigInt(isoWeek),
    week_start: text(at - sinceWeekStart * dayMs),
    month_start: text(firstOf(year, month)),
    fiscal_year: BigInt(startsInYearBefore ? year + 1 : year),
    fiscal_quarter: BigInt(Math.ceil(fiscalMonth / 3)),
    fiscal_month: BigInt(fiscalMonth),
    month_name: months[month - 1] ?? '',
    month_name_zh: monthsZh[month - 1] ?? '',
    day_name: days[weekday - 1] ?? '',
    day_name_zh: daysZh[weekday - 1] ?? '',
  }
}

/** Midnight of the first of a month; `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function firstOf(year: number, month = 1): number {
  return new Date(0).setUTCFullYear(year, month - 1, 1)
}

function text(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Rows as the columns that an engine takes. */
export function dateColumns(rows: readonly DateRow[]): Columns<DateRow> {
  const texts = (name: keyof DateRow) => rows.map(row => String(row[name]))
  const numbers = (name: keyof DateRow) => BigInt64Array.from(rows, row => BigInt(row[name]))
  return {
    date_day: texts('date_day'),
    year: numbers('year'),
    quarter: numbers('quarter'),
    month: numbers('month'),
    day_of_month: numbers('day_of_month'),
    day_of_week: numbers('day_of_week'),
    iso_year: numbers('iso_year'),
    iso_week: numbers('iso_week'),
    week_start: texts('week_start'),
    month_start: texts('month_start'),
    fiscal_year: numbers('fiscal_year'),
    fiscal_quarter: numbers('fiscal_quarter'),
    fiscal_month: numbers('fiscal_month'),
    month_name: texts('month_name'),
    month_name_zh: texts('month_name_zh'),
    day_name: texts('day_name'),
    day_name_zh: texts('day_name_zh'),
  }
}
