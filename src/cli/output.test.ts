import { expect, test } from 'vitest'
import { outputOf } from './output.js'
import { UsageError } from './usage-error.js'

test.each([
  [{}, true, 'table', null],
  [{}, false, 'ndjson', null],
  [{ format: 'csv' }, true, 'csv', null],
  [{ output: 'a.PARQUET' }, true, 'parquet', 'a.PARQUET'],
  [{ output: 'a.jsonl' }, true, 'ndjson', 'a.jsonl'],
  [{ output: 'a.csv', format: 'json' }, true, 'json', 'a.csv'],
  [{ output: 'a', format: 'arrow' }, false, 'arrow', 'a'],
])('%j on a terminal: %s', (options, isTerminal, format, path) => {
  expect(outputOf(options, isTerminal)).toEqual({ format, path })
})

test.each([
  [{ format: 'xls' }],
  [{ format: 'parquet' }],
  [{ output: 'a' }],
  [{ output: 'a.xlsx' }],
  [{ output: '/nope/a.csv' }],
])('refuses %j', options => {
  expect(() => outputOf(options, true)).toThrow(UsageError)
})
