import { expect, test } from 'vitest'
import { isDay } from '../day.js'
import { UsageError } from '../usage-error.js'
import { daysBetween } from './days-between.js'

const days = (from: string, to: string, every: string) => daysBetween(isDay(from), isDay(to), every)

test.each([
  ['2024-02-28', '2024-03-01', '1d', ['2024-02-28', '2024-02-29', '2024-03-01']],
  ['2024-01-01', '2024-01-28', '2w', ['2024-01-01', '2024-01-15']],
  ['2024-01-31', '2024-04-30', '1m', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']],
  ['2023-11-30', '2024-03-01', '3m', ['2023-11-30', '2024-02-29']],
  ['2024-05-01', '2024-05-01', '1m', ['2024-05-01']],
])('%s to %s every %s', (from, to, every, expected) => {
  expect(days(from, to, every)).toEqual(expected)
})

test.each(['0d', 'd', '1y', '1.5w', ''])("no step: '%s'", every => {
  expect(() => days('2024-01-01', '2024-01-02', every)).toThrow(UsageError)
})
