import { describe, expect, it } from 'vitest'
import { dayOfFile, parseDay } from './file-day.js'

describe('the day in the name of a file', () => {
  it.each([
    ['2011-12-09', '%Y-%m-%d', '2011-12-09'],
    ['09.12.11', '%d.%m.%y', '2011-12-09'],
    ['09Dec2011', '%d%b%Y', '2011-12-09'],
    ['2011-12', '%Y-%m', '2011-12-01'],
    ['2011-02-30', '%Y-%m-%d', null],
    ['9999-12-31', '%Y-%m-%d', null],
    ['0001-01-01', '%Y-%m-%d', null],
    ['2011-12-09x', '%Y-%m-%d', null],
    ['20111209', '%Y.%m.%d', null],
  ])('%j read as %s is %j', (text, format, day) => {
    expect(parseDay(text, format)).toBe(day)
  })

  it.each([
    ['drops/orders-2024-01-05.csv', '2024-01-05'],
    ['drops/week-2024-01-07.zip/orders.csv', '2024-01-07'],
    ['drops/week-2024-01-07.zip/orders-2024-01-05.csv', '2024-01-05'],
    ['drops/week-2024-01-07.zip/book.xlsx/Lines', '2024-01-07'],
    ['drops/book-2024-01-05.xlsx/Lines', '2024-01-05'],
    ['drops/2024-01-05/orders.csv', null],
  ])('of %s is %j', (name, day) => {
    expect(dayOfFile({ pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }, name)).toBe(day)
  })
})
