import { describe, expect, test } from 'vitest'
import { type Engine, objects, rows } from '../engine.js'
import type { EngineErrorCode } from '../engine-error.js'
import { statement } from '../query.js'
import type { SqlType, TableSchema } from '../table-schema.js'
import type { AnyColumns, Columns, Row, Value } from '../value.js'
import { bigints, column, countOf, everyType, failsWith, hostile, make, once } from './fixture.js'

export function writeContract(engine: () => Engine): void {
  describe('replace and append', () => {
    test('every type from columns, with and without NULL', async () => {
      const columns = everyType.map((type, i) => column(`c${i}`, type))
      const cells = [
        9007199254740993n,
        7,
        0.1,
        '2024-02-29',
        '2024-02-29T23:59:59.999999Z',
        'text',
        true,
        uuid,
        '12.3400',
      ]
      const chunk = Object.fromEntries(columns.map(({ name }, i) => [name, [cells[i] ?? null, null]]))
      const table = await make(engine(), 'every_type', columns, once(chunk))
      const expected = objects(chunk)
      const found = () => rows(engine(), statement('select * from every_type order by c0'))
      expect(await found()).toEqual(expected)
      await engine().append(table, once(chunk))
      expect(await countOf(engine(), 'every_type')).toBe(4n)
      await engine().replace(table, once(chunk))
      expect(await found()).toEqual(expected)
    })

    test('all rows of many chunks of any length, in order', async () => {
      const lengths = [0, 1, 2047, 2048, 2049, 0, 5000]
      async function* chunks(): AsyncIterable<Columns<{ a: bigint; b: string }>> {
        let next = 0
        for (const count of lengths) {
          const a = BigInt64Array.from({ length: count }, () => BigInt(next++))
          yield { a, b: Array.from(a, String) }
        }
      }
      await make(engine(), 'chunked', [column('a', 'bigint'), column('b', 'varchar')], chunks())
      const [row] = await rows(
        engine(),
        statement(
          'select count(*) as n, cast(sum(a) as bigint) as s, count_if(b = cast(a as varchar)) as same from chunked',
        ),
      )
      expect(row).toEqual({ n: 11_145n, s: 62_099_940n, same: 11_145n })
    })

    test('no rows make an empty table', async () => {
      await make(engine(), 'empty', [column('a', 'bigint')], once({ a: [] }))
      expect(await countOf(engine(), 'empty')).toBe(0n)
    })

    test.each(hostile)('hostile text: %j', async text => {
      await make(engine(), 'hostile', [column('a', 'varchar')], once({ a: [text, null] }))
      expect(await rows(engine(), statement('select a from hostile where a is not null'))).toEqual([{ a: text }])
    })

    test('from a query, by name, also of the table itself', async () => {
      const table = await make(
        engine(),
        'pairs',
        [column('a', 'bigint'), column('b', 'varchar')],
        once({ b: ['x'], a: [1n] }),
      )
      await engine().replace(table, statement("select b || 'y' as b, a + $1 as a from pairs", [5n]))
      await engine().append(table, statement('select * from pairs'))
      expect(await rows(engine(), statement('select a, b from pairs'))).toEqual([
        { a: 6n, b: 'xy' },
        { a: 6n, b: 'xy' },
      ])
    })

    test('a table without a schema takes the shape of its query, also of itself', async () => {
      const table: TableSchema = { name: 'shapeless', meaning: '', grain: [], columns: [], ddl: null }
      await engine().replace(table, statement('select cast(1 as bigint) as a'))
      await engine().replace(table, statement('select a, a + 1 as b from shapeless'))
      expect(await rows(engine(), statement('select * from shapeless'))).toEqual([{ a: 1n, b: 2n }])
      await failsWith('internal', engine().replace(table, once({ a: [1n] })))
    })

    test.each<[string, SqlType, Value, EngineErrorCode]>([
      ['a fraction into an integer', 'integer', 1.5, 'conversion'],
      ['2^31 into an integer', 'integer', 2 ** 31, 'conversion'],
      ['a number into a bigint', 'bigint', 5, 'conversion'],
      ['2^63 into a bigint', 'bigint', 2n ** 63n, 'conversion'],
      ['a bigint into a double', 'double', 5n, 'conversion'],
      ['NaN', 'double', Number.NaN, 'unsafe'],
      ['Infinity', 'double', Number.NEGATIVE_INFINITY, 'unsafe'],
      ['five digits into four', 'decimal(18,4)', '1.23456', 'conversion'],
      ['an exponent', 'decimal(18,4)', '1e3', 'conversion'],
      ['a number into a decimal', 'decimal(18,4)', 1.5, 'conversion'],
      ['a decimal out of range', 'decimal(18,4)', '123456789012345', 'conversion'],
      ['another form of date', 'date', '2024/02/03', 'conversion'],
      ['no day of the calendar', 'date', '2023-02-29', 'conversion'],
      ['a local time', 'timestamp(6)', '2024-01-01 10:00:00', 'conversion'],
      ['no uuid', 'uuid', 'x', 'conversion'],
      ['a text into a boolean', 'boolean', 'yes', 'conversion'],
      ['a number into a text', 'varchar', 5, 'conversion'],
    ])('%s fails before a row is there', async (_, type, cell, code) => {
      const table = await make(engine(), 'strict', [column('a', type)], once({ a: [null] }))
      await failsWith(code, engine().append(table, once({ a: [cell] })))
      await failsWith(code, engine().replace(table, once({ a: [cell] })))
      expect(await rows(engine(), statement('select a from strict'))).toEqual([{ a: null }])
    })

    test.each<[string, Row]>([
      ['a column that is missing', { a: 1n }],
      ['a column too many', { a: 1n, b: 'x', c: 1n }],
    ])('%s', async (_, row) => {
      const table = await make(
        engine(),
        'two',
        [column('a', 'bigint'), column('b', 'varchar')],
        once({ a: [1n], b: ['x'] }),
      )
      await failsWith(
        'conversion',
        engine().append(table, once(Object.fromEntries(Object.entries(row).map(([k, v]) => [k, [v]])))),
      )
      const text = Object.entries(row).map(
        ([name, value]) => `${typeof value === 'string' ? `'${value}'` : value} as ${name}`,
      )
      await failsWith('conversion', engine().append(table, statement(`select ${text.join(', ')}`)))
      expect(await countOf(engine(), 'two')).toBe(1n)
    })

    test('columns of unequal length', async () => {
      const columns = [column('a', 'bigint'), column('b', 'varchar')]
      const table = await make(engine(), 'uneven', columns, once({ a: [1n], b: ['x'] }))
      await failsWith('conversion', engine().append(table, once({ a: [1n], b: ['x', 'y'] })))
      await failsWith('conversion', engine().append(table, once({ a: [1n, 2n], b: ['x'] })))
    })

    test.each<[SqlType, string]>([
      ['bigint', '1.7e0'],
      ['bigint', 'cast(1.7 as decimal(18,4))'],
      ['bigint', "'5'"],
      ['decimal(18,2)', 'cast(1.234 as decimal(18,3))'],
      ['decimal(18,2)', '1.5e0'],
      ['date', "cast('2024-01-01 10:00:00' as timestamp(6))"],
      ['varchar', 'cast(1 as bigint)'],
      ['boolean', "'true'"],
    ])('%s takes no query of %s', async (type, text) => {
      const table = await make(engine(), 'strict', [column('a', type)], once({ a: [null] }))
      await failsWith('conversion', engine().append(table, statement(`select ${text} as a`)))
    })

    test.each<[SqlType, string]>([
      ['bigint', 'cast(1 as integer)'],
      ['bigint', 'sum(x) from (values (cast(1 as bigint))) t(x)'],
      ['double', 'cast(1 as bigint)'],
      ['double', 'cast(1.5 as decimal(18,4))'],
      ['decimal(38,4)', 'cast(1.5 as decimal(18,2))'],
      ['decimal(18,4)', 'cast(1 as bigint)'],
      ['timestamp(6)', "date '2024-01-01'"],
    ])('%s takes a query of %s', async (type, text) => {
      const [before, after] = text.split(' from ')
      const table = await make(engine(), 'strict', [column('a', type)], once({ a: [] }))
      await engine().append(table, statement(`select ${before} as a${after ? ` from ${after}` : ''}`))
      expect(await countOf(engine(), 'strict')).toBe(1n)
    })

    test('NULL where none may be: the rows before it go too', async () => {
      const table = await make(engine(), 'required', [{ ...column('a', 'bigint'), nullable: false }], once({ a: [1n] }))
      await failsWith('constraint', engine().append(table, once({ a: [2n, null] })))
      await failsWith('constraint', engine().append(table, statement('select a from (values (2), (null)) t(a)')))
      await failsWith('constraint', engine().replace(table, once({ a: [2n, null] })))
      expect(await rows(engine(), statement('select a from required'))).toEqual([{ a: 1n }])
    })

    test('a source that breaks off leaves nothing', async () => {
      async function* broken(): AsyncIterable<AnyColumns> {
        yield { a: [2n] }
        throw new Error('source lost')
      }
      const table = await make(engine(), 'lossless', [column('a', 'bigint')], once({ a: [1n] }))
      const error = await failsWith('internal', engine().append(table, broken()))
      expect(error.message).toBe('source lost')
      expect(await rows(engine(), statement('select a from lossless'))).toEqual([{ a: 1n }])
    })

    test('rows may come from open reads of the same engine', async () => {
      await make(engine(), 'numbers', [column('a', 'bigint')], bigints(10_000))
      const table = await make(
        engine(),
        'copied',
        [column('a', 'bigint')],
        engine().read(statement('select a from numbers')),
      )
      await engine().append(table, engine().read(statement('select a from copied')))
      expect(await countOf(engine(), 'copied')).toBe(20_000n)
    })

    test('a personal value stays out of the message', async () => {
      const table = await make(engine(), 'people', [{ ...column('a', 'bigint'), personal: true }], once({ a: [1n] }))
      const error = await failsWith('conversion', engine().append(table, once({ a: ['someone@example.org'] })))
      expect(error.message).toContain('people.a')
      expect(error.message).not.toContain('someone')
    })
  })
}

const uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'
