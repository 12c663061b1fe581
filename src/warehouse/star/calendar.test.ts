import { describe, expect, it } from 'vitest'
import { calendarDays } from './calendar.js'

const plain = { fiscal_year_starts: 1, week_starts: 'monday' } as const

function day(text: string, calendar: Parameters<typeof calendarDays>[2] = plain) {
  const found = calendarDays(text, text, calendar).find(row => row.date_day === text)
  if (!found) throw new Error(`no ${text}`)
  return found
}

describe('the calendar', () => {
  it('holds whole years, leap days too', () => {
    const days = calendarDays('2011-12-09', '2012-03-01', plain)
    expect(days).toHaveLength(365 + 366)
    expect(days[0]?.date_day).toBe('2011-01-01')
    expect(days.at(-1)?.date_day).toBe('2012-12-31')
  })

  it('knows the first century: 0001 is no short form of 1901', () => {
    const days = calendarDays('0001-03-01', '0001-03-01', plain)
    expect([days[0]?.date_day, days.at(-1)?.date_day, days.length]).toEqual(['0001-01-01', '0001-12-31', 365])
    expect(day('0001-03-04')).toMatchObject({ year: 1n, month_start: '0001-03-01', day_name: 'Sunday', iso_week: 9n })
  })

  // ISO 8601: the week with the year's first Thursday is week 1.
  it.each([
    ['2005-01-01', 2004n, 53n],
    ['2005-01-02', 2004n, 53n],
    ['2007-12-31', 2008n, 1n],
    ['2008-12-29', 2009n, 1n],
    ['2010-01-03', 2009n, 53n],
    ['2026-11-21', 2026n, 47n],
  ])('%s is in ISO week %s-%s', (text, year, week) => {
    expect(day(text)).toMatchObject({ iso_year: year, iso_week: week })
  })

  it('names the fiscal year after the year in which it ends', () => {
    const british = { fiscal_year_starts: 4, week_starts: 'monday' } as const
    expect(day('2011-03-31', british)).toMatchObject({ fiscal_year: 2011n, fiscal_quarter: 4n, fiscal_month: 12n })
    expect(day('2011-04-01', british)).toMatchObject({ fiscal_year: 2012n, fiscal_quarter: 1n, fiscal_month: 1n })
    expect(day('2011-12-31')).toMatchObject({ fiscal_year: 2011n, fiscal_quarter: 4n })
  })

  it('starts weeks where the project says', () => {
    expect(day('2011-12-11')).toMatchObject({
      day_of_week: 7n,
      week_start: '2011-12-05',
      day_name: 'Sunday',
      day_name_zh: '星期日',
    })
    expect(day('2011-12-11', { fiscal_year_starts: 1, week_starts: 'sunday' }).week_start).toBe('2011-12-11')
    expect(day('2011-12-10', { fiscal_year_starts: 1, week_starts: 'sunday' }).week_start).toBe('2011-12-04')
  })
})
