import { DuckDBInstance } from '@duckdb/node-api'
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  letrec,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileCondition, compileExpression } from './compile.js'
import { parseExpression } from './parse.js'
import { columnsOf } from './syntax.js'

type Cells = Readonly<Record<string, string | null>>

let evaluate: (source: string, cells?: Cells) => Promise<unknown>
let holds: (source: string, cells?: Cells) => Promise<unknown>

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const ask = async (sql: string, names: readonly string[], cells: Cells) => {
    const columns = names.map((_, index) => `$${index + 1}::varchar as c${index}`)
    const from = names.length === 0 ? '' : ` from (select ${columns.join(', ')})`
    const reader = await connection.runAndReadAll(
      `select ${sql}${from}`,
      names.map(name => cells[name] ?? null),
    )
    return reader.getRows()[0]?.[0]
  }
  evaluate = (source, cells = {}) => {
    const expression = parseExpression(source)
    const names = columnsOf(expression)
    return ask(compileExpression(expression, { columnSql: header => `c${names.indexOf(header)}` }), names, cells)
  }
  holds = (source, cells = {}) => {
    const expression = parseExpression(source)
    const names = columnsOf(expression)
    return ask(compileCondition(expression, { columnSql: header => `c${names.indexOf(header)}` }), names, cells)
  }
})

describe('values', () => {
  const row = { Qty: '6', 'Unit Price': '2.55', Code: 'C536', Empty: null, Bad: '2,55', 合计: '是', 'a]b': 'x' }
  const cases: readonly [string, string | null][] = [
    ['[Unit Price] * [Qty]', '15.3'],
    ['Qty + 1 * 2 - -3', '11'],
    ['(Qty + 1) * 2', '14'],
    ['100 - 10 - 1', '89'],
    ['Qty / 4', '1.5'],
    ['1 / 3', '0.3333333333'],
    ['2 / 3', '0.6666666667'],
    ['Qty / 0', null],
    ['10 * 10', '100'],
    ['0.1 + 0.2', '0.3'],
    ['-0', '0'],
    ['Bad * 2', null],
    ['Empty + 1', null],
    ['999999999999999999 * 999999999999999999', null],
    ['999999999999999999 + 0.0000000001', '999999999999999999.0000000001'],
    ["concat(Code, ' ', Qty * 2)", 'C536 12'],
    ['concat(Empty, Code)', 'C536'],
    ['coalesce(Empty, 0)', '0'],
    ['coalesce(Bad, 0)', '2,55'],
    ['coalesce(number(Bad), 0)', '0'],
    ["if(starts_with(Code, 'C'), 'return', 'sale')", 'return'],
    ["if(Empty = 'x', 'yes', 'no')", 'no'],
    ['if(true, null, 1)', null],
    ["upper('été')", 'ÉTÉ'],
    ['lower(Code)', 'c536'],
    ["trim('  a b ')", 'a b'],
    ["number(replace(Bad, ',', '.')) + 0", '2.55'],
    ['substr(Code, 2)', '536'],
    ['substr(Code, 2, 1)', '5'],
    ["split('a;b;c', ';', 2)", 'b'],
    ["split('a;b;c', ';', 4)", ''],
    ["ends_with(Code, '6') and contains(Code, '53')", 'true'],
    ["matches(Code, 'C[0-9]+')", 'true'],
    ["matches(Code, '[0-9]+')", 'false'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.5)', '-3'],
    ['text(1.50)', '1.5'],
    ['text(true)', 'true'],
    ['is_null(Empty)', 'true'],
    ['is_null(Bad * 1)', 'true'],
    ["[合计] = '是' or [a]]b] = 'y'", 'true'],
    ['合计', '是'],
    ["'it''s'", "it's"],
    ["Qty > 5 and not Code = 'X'", 'true'],
    ["Qty = '6'", 'true'],
    ['Qty = 6.0', 'true'],
    ["'10' < '9'", 'true'],
    ["number('10') < number('9')", 'false'],
    ['true or false and false', 'true'],
    ['not false = false', 'false'],
    ['NULL', null],
  ]
  it.each(cases)('%s is %s', async (source, value) => {
    expect(await evaluate(source, row)).toBe(value)
  })

  it('reads only plain numbers', async () => {
    for (const text of [
      '1e5',
      '0x10',
      ' 1',
      '1 ',
      '1\n',
      '.5',
      '5.',
      '1_000',
      'NaN',
      'inf',
      '１',
      '',
      '1234567890123456789',
      '--1',
    ]) {
      expect(await evaluate('number(x)', { x: text }), JSON.stringify(text)).toBe(null)
    }
    expect(await evaluate('number(x)', { x: '+007.50' })).toBe('7.5')
    // As spreadsheets keep 0.3112 and nothing.
    expect(await evaluate('number(x)', { x: '-0.311199999999999' })).toBe('-0.3112')
    expect(await evaluate('number(x)', { x: '0.0000000000000001' })).toBe('0')
    expect(await evaluate("number(replace(x, 'kg', ''))", { x: '1.5 kg' })).toBe('1.5')
    expect(await evaluate("number(split(x, '-', 2))", { x: '1' })).toBe(null)
  })
})

