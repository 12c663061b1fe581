import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { openWorkbench } from '../workbench.js'

// Every cast is strict: what the engine's own cast would round, guess or let pass is NULL here, and so quarantined.

let engine: Engine
beforeAll(async () => {
  engine = await openWorkbench({ spill: '', threads: 1 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function cast(sql: string, text: string): Promise<unknown> {
  const [row] = await rows(
    engine,
    statement<{ value: string }>(`select cast(${sql} as varchar) as value from (select $1 as x)`, [text]),
  )
  return row?.value
}

describe('strict casts', () => {
  it.each([
    ['12', '12'],
    ['-7', '-7'],
    ['+7', '7'],
    ...['1.7', '1e3', '1_000', '0x10', ' 5', '', 'NaN', '12.0', '1234567890123456789'].map(text => [text, null]),
  ])('strict_integer(%j) is %j', async (text, value) => {
    expect(await cast('strict_integer(x)', text ?? '')).toBe(value)
  })

  it.each<[string, number, string | null]>([
    ['12', 4, '12.0000'],
    ['12.345', 4, '12.3450'],
    ['12.345', 2, null],
    ['12.340', 2, '12.3400'],
    ['12.5', 0, null],
    ['12.0', 0, '12.0000'],
    ['.5', 2, '0.5000'],
    ['-0.001', 4, '-0.0010'],
    ['9999999999999', 4, '9999999999999.0000'],
    ['99999999999999', 4, null],
    ...['-3.', '.', '', '1e3', 'NaN', 'Infinity', '1,5', '1_000', '0x10', '12.00001'].map(
      (text): [string, number, null] => [text, 4, null],
    ),
  ])('strict_decimal(%j, %i) is %j', async (text, digits, value) => {
    expect(await cast(`strict_decimal(x, ${digits})`, text)).toBe(value)
  })

  it.each([
    ['2011-12-09', '2011-12-09'],
    ['2011-12-09 00:00:00', '2011-12-09'],
    ...['2011-02-30', '2011-2-3', '2011/02/03', '09.12.2011', '2011-12-09 10:00:00', 'infinity'].map(text => [
      text,
      null,
    ]),
  ])('strict_date(%j) is %j', async (text, value) => {
    expect(await cast('strict_date(x)', text ?? '')).toBe(value)
  })

  it.each([
    ['31.12.2011', '%d.%m.%Y', '2011-12-31'],
    ['31.02.2011', '%d.%m.%Y', null],
    ['12/31/2011', '%d/%m/%Y', null],
    ['31.12.11', '%d.%m.%Y', null],
  ])('strict_date_as(%j, %j) is %j', async (text, format, value) => {
    expect(await cast(`strict_date_as(x, '${format}')`, text)).toBe(value)
  })

  it.each([
    ['2011-12-09 12:50:00', '2011-12-09 12:50:00'],
    ['2011-12-09T12:50', '2011-12-09 12:50:00'],
    ['2011-12-09', '2011-12-09 00:00:00'],
    // Nanoseconds, as pandas and Java write them; the tenth digit is none of a time.
    ['2011-12-09 12:50:00.123456789', '2011-12-09 12:50:00.123456'],
    ['2011-12-09T12:50:00.9999999', '2011-12-09 12:50:00.999999'],
    ['2011-12-09 12:50:00.1234567890', null],
    ...['2011-12-09 25:00:00', '2011-12-09 12:50:00Z', 'infinity', 'epoch'].map(text => [text, null]),
  ])('strict_local_time(%j) is %j', async (text, value) => {
    expect(await cast('strict_local_time(x)', text ?? '')).toBe(value)
  })

  it.each([
    ['2024-01-23T02:46:47.000+0000', '2024-01-23 02:46:47'],
    ['2024-05-01 09:58:12 -0500', '2024-05-01 14:58:12'],
    ['2024-05-01T09:58:12Z', '2024-05-01 09:58:12'],
    ['2024-05-01 09:58:12 Z', '2024-05-01 09:58:12'],
    // As DuckDB writes a TIMESTAMPTZ.
    ['2024-05-01 09:58:12+00', '2024-05-01 09:58:12'],
    ['2024-05-01 09:58:12.5-03', '2024-05-01 12:58:12.5'],
    ['2024-05-01T09:58:12.1234567Z', '2024-05-01 09:58:12.123456'],
    ['2024-05-01T09:58+05:30', '2024-05-01 04:28:00'],
    ['2024-05-01 09:58-05', '2024-05-01 14:58:00'],
    ['2024-05-01 09:58:12+99:00', null],
    ['2024-05-01 09:58:12+0', null],
    ['2024-05-01 09:58:12', null],
  ])('strict_instant(%j) is %j', async (text, value) => {
    expect(await cast('strict_instant(x)', text)).toBe(value)
  })

  it('reads times that summer time skips or repeats in standard time', async () => {
    expect(await cast("in_utc(cast(x as timestamp), 'Europe/Berlin')", '2024-03-31 02:30:00')).toBe(
      '2024-03-31 01:30:00',
    )
    expect(await cast("in_utc(cast(x as timestamp), 'Europe/Berlin')", '2024-10-27 02:30:00')).toBe(
      '2024-10-27 01:30:00',
    )
  })

  it.each([
    ['1.234,50', '1234.50'],
    ['1234,5', '1234.5'],
    ['12.50', null],
    ['1.2345,0', null],
  ])('localised_number(%j) with European separators is %j', async (text, value) => {
    expect(
      await cast(`localised_number(x, '[+-]?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+)(\\,[0-9]+)?', '.', ',')`, text),
    ).toBe(value)
  })

  it.each([
    ['  a b\t', 'a b'],
    ['\u00a0x\u3000', 'x'],
    ['   ', null],
    ['a', 'a'],
    ['="0012"', '0012'],
    [' ="12 345" ', '12 345'],
    ['=""', null],
    ['=A1', '=A1'],
  ])('trimmed(%j) is %j', async (text, value) => {
    expect(await cast('trimmed(x)', text)).toBe(value)
  })

  it.each([
    ['17850.0', '17850'],
    ['17850.50', '17850.50'],
    ['A1.0', 'A1.0'],
  ])('id_from_float(%j) is %j', async (text, value) => {
    expect(await cast('id_from_float(x)', text)).toBe(value)
  })

  it('compares e-mail addresses without case', async () => {
    expect(await cast('email_key(x)', 'Ann.Lee@Example.COM')).toBe('ann.lee@example.com')
    expect(await cast('email_key(x)', 'none')).toBeNull()
  })

  it('keeps ids apart whose parts run together', async () => {
    const one = await cast("durable_key('customer', 'shop1', x)", '23')
    const other = await cast("durable_key('customer', 'shop12', x)", '3')
    expect(one).not.toBe(other)
    expect(await cast("durable_key('customer', 'shop1', nullif(x, ''))", '')).toBe('0')
  })
})
