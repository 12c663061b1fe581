import { describe, expect, it } from 'vitest'
import { calendarDays } from './calendar.js'

const plain = { fiscal_year_starts: 1, fiscal_year_named: 'end', week_starts: 'monday' } as const

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
    const british = { ...plain, fiscal_year_starts: 4 } as const
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
    expect(day('2011-12-11', { ...plain, week_starts: 'sunday' }).week_start).toBe('2011-12-11')
    expect(day('2011-12-10', { ...plain, week_starts: 'sunday' }).week_start).toBe('2011-12-04')
    expect(day('2011-12-09', { ...plain, week_starts: 'saturday' }).week_start).toBe('2011-12-03')
    expect(day('2011-12-10', { ...plain, week_starts: 'saturday' }).week_start).toBe('2011-12-10')
  })

  it('counts the days and weeks of a year', () => {
    expect(day('2012-12-31')).toMatchObject({ day_of_year: 366n, fiscal_week: 54n, fiscal_year_start: '2012-01-01' })
    expect(day('2011-04-04', { ...plain, fiscal_year_starts: 4 })).toMatchObject({
      fiscal_week: 2n,
      fiscal_year_start: '2011-04-01',
      fiscal_month_start: '2011-04-01',
    })
  })
})

// The calendar of the National Retail Federation: 4-5-4, the Saturday nearest to 31 January ends the year, which is named
// after the year that it starts in. 2006, 2012, 2017 and 2023 have 53 weeks.
describe('the 4-5-4 calendar of retailers', () => {
  const retail = {
    fiscal_year_starts: 2,
    fiscal_weeks: '4-5-4',
    fiscal_year_named: 'start',
    week_starts: 'sunday',
  } as const

  it.each([
    [2006n, '2006-01-29', '2007-02-03', 53n],
    [2007n, '2007-02-04', '2008-02-02', 52n],
    [2012n, '2012-01-29', '2013-02-02', 53n],
    [2017n, '2017-01-29', '2018-02-03', 53n],
    [2022n, '2022-01-30', '2023-01-28', 52n],
    [2023n, '2023-01-29', '2024-02-03', 53n],
    [2024n, '2024-02-04', '2025-02-01', 52n],
    [2025n, '2025-02-02', '2026-01-31', 52n],
  ])('%s lasts from %s to %s', (year, first, last, weeks) => {
    expect(day(first, retail)).toMatchObject({ fiscal_year: year, fiscal_week: 1n, fiscal_month: 1n })
    expect(day(last, retail)).toMatchObject({
      fiscal_year: year,
      fiscal_week: weeks,
      fiscal_month: 12n,
      fiscal_quarter: 4n,
      fiscal_year_start: first,
    })
  })

  it.each([
    ['2024-03-02', 1n],
    ['2024-03-03', 2n],
    ['2024-04-06', 2n],
    ['2024-04-07', 3n],
    ['2024-05-05', 4n],
  ])('%s lies in month %s', (text, month) => {
    expect(day(text, retail).fiscal_month).toBe(month)
  })
})

// A year that ends on the last Saturday of September, as Apple's: fiscal 2017 and 2023 have 53 weeks.
it.each([
  ['2016-09-25', 2017n, 1n],
  ['2017-09-30', 2017n, 53n],
  ['2022-09-24', 2022n, 52n],
  ['2022-09-25', 2023n, 1n],
  ['2023-09-30', 2023n, 53n],
  ['2023-10-01', 2024n, 1n],
  ['2024-09-28', 2024n, 52n],
])('by the last Saturday of a month %s lies in fiscal %s, week %s', (text, year, week) => {
  const apple = {
    fiscal_year_starts: 10,
    fiscal_weeks: '5-4-4',
    fiscal_year_near: 'last',
    fiscal_year_named: 'end',
    week_starts: 'sunday',
  } as const
  expect(day(text, apple)).toMatchObject({ fiscal_year: year, fiscal_week: week })
})

it.each(['4-4-5', '4-5-4', '5-4-4'] as const)('a year of %s: months follow each other without a gap', fiscal_weeks => {
  const calendar = { ...plain, fiscal_year_starts: 7, fiscal_weeks } as const
  const days = calendarDays('2010-01-01', '2040-12-31', calendar)
  for (const [i, now] of days.entries()) {
    const before = days[i - 1]
    if (!before) continue
    const isNewMonth = now.fiscal_month !== before.fiscal_month
    expect(now.fiscal_month_start === now.date_day, now.date_day).toBe(isNewMonth)
    if (isNewMonth) expect(now.fiscal_month).toBe((before.fiscal_month % 12n) + 1n)
    expect(now.fiscal_year - before.fiscal_year).toBe(now.fiscal_year_start === now.date_day ? 1n : 0n)
    expect(now.fiscal_quarter).toBe((now.fiscal_month + 2n) / 3n)
  }
})