describe('conditions', () => {
  it.each([
    ["Status = 1 or Status = 'open'", { closed: false, open: true, '1': true, '1.0': true, '2': false }],
    ["Status != 1 and Status != 'open'", { closed: true, open: false, '1': false, '1.0': false, '2': true }],
    ["not (Status = 1 or Status = 'open')", { closed: true, open: false, '1': false, '1.0': false, '2': true }],
  ])('of words among numbers: %s', async (source, expected) => {
    const found: Record<string, unknown> = {}
    for (const Status of Object.keys(expected)) found[Status] = await holds(source, { Status })
    expect(found).toEqual(expected)
    expect(await holds(source, { Status: null })).toBe(false)
  })

  it('do not hold where they are unknown', async () => {
    expect(await holds("x = 'a'", { x: null })).toBe(false)
    expect(await holds("x = 'a'", { x: 'a' })).toBe(true)
  })

  it('are booleans', () => {
    expect(() => compileCondition(parseExpression('x'), { columnSql: header => header })).toThrow('yields a text')
  })
})

describe('hostile texts', () => {
  const nasty = oneof(
    string({ unit: 'binary', maxLength: 12 }),
    array(constantFrom("'", "''", '"', ']', '[', ';', '--', '/*', '\\', '$1', '?', '\n', '合', '😀', 'or 1=1', ')'), {
      maxLength: 6,
    }).map(parts => parts.join('')),
  ).filter(text => !text.includes('\0'))

  it('come back unchanged as literals', async () => {
    await assert(
      asyncProperty(nasty, async text => {
        expect(await evaluate(`'${text.replaceAll("'", "''")}'`)).toBe(text)
      }),
    )
  })

  it('are one column as headers', async () => {
    const headers = nasty.filter(text => text.trim() !== '')
    await assert(
      asyncProperty(headers, nasty, async (header, cell) => {
        const source = `[${header.replaceAll(']', ']]')}]`
        expect(columnsOf(parseExpression(source))).toEqual([header])
        expect(await evaluate(source, { [header]: cell })).toBe(cell)
      }),
    )
  })

  it('mean the same to contains and = as to a program', async () => {
    await assert(
      asyncProperty(nasty, nasty, async (whole, part) => {
        const literal = `'${part.replaceAll("'", "''")}'`
        expect(await holds(`contains(x, ${literal})`, { x: whole })).toBe(whole.includes(part))
        expect(await holds(`x = ${literal}`, { x: whole })).toBe(whole === part)
      }),
    )
  })
})

describe('any well-typed expression', () => {
  type Kinds = { text: string; number: string; condition: string }
  const { text, number, condition } = letrec<Kinds>(tie => {
    const call = (name: string, ...parts: Arbitrary<string>[]) =>
      tuple(...parts).map(all => `${name}(${all.join(', ')})`)
    const between = (a: Arbitrary<string>, signs: readonly string[], b: Arbitrary<string>) =>
      tuple(a, constantFrom(...signs), b).map(([left, sign, right]) => `(${left} ${sign} ${right})`)
    const [t, n, c] = [tie('text'), tie('number'), tie('condition')]
    return {
      text: oneof(
        { maxDepth: 4 },
        constantFrom('a', 'b', "'x'", "'12.5'", "''"),
        call('concat', t, n),
        call('coalesce', t, n),
        call('if', c, t, constantFrom('null')),
        call('upper', t),
        call('replace', t, t, t),
        call('split', t, t, constantFrom('1', '3')),
        call('substr', t, constantFrom('1', '2'), constantFrom('0', '2')),
        call('text', c),
      ),
      number: oneof(
        { maxDepth: 4 },
        constantFrom('1', '0', '999999999999999999', '0.0000000001', 'null'),
        between(n, ['+', '-', '*', '/'], n),
        between(constantFrom('a', 'b'), ['+', '-', '*', '/'], n),
        n.map(inner => `- ${inner}`),
        call('round', n, constantFrom('0', '2', '10')),
        call('number', t),
      ),
      condition: oneof(
        { maxDepth: 4 },
        constantFrom('true', 'false', 'null'),
        between(t, ['=', '!=', '<', '>='], t),
        between(call('number', t), ['=', '<='], call('round', n)),
        between(c, ['and', 'or'], c),
        c.map(inner => `not ${inner}`),
        call('contains', t, t),
        call('matches', t, constantFrom("'[0-9]+'")),
        call('is_null', n),
      ),
    }
  })
  const cell = constantFrom(null, '', '0', '-3.25', '999999999999999999', 'abc', "o'clock")

  it('never fails on any row', async () => {
    await assert(
      asyncProperty(oneof(text, number, condition), record({ a: cell, b: cell }), async (source, cells) => {
        expect([null, 'string'], source).toContain((await evaluate(source, cells)) === null ? null : 'string')
      }),
      { numRuns: 500 },
    )
  })
})
