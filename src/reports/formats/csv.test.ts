import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../warehouse/engine/value.js'
import { csv } from './csv.js'
import type { WriteOptions } from './format.js'
import { unguardFormula } from './formula-guard.js'
import { rowsetOf } from './memory-rowset.js'
import { memorySink } from './memory-sink.js'
import type { RowsetColumn } from './rowset.js'

const name: RowsetColumn = { name: 'name', type: { kind: 'varchar' } }
const city: RowsetColumn = { name: 'city', type: { kind: 'varchar' } }
const revenue: RowsetColumn = { name: 'revenue', type: { kind: 'decimal', precision: 18, scale: 2 } }
const score: RowsetColumn = { name: 'score', type: { kind: 'double' } }

async function written(columns: readonly RowsetColumn[], rows: readonly Row[], options?: WriteOptions) {
  const out = memorySink()
  await csv.write(rowsetOf(columns, rows), out, options)
  return out.text()
}

/** RFC 4180, read character by character; a bare empty cell is NULL. */
function parse(text: string): (string | null)[][] {
  const records: (string | null)[][] = []
  let at = 0
  while (at < text.length) {
    const record: (string | null)[] = []
    for (;;) {
      let cell: string | null = ''
      if (text[at] === '"') {
        for (at++; ; at++) {
          if (text[at] === '"' && text[at + 1] === '"') at++
          else if (text[at] === '"') break
          cell += text[at]
        }
        at++
      } else {
        while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
        if (cell === '') cell = null
      }
      record.push(cell)
      if (text[at] !== ',') break
      at++
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no line end at ${at}: ${JSON.stringify(text.slice(at))}`)
    at += 2
    records.push(record)
  }
  return records
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', ' ', "'", 'a', '1', ';', '中') }),
  // a NUL ends the text for some readers, and no column of ours holds one
  fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0')),
  fc.constant(null),
)
const records = fc.array(fc.record({ name: cell, city: cell }), { maxLength: 8 })
const unguarded = (text: string | null) => (text === null ? null : unguardFormula(text))

describe('csv', () => {
  it('quotes what must be quoted, and tells NULL from the empty text', async () => {
    const rows = [
      { name: 'Zoë "Z", Ltd', revenue: '12.50' },
      { name: '', revenue: null },
      { name: null, revenue: '-0.01' },
      { name: 'two\nlines', revenue: '0.00' },
    ]
    expect(await written([name, revenue], rows)).toBe(
      'name,revenue\r\n"Zoë ""Z"", Ltd",12.50\r\n"",\r\n,-0.01\r\n"two\nlines",0.00\r\n',
    )
  })

  it('keeps a row whose only cell is NULL', async () => {
    expect(await written([name], [{ name: null }])).toBe('name\r\n""\r\n')
    expect(await written([score], [{ score: null }])).toBe('score\r\n""\r\n')
  })

  it('ends lines and begins the file as asked', async () => {
    expect(await written([name], [{ name: '张伟' }], { bom: true, newline: 'lf' })).toBe('\uFEFFname\n张伟\n')
  })

  it('defuses texts and names but no numbers', async () => {
    const odd: RowsetColumn = { name: '=sum', type: { kind: 'double' } }
    expect(await written([odd, name], [{ '=sum': -1e-7, name: '=1+1' }])).toBe("'=sum,name\r\n-1e-7,'=1+1\r\n")
    expect(await written([odd, name], [{ '=sum': 1, name: '=1+1' }], { guard: false })).toBe('=sum,name\r\n1,=1+1\r\n')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', async value => {
    await expect(written([score], [{ score: value }])).rejects.toThrow(`column score holds ${value}`)
  })

  it('is read back by RFC 4180 as it was', async () => {
    await fc.assert(
      fc.asyncProperty(records, async rows => {
        const [header, ...read] = parse(await written([name, city], rows))
        expect(header).toEqual(['name', 'city'])
        expect(read.map(record => record.map(unguarded))).toEqual(rows.map(row => [row.name, row.city]))
      }),
    )
  })
})

describe('csv read by DuckDB', () => {
  let folder: string
  let instance: DuckDBInstance
  let connection: DuckDBConnection

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kehu-csv-'))
    instance = await DuckDBInstance.create(':memory:')
    connection = await instance.connect()
  })

  afterAll(async () => {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true })
  })

  it('gives the same cells', async () => {
    const path = join(folder, 'written.csv')
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (rows, bom) => {
        await writeFile(path, await written([name, city], rows, { bom }))
        const result = await connection.runAndReadAll(
          `select name, city from read_csv($path, auto_detect = false, header = true, delim = ',', quote = '"',
             escape = '"', new_line = '\\r\\n', nullstr = '', allow_quoted_nulls = false,
             columns = {'name': 'VARCHAR', 'city': 'VARCHAR'})`,
          { path },
        )
        const read = result.getRowObjects().map(row => [row.name, row.city])
        const plain = read.map(cells => cells.map(value => (value == null ? null : unguardFormula(String(value)))))
        expect(plain).toEqual(rows.map(row => [row.name, row.city]))
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same numbers', async () => {
    const path = join(folder, 'numbers.csv')
    const given = fc.array(
      fc.record({
        score: fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0),
        revenue: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(given, async rows => {
        const text = rows.map(row => ({ score: row.score, revenue: `${row.revenue}.25` }))
        await writeFile(path, await written([score, revenue], text))
        const result = await connection.runAndReadAll(
          `select score, revenue::varchar as revenue from read_csv($path, auto_detect = false, header = true,
             new_line = '\\r\\n', columns = {'score': 'DOUBLE', 'revenue': 'DECIMAL(20, 2)'})`,
          { path },
        )
        const plusZero = rows.map((row, i) => ({ score: row.score + 0, revenue: text[i]?.revenue }))
        expect(result.getRowObjects()).toEqual(plusZero)
      }),
      { numRuns: 30 },
    )
  })
})
