import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExpressionError, withCaret } from './expression-error.js'
import { expressionProblem, parseExpression } from './parse.js'

describe('a mistake is named with its place', () => {
  it.each([
    ["uper([Code]) = 'X'", "unknown function 'uper'; did you mean 'upper'?\n    uper([Code]) = 'X'\n    ^"],
    ['[Qty] *', "unexpected end; expected a column, a 'text' or a number\n    [Qty] *\n           ^"],
    ['1 + true', '+ expects a number, found a boolean\n    1 + true\n        ^'],
    [
      "[A] + 'kg'",
      "+ expects a number, found the text 'kg'; texts are joined with concat(a, b)\n    [A] + 'kg'\n          ^",
    ],
    [
      '[A] = null',
      'a comparison with null is never true; write is_null(x) or not is_null(x)\n    [A] = null\n        ^',
    ],
    ['a = b = c', 'unexpected =; join two comparisons with and\n    a = b = c\n          ^'],
    ['a b', 'unexpected b; expected an operator or the end\n    a b\n      ^'],
    ["'it's'", "text is not closed; end it with ' (a ' inside is written '')\n    'it's'\n         ^"],
    ['"Code"', 'unexpected "; write texts as \'text\' and columns as [Header]\n    "Code"\n    ^'],
    ["concat('a'", "unexpected end; expected ) to close concat(\n    concat('a'\n              ^"],
    ['[Code', '[ is not closed; end the column with ] (a ] inside is written ]])\n    [Code\n    ^'],
    [
      "if([A], 'x', 'y')",
      "if expects a condition such as [Code] = 'Total', found a text\n    if([A], 'x', 'y')\n       ^",
    ],
    [
      "if(true, true, 'y')",
      "if(condition, then, else) cannot yield both a boolean and a text\n    if(true, true, 'y')\n                   ^",
    ],
    ["split([A], ';')", "expected split(text, separator, n), found 2 arguments\n    split([A], ';')\n    ^"],
    [
      'round([A], [B])',
      'round expects a whole number from 0 to 10 here, written out\n    round([A], [B])\n               ^',
    ],
    [
      "matches([A], '(')",
      "'(' is no regular expression: unterminated group\n    matches([A], '(')\n                 ^",
    ],
    ['not', "unexpected end; expected a column, a 'text' or a number\n    not\n       ^"],
    ['1 + or', 'unexpected or; a column of that name is written [or]\n    1 + or\n        ^'],
    [
      '1234567890123456789',
      '1234567890123456789 is too long; a number has at most 18 digits before and 10 behind the point\n    1234567890123456789\n    ^',
    ],
    ["a = 'x'\n  and oops(b)", "unknown function 'oops'"],
  ])('%s', (source, message) => {
    expect(expressionProblem(source, 'any')).toContain(message)
  })

  it('shows the line of a longer expression', () => {
    expect(expressionProblem("a = 'x'\n  and $b", 'any')?.split('\n').slice(1)).toEqual(['      and $b', '          ^'])
  })
})

it('refuses what is nested beyond measure', () => {
  expect(() => parseExpression(`${'('.repeat(64)}1${')'.repeat(64)}`)).not.toThrow()
  for (const deep of ['('.repeat(65), 'not '.repeat(100_000), '-'.repeat(100_000), 'upper('.repeat(65)]) {
    expect(() => parseExpression(deep)).toThrow('nested deeper than 64 levels')
  }
})

it('fails on any text only with an error that has a place in it', () => {
  const pieces = array(
    constantFrom("'", '[', ']', '(', ')', ',', 'if', 'not', 'x', '1', '.', '=', '<', '-', '\n', 'concat(', '\0'),
  )
  assert(
    property(
      oneof(
        pieces.map(all => all.join('')),
        string({ unit: 'binary' }),
      ),
      source => {
        try {
          parseExpression(source)
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error
          expect(error.at).toBeGreaterThanOrEqual(0)
          expect(error.at).toBeLessThanOrEqual(source.length)
          expect(withCaret(error, source).endsWith('^')).toBe(true)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
