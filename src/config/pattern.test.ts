import { DuckDBInstance } from '@duckdb/node-api'
import { array, assert, asyncProperty, constantFrom, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternProblem } from './pattern.js'

const part = constantFrom(
  ...['a', 'B', '合', '.', '\\d', '\\w', '\\s', '\\D', '\\b', '\\.', '\\p{L}', '\\p{Lu}', '\\p{Greek}', '\\x41', '\\1'],
  ...[
    '(',
    '(?:',
    '(?=',
    '(?<n>',
    ')',
    '[',
    '[^',
    ']',
    '[a-c]',
    '[]',
    '-',
    ':',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{1,3}',
    '{99}',
  ],
  ...['{1000}', '^', '$', '/', "'", '\\', '\\n', '&', '&&', '[[:alpha:]]'],
)

describe('a pattern that is accepted', () => {
  it('means the same to JavaScript and the engine', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    let accepted = 0
    await assert(
      asyncProperty(
        array(part, { maxLength: 6 }),
        string({ unit: constantFrom('a', 'B', 'b', '合', '1', ' ', ':', '-', '/', '&', ']'), maxLength: 5 }),
        async (parts, text) => {
          const pattern = parts.join('')
          if (patternProblem(pattern, 'any') !== undefined) return
          accepted++
          const reader = await connection.runAndReadAll('select regexp_full_match($1, $2)', [text, pattern])
          expect(reader.getRows()[0]?.[0], `${pattern} on ${text}`).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text))
        },
      ),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(500)
  })
})

it('is refused with the part that is not available', () => {
  expect(patternProblem('a(?=b)', 'any')).toContain("holds '(?=")
  expect(patternProblem('(a)\\1', 'any')).toContain("holds '\\1'")
  expect(patternProblem('a{1000}', 'any')).toContain("holds '{1000'")
  expect(patternProblem('a(', 'any')).toBe("'a(' is no regular expression: unterminated group")
})

it('counts its groups where one is wanted', () => {
  expect(patternProblem('orders-(\\d{4}-\\d{2}-\\d{2})', 'one')).toBe(undefined)
  expect(patternProblem('orders-(?:\\d{4})', 'one')).toContain('has no group')
  expect(patternProblem('(\\d)(\\d)', 'one')).toContain('has 2 groups')
})
