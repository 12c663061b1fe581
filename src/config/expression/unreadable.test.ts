import { DuckDBInstance } from '@duckdb/node-api'
import { type Arbitrary, assert, asyncProperty, constantFrom, letrec, oneof, record, tuple } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileExpression } from './compile.js'
import { parseExpression } from './parse.js'
import { columnsOf } from './syntax.js'
import { unreadableIn } from './unreadable.js'

type Cells = Readonly<Record<string, string | null>>

/** What a record of these cells fails on, as `Header text: reason`, and what comes out. */
let judged: (source: string, cells: Cells) => Promise<{ found: readonly string[]; result: unknown }>

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  judged = async (source, cells) => {
    const expression = parseExpression(source)
    const names = columnsOf(expression)
    const read = { columnSql: (header: string) => `c${names.indexOf(header)}` }
    const all = unreadableIn(expression, read)
    const found = all.map(
      ({ header, text, fails, reason }) =>
        `case when ${fails} then concat_ws(' ', '${header ?? 'together'}', ${text}) || ': ${reason}' end`,
    )
    const given = names.map((_, index) => `$${index + 1}::varchar as c${index}`)
    const reader = await connection.runAndReadAll(
      `select ${compileExpression(expression, read)}, [${['null', ...found].join(', ')}]::varchar[]
        ${given.length === 0 ? '' : `from (select ${given.join(', ')})`}`,
      names.map(name => cells[name] ?? null),
    )
    const [[result, list] = []] = reader.getRowsJson()
    return { found: (list as readonly (string | null)[]).filter(one => one !== null), result }
  }
})

describe('what cannot be read', () => {
  it.each<[string, Cells, readonly string[]]>([
    ['number(Refund) > 0', { Refund: 'some' }, ['Refund some: expected a number']],
    ['number(Refund) > 0', { Refund: '2.50' }, []],
    // An empty cell is no riddle: there is nothing.
    ['number(Refund) > 0', { Refund: null }, []],
    ["number(Refund) > 0 and Paid = 'yes'", { Refund: 'some', Paid: 'no' }, []],
    ["number(Refund) > 0 and Paid = 'yes'", { Refund: 'some', Paid: 'yes' }, ['Refund some: expected a number']],
    ["number(Refund) > 0 or Paid = 'yes'", { Refund: 'some', Paid: 'yes' }, []],
    ["number(Refund) > 0 or Paid = 'yes'", { Refund: 'some', Paid: null }, ['Refund some: expected a number']],
    [
      'Price * Units',
      { Price: '2,50', Units: 'two' },
      ['Price 2,50: expected a number', 'Units two: expected a number'],
    ],
    ['Price * Units', { Price: '2', Units: null }, []],
    // The first filled one counts: a number that cannot be read is not nothing.
    ['coalesce(number(Tip), 0)', { Tip: 'n/a' }, ['Tip n/a: expected a number']],
    ['coalesce(number(Tip), 0)', { Tip: null }, []],
    [
      "if(number(Tip) > 0, 'tipped', if(number(Tip) < 0, 'mended', 'none'))",
      { Tip: '?' },
      ['Tip ?: expected a number'],
    ],
    ['coalesce(number(Tip), number(Extra))', { Tip: '1', Extra: 'n/a' }, []],
    ['coalesce(number(Tip), number(Extra))', { Tip: null, Extra: 'n/a' }, ['Extra n/a: expected a number']],
    ["if(Kind = 'B2B', number(Net), number(Gross))", { Kind: 'B2B', Net: '1', Gross: '?' }, []],
    [
      "if(Kind = 'B2B', number(Net), number(Gross))",
      { Kind: null, Net: '1', Gross: '?' },
      ['Gross ?: expected a number'],
    ],
    // Who asks whether a cell can be read says what to do where it cannot.
    ['if(is_null(number(Tip)), 0, number(Tip))', { Tip: 'n/a' }, []],
    // Who compares a column with words as well knows that it holds some.
    ["Status = 1 or Status = 'open'", { Status: 'closed' }, []],
    ["Status = 'open' or 1 = number(Status)", { Status: 'closed' }, []],
    ["Status != 1 and Status != 'open'", { Status: 'closed' }, []],
    ["Status > 1 and Status != 'open'", { Status: 'closed' }, ['Status closed: expected a number']],
    ["Status = 1 or Paid = 'open'", { Status: 'closed', Paid: 'no' }, ['Status closed: expected a number']],
    // Nothing left of a text is nothing, as an empty cell is.
    ["number(split(Size, 'x', 2))", { Size: '7' }, []],
    ["coalesce(number(replace(Tip, 'n/a', '')), 0)", { Tip: 'n/a' }, []],
    ["number(replace(Weight, 'kg', ''))", { Weight: '5 kg' }, []],
    ["number(replace(Weight, 'kg', ''))", { Weight: '5 lb' }, ['Weight 5 lb: expected a number']],
    ['Total / Units', { Total: '6', Units: '0' }, ['Units 0: is zero, and something is divided by it']],
    ['Total / Units', { Total: null, Units: '0' }, []],
    ['if(number(Units) = 0, null, Total / Units)', { Total: '6', Units: '0' }, []],
    ['Total / (1 - Rebate)', { Total: '6', Rebate: '1' }, ['Rebate 1: is zero, and something is divided by it']],
    ['Many * Many', { Many: '999999999999999999' }, ['Many 999999999999999999: leaves the range of numbers']],
    [
      'Many * More + 1',
      { Many: '999999999999999999', More: '9999999999999' },
      ['together: leaves the range of numbers'],
    ],
    ['1 / 0', {}, ['together: leaves the range of numbers']],
    ["number(replace(Weight, ' kg', ''))", { Weight: '5 lb' }, ['Weight 5 lb: expected a number']],
  ])('%s of %o: %j', async (source, cells, expected) => {
    expect((await judged(source, cells)).found).toEqual(expected)
  })
})

it('of filled cells nothing comes out empty without a word', async () => {
  type Kinds = { text: string; number: string; condition: string }
  const kinds = letrec<Kinds>(tie => {
    const call = (name: string, ...parts: Arbitrary<string>[]) =>
      tuple(...parts).map(all => `${name}(${all.join(', ')})`)
    const between = (a: Arbitrary<string>, signs: readonly string[], b: Arbitrary<string>) =>
      tuple(a, constantFrom(...signs), b).map(([left, sign, right]) => `(${left} ${sign} ${right})`)
    const [t, n, c] = [tie('text'), tie('number'), tie('condition')]
    return {
      text: oneof({ maxDepth: 4 }, constantFrom('a', 'b', "'12.5'"), call('concat', t, n), call('if', c, t, t)),
      number: oneof(
        { maxDepth: 4 },
        constantFrom('1', '0', '999999999999999999'),
        between(n, ['+', '-', '*', '/'], n),
        n.map(inner => `- ${inner}`),
        call('coalesce', n, n),
        call('if', c, n, n),
        call('number', t),
      ),
      condition: oneof(
        { maxDepth: 4 },
        between(call('number', t), ['=', '<='], n),
        between(c, ['and', 'or'], c),
        c.map(inner => `not ${inner}`),
      ),
    }
  })
  const cell = constantFrom('0', '-3.25', '999999999999999999', 'abc')
  await assert(
    asyncProperty(
      oneof(kinds.text, kinds.number, kinds.condition).filter(source => source.length < 150),
      record({ a: cell, b: cell }),
      async (source, cells) => {
        const { found, result } = await judged(source, cells)
        if (result === null) expect(found, source).not.toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})
