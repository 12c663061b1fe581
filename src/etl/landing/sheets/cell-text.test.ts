import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateFormatOf, dateText, numberText } from './cell-text.js'

describe('a number of a spreadsheet', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-0.005, '-0.005'],
    [17850, '17850'],
    [1.1, '1.1'],
    [100, '100'],
    [0, '0'],
    [-0, '0'],
    [123456789012345680, '123456789012346000'],
    [2.5e300, `25${'0'.repeat(299)}`],
  ])('%s is %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('is its fifteen digits, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        const text = numberText(value)
        expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/)
        expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0)
      }),
    )
  })
})

describe('a day of a spreadsheet', () => {
  const date = { date: true, time: false }
  const both = { date: true, time: true }
  const time = { date: false, time: true }

  it.each([
    [1, date, '1900-01-01'],
    [59, date, '1900-02-28'],
    [60, date, '1900-02-29'],
    [61, date, '1900-03-01'],
    [40878, date, '2011-12-01'],
    [44197.5, date, '2021-01-01 12:00:00'],
    [44197, both, '2021-01-01 00:00:00'],
    [44197.999988426, both, '2021-01-01 23:59:59'],
    [44197.00000579, both, '2021-01-01 00:00:00.500'],
    [0.5208333333, time, '12:30:00'],
    [1.1041666667, time, '26:30:00'],
    [2_958_466, date, '2958466'],
    [-1, date, '-1'],
  ])('%s shown as %o is %s', (serial, format, text) => {
    expect(dateText(serial, format, false)).toBe(text)
  })

  it('is four years later where a workbook counts from 1904', () => {
    expect(dateText(0, date, true)).toBe('1904-01-01')
    expect(dateText(39416, date, true)).toBe('2011-12-01')
  })

  it.each([
    ['yyyy-mm-dd', date],
    ['m/d/yy h:mm', both],
    ['[$-409]dddd, mmmm d, yyyy', date],
    ['yyyy"年"m"月"d"日"', date],
    ['[h]:mm:ss', time],
    ['h:mm AM/PM', time],
    ['mmm', date],
    ['General', null],
    ['#,##0.00 "days"', null],
    ['0.00E+00', null],
    ['[Red]-0;[Blue]0', null],
    ['_-* #,##0.00\\ "€"_-', null],
    ['@', null],
  ])('%s shows %o', (code, shown) => {
    expect(dateFormatOf(code)).toEqual(shown)
  })
})
