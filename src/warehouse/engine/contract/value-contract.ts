import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestTable } from '../../digest.js'
import { type Engine, rows } from '../engine.js'
import type { EngineErrorCode } from '../engine-error.js'
import { statement } from '../query.js'
import type { Value } from '../value.js'
import { chunksOf, column, everyType, failsWith, hostile, make, once, scalar } from './fixture.js'

export function valueContract(engine: () => Engine): void {
  describe('values', () => {
    test.each<[string, Value]>([
      ['cast(9007199254740993 as bigint)', 9007199254740993n],
      ['cast(-9223372036854775808 as bigint)', -9223372036854775808n],
      ['cast(9223372036854775807 as bigint)', 9223372036854775807n],
      ['cast(7 as integer)', 7],
      ['cast(7 as double)', 7],
      ["cast('0.1' as double)", 0.1],
      ["cast('9999999999999999999999999999999999.9999' as decimal(38,4))", '9999999999999999999999999999999999.9999'],
      ["cast('-9999999999999999999999999999999999.9999' as decimal(38,4))", '-9999999999999999999999999999999999.9999'],
      ["cast('-0.05' as decimal(18,4))", '-0.0500'],
      ["cast('-12' as decimal(38,0))", '-12'],
      ["date '2024-02-29'", '2024-02-29'],
      ["date '1969-12-31'", '1969-12-31'],
      ["date '0001-01-01'", '0001-01-01'],
      ["date '9999-12-31'", '9999-12-31'],
      ["cast('2024-02-29 23:59:59.999999' as timestamp(6))", '2024-02-29T23:59:59.999999Z'],
      ["cast('1969-12-31 23:59:59.000001' as timestamp(6))", '1969-12-31T23:59:59.000001Z'],
      ["cast('2024-01-01 12:00:00' as timestamp(6))", '2024-01-01T12:00:00.000000Z'],
      ["cast('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' as uuid)", 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
      ['1 = 1', true],
      ['1 = 2', false],
      ["''", ''],
    ])('%s', async (text, value) => {
      expect(await scalar(engine(), text)).toBe(value)
    })

    test.each(everyType)('NULL of %s', async type => {
      expect(await scalar(engine(), `cast(null as ${type})`)).toBeNull()
    })

    test('a sum beyond BIGINT stays exact, within it is a BigInt64Array', async () => {
      const huge = 'cast(9223372036854775807 as decimal(38,0)) * 2'
      expect(await scalar(engine(), huge)).toBe('18446744073709551614')
      const [chunk] = await chunksOf(engine(), 'select cast(5 as bigint) as x')
      expect(chunk?.x).toEqual(BigInt64Array.of(5n))
    })

    test('a DOUBLE column is a Float64Array without NULL, a list with one', async () => {
      const [full] = await chunksOf(engine(), 'select cast(x as double) as x from (values (1), (2)) t(x)')
      expect(full?.x).toEqual(Float64Array.of(1, 2))
      const [holed] = await chunksOf(
        engine(),
        'select cast(x as double) as x from (values (1), (null)) t(x) order by 1',
      )
      expect(holed?.x).toEqual([1, null])
    })

    test('a table of a hundred DOUBLEs has a digest', async () => {
      const columns = Array.from({ length: 100 }, (_, i) => column(`c${i}`, 'double'))
      const cells = Object.fromEntries(columns.map(({ name }) => [name, Float64Array.of(1)]))
      const table = await make(engine(), 'wide', columns, once(cells))
      const text = columns.map(() => '0:1000000000').join('\u001f')
      const hash = BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`)
      expect(await digestTable(engine(), table)).toEqual({ rows: 1n, sum: String(hash) })
    })

    test.each(["cast('NaN' as double)", "cast('Infinity' as double)", "cast('-Infinity' as double)", 'exp(1000e0)'])(
      '%s is unsafe',
      async text => {
        await failsWith('unsafe', scalar(engine(), text))
      },
    )

    test.each(hostile)('text comes back as it went: %j', async text => {
      expect(await scalar(engine(), 'cast($1 as varchar)', [text])).toBe(text)
    })

    test('any text, bigint, number and boolean comes back as it went', async () => {
      const value = fc.record({
        text: fc.string({ unit: 'grapheme' }),
        whole: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        number: fc.double({ noNaN: true, noDefaultInfinity: true }),
        yes: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(value, async ({ text, whole, number, yes }) => {
          const query = 'select cast($1 as varchar) as text, $2 as whole, $3 as number, $4 as yes'
          const [row] = await rows(engine(), statement(query, [text, whole, number, yes]))
          // SQL has one zero.
          expect(row).toEqual({ text, whole, number: number === 0 ? expect.closeTo(0) : number, yes })
        }),
        { numRuns: 60 },
      )
    })

    test('a number binds as DOUBLE: 7 halves are 3.5', async () => {
      expect(await scalar(engine(), '$1 / $2', [7, 2])).toBe(3.5)
    })

    test.each<[Value, EngineErrorCode]>([
      [Number.NaN, 'unsafe'],
      [Number.POSITIVE_INFINITY, 'unsafe'],
      [2n ** 63n, 'conversion'],
    ])('%s binds to nothing', async (value, code) => {
      await failsWith(code, scalar(engine(), '$1', [value]))
    })

    test('no rows, no chunk; the columns are still described', async () => {
      const none = "select cast(1 as bigint) as a, date '2024-01-01' as b where 1 = 0"
      expect(await chunksOf(engine(), none)).toEqual([])
      const described = await engine().describe(statement(none))
      expect(described.map(column => column.name)).toEqual(['a', 'b'])
      expect(described.map(column => column.type.toLowerCase())).toEqual(['bigint', 'date'])
    })

    test('types that follow from bound values are described', async () => {
      const [found] = await engine().describe(statement('select $1 as a', [1.5]))
      expect(found).toMatchObject({ name: 'a', type: expect.stringMatching(/^double$/i) })
    })
  })
}
