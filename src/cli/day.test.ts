import { expect, test } from 'vitest'
import { asOfDay } from './day.js'

test('an as-of day lies no further ahead than tomorrow', () => {
  expect(asOfDay(undefined, '2026-11-21')).toBe('2026-11-21')
  expect(asOfDay('2011-12-10', '2026-11-21')).toBe('2011-12-10')
  expect(asOfDay('2026-11-22', '2026-11-21')).toBe('2026-11-22')
  expect(() => asOfDay('2026-11-23', '2026-11-21')).toThrow('lies ahead: today is 2026-11-21')
})
