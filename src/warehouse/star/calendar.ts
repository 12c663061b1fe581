import type { Columns } from '../engine/value.js'
import { type FiscalCalendar, fiscalDay } from './fiscal.js'
import { dayMs, firstOf, weekday, weekStart } from './week.js'

/** The project's calendar. */
export type Calendar = FiscalCalendar

export type DateRow = {
  date_day: string
  year: bigint
  quarter: bigint
  month: bigint
  day_of_month: bigint
  day_of_year: bigint
  day_of_week: bigint
  iso_year: bigint
  iso_week: bigint
  week_start: string
  month_start: string
  fiscal_year: bigint
  fiscal_quarter: bigint
  fiscal_month: bigint
  fiscal_week: bigint
  fiscal_year_start: string
  fiscal_month_start: string
  month_name: string
  month_name_zh: string
  day_name: string
  day_name_zh: string
}

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
  const dayOfWeek = weekday(at)
  // The ISO week belongs to the year of its Thursday.
  const thursday = new Date(at + (4 - dayOfWeek) * dayMs)
  const isoYear = thursday.getUTCFullYear()
  const isoWeek = Math.floor((thursday.getTime() - firstOf(isoYear)) / dayMs / 7) + 1
  const fiscal = fiscalDay(at, calendar)
  return {
    date_day: text(at),
    year: BigInt(year),
    quarter: BigInt(Math.ceil(month / 3)),
    month: BigInt(month),
    day_of_month: BigInt(day),
    day_of_year: BigInt((at - firstOf(year)) / dayMs + 1),
    day_of_week: BigInt(dayOfWeek),
    iso_year: BigInt(isoYear),
    iso_week: BigInt(isoWeek),
    week_start: text(weekStart(at, calendar.week_starts)),
    month_start: text(firstOf(year, month)),
    fiscal_year: BigInt(fiscal.year),
    fiscal_quarter: BigInt(Math.ceil(fiscal.month / 3)),
    fiscal_month: BigInt(fiscal.month),
    fiscal_week: BigInt(fiscal.week),
    fiscal_year_start: text(fiscal.yearStart),
    fiscal_month_start: text(fiscal.monthStart),
    month_name: months[month - 1] ?? '',
    month_name_zh: monthsZh[month - 1] ?? '',
    day_name: days[dayOfWeek - 1] ?? '',
    day_name_zh: daysZh[dayOfWeek - 1] ?? '',
  }
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
    day_of_year: numbers('day_of_year'),
    day_of_week: numbers('day_of_week'),
    iso_year: numbers('iso_year'),
    iso_week: numbers('iso_week'),
    week_start: texts('week_start'),
    month_start: texts('month_start'),
    fiscal_year: numbers('fiscal_year'),
    fiscal_quarter: numbers('fiscal_quarter'),
    fiscal_month: numbers('fiscal_month'),
    fiscal_week: numbers('fiscal_week'),
    fiscal_year_start: texts('fiscal_year_start'),
    fiscal_month_start: texts('fiscal_month_start'),
    month_name: texts('month_name'),
    month_name_zh: texts('month_name_zh'),
    day_name: texts('day_name'),
    day_name_zh: texts('day_name_zh'),
  }
}
