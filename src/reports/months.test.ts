import { expect, it } from 'vitest'
import { addMonths, monthsBetween } from './months.js'

it('counts over the ends of years', () => {
  expect(addMonths('2011-12', 1)).toBe('2012-01')
  expect(addMonths('2011-01', -13)).toBe('2009-12')
  expect(monthsBetween('2010-11', '2011-02')).toEqual(['2010-11', '2010-12', '2011-01', '2011-02'])
  expect(monthsBetween('2011-02', '2011-01')).toEqual([])
  expect(monthsBetween(undefined, '2011-01')).toEqual([])
})

it.each(['2011-13', '2011-1', '2011-12-01', ''])('refuses %j', month => {
  expect(() => addMonths(month, 1)).toThrow(`not a month: '${month}'`)
})
