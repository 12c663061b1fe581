import { describe, expect, it } from 'vitest'
import { formatter } from './format.js'

const english = formatter('en', 'GBP')
const chinese = formatter('zh', 'CNY')

describe('showing values', () => {
  it('keeps every digit of money that no float could hold', () => {
    expect(english.show('12345678901234567890.1200', 'money')).toBe('£12,345,678,901,234,567,890.12')
    expect(chinese.show('-9007199254740993.01', 'money')).toBe('-¥9,007,199,254,740,993.01')
  })

  it('keeps fractions of a cent where all digits are asked for', () => {
    expect(english.show('2005.0601', 'money_exact')).toBe('£2,005.0601')
    expect(english.show('2005.0600', 'money_exact')).toBe('£2,005.06')
    expect(formatter('en', 'JPY').show('1200.0001', 'money_exact')).toBe('JP¥1,200.0001')
  })

  it('shows counts beyond the safe integers', () => {
    expect(english.show(9007199254740993n, 'count')).toBe('9,007,199,254,740,993')
  })

  it('knows the decimals of the currency', () => {
    expect(formatter('en', 'JPY').show('1200', 'money')).toBe('JP¥1,200')
  })

  it('says days and months as the language does, whatever the time zone', () => {
    expect(english.show('2011-12-01', 'day')).toBe('1 December 2011')
    expect(english.show('2011-12', 'month')).toBe('Dec 2011')
    expect(chinese.show('2011-12-01', 'day')).toBe('2011年12月1日')
    expect(chinese.show('2011-12', 'month')).toBe('2011年12月')
  })

  it('does not round something to nothing', () => {
    expect(english.show(0.00001, 'percent')).toBe('<0.1%')
    expect(english.show(0, 'percent')).toBe('0.0%')
    expect(english.show(0.125, 'percent')).toBe('12.5%')
  })

  it('does not round nearly all to all', () => {
    expect(english.show(0.99999, 'percent')).toBe('>99.9%')
    expect(english.show(1, 'percent')).toBe('100.0%')
  })

  it('shows a dash for what is not there', () => {
    expect(english.show(null, 'money')).toBe('–')
  })

  it.each([
    ['NaN', Number.NaN, 'count'],
    ['words', 'abc', 'money'],
    ['nothing', '', 'money'],
    ['a day as a month', '2011-12-01', 'month'],
    ['a day that is none', '2011-13-01', 'day'],
  ] as const)('refuses %s', (_what, value, format) => {
    expect(() => english.show(value, format)).toThrow('cannot show')
  })
})

describe('the axes of charts', () => {
  it('are short', () => {
    expect(english.compact(1_200_000, 'money_whole')).toBe('£1.2m')
    expect(chinese.compact(200_000, 'money_whole')).toBe('¥20万')
    expect(english.compact(0.5, 'percent')).toBe('50%')
  })
})
