import { dayMs, firstOf, type WeekStart, weekStart } from './week.js'

export interface FiscalCalendar {
  /** Month in which the fiscal year starts, 1 to 12. */
  readonly fiscal_year_starts: number
  /** Fiscal months of so many whole weeks in each quarter; absent, they are calendar months. */
  readonly fiscal_weeks?: '4-4-5' | '4-5-4' | '5-4-4'
  /**
   * Of a fiscal year of weeks: it starts on the first day of a week that is nearest to the first of its month (as
   * retailers have it), or on the last one that is not after it.
   */
  readonly fiscal_year_near?: 'nearest' | 'last'
  /** The calendar year after which a fiscal year is named. */
  readonly fiscal_year_named: 'end' | 'start'
  readonly week_starts: WeekStart
}

/** A day in the fiscal calendar. */
export interface FiscalDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 53 (54 where calendar months make the year): weeks of the project; the first is that of the year's first day. */
  readonly week: number
  readonly yearStart: number
  readonly monthStart: number
}

/** Where a day lies in the fiscal calendar. A year of weeks has 52 of them or 53; the last one goes to its last month. */
export function fiscalDay(at: number, calendar: FiscalCalendar): FiscalDay {
  const start = yearStartOf(at, calendar)
  const year = calendar.fiscal_year_named === 'end' && calendar.fiscal_year_starts > 1 ? start.year + 1 : start.year
  const firstWeek = weekStart(start.at, calendar.week_starts)
  const week = Math.floor((at - firstWeek) / dayMs / 7) + 1
  return {
    year,
    week,
    yearStart: start.at,
    ...(calendar.fiscal_weeks ? monthOfWeeks(week, start.at, calendar.fiscal_weeks) : monthOfYear(at, calendar)),
  }
}

type Month = Pick<FiscalDay, 'month' | 'monthStart'>

function monthOfYear(at: number, { fiscal_year_starts }: FiscalCalendar): Month {
  const [year, month] = [new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + 1]
  return { month: ((month - fiscal_year_starts + 12) % 12) + 1, monthStart: firstOf(year, month) }
}

const weeksOfQuarter = 13

function monthOfWeeks(week: number, yearStart: number, pattern: string): Month {
  const quarter = Math.min(3, Math.floor((week - 1) / weeksOfQuarter))
  let [month, before] = [quarter * 3 + 1, quarter * weeksOfQuarter]
  for (const weeks of pattern.split('-').map(Number).slice(0, 2)) {
    if (week <= before + weeks) break
    month++
    before += weeks
  }
  return { month, monthStart: yearStart + before * 7 * dayMs }
}

/** The first day of the fiscal year of a day, and the calendar year of the month that it starts with. */
function yearStartOf(at: number, calendar: FiscalCalendar): { readonly at: number; readonly year: number } {
  // The first week may begin in the month before.
  const latest = new Date(at).getUTCFullYear() + 1
  for (let year = latest; ; year--) {
    const start = fiscalYearStart(year, calendar)
    if (start <= at) return { at: start, year }
  }
}

function fiscalYearStart(year: number, calendar: FiscalCalendar): number {
  const first = firstOf(year, calendar.fiscal_year_starts)
  if (!calendar.fiscal_weeks) return first
  const before = weekStart(first, calendar.week_starts)
  return calendar.fiscal_year_near !== 'last' && first - before > 3 * dayMs ? before + 7 * dayMs : before
}
