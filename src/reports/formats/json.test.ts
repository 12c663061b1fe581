import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../warehouse/engine/value.js'
import { json } from './json.js'
import { rowsetOf } from './memory-rowset.js'
import { memorySink } from './memory-sink.js'
import { ndjson } from './ndjson.js'
import type { RowsetColumn } from './rowset.js'

const key: RowsetColumn = { name: 'customer_key', type: { kind: 'bigint' } }
const revenue: RowsetColumn = { name: 'revenue', type: { kind: 'decimal', precision: 38, scale: 2 } }
const score: RowsetColumn = { name: 'score', type: { kind: 'double' } }
const name: RowsetColumn = { name: 'na"me', type: { kind: 'varchar' } }
const active: RowsetColumn = { name: 'active', type: { kind: 'boolean' } }
const columns = [key, revenue, score, name, active]

async function written(
  format: typeof json,
  given: readonly RowsetColumn[],
  rows: readonly Row[],
  chunkLength?: number,
) {
  const out = memorySink()
  await format.write(rowsetOf(given, rows, chunkLength), out)
  return out.text()
}

const exact = {
  customer_key: 9223372036854775807n,
  revenue: '-123456789012345678901234567890123456.78',
  score: 0.1,
  'na"me': 'Zoë\n"客户"',
  active: true,
}
const empty = { customer_key: null, revenue: null, score: null, 'na"me': null, active: null }

const exactLine =
  '{"customer_key":9223372036854775807,"revenue":-123456789012345678901234567890123456.78,' +
  '"score":0.1,"na\\"me":"Zoë\\n\\"客户\\"","active":true}'
const emptyLine = '{"customer_key":null,"revenue":null,"score":null,"na\\"me":null,"active":null}'

describe('ndjson', () => {
  it('writes a line a row, and numbers with all their digits', async () => {
    expect(await written(ndjson, columns, [exact, empty])).toBe(`${exactLine}\n${emptyLine}\n`)
  })

  it('writes nothing for no rows', async () => {
    expect(await written(ndjson, columns, [])).toBe('')
  })

  it('is read back by JSON.parse as it was', async () => {
    const given = fc.record({ score: fc.double({ noNaN: true, noDefaultInfinity: true }), 'na"me': fc.string() })
    await fc.assert(
      fc.asyncProperty(fc.array(given), async rows => {
        const lines = (await written(ndjson, [score, name], rows)).split('\n').slice(0, -1)
        expect(lines.map(line => JSON.parse(line))).toEqual(rows.map(row => ({ ...row, score: row.score + 0 })))
      }),
    )
  })

  it.each([Number.NaN, Number.NEGATIVE_INFINITY])('refuses %d', async value => {
    await expect(written(ndjson, [score], [{ score: value }])).rejects.toThrow(`column score holds ${value}`)
  })

  it.each(['', '1e5', '.5', '01', 'Infinity', '1,5'])('refuses %j as a decimal', async value => {
    await expect(written(ndjson, [revenue], [{ revenue: value }])).rejects.toThrow(`column revenue holds "${value}"`)
  })
})

describe('json', () => {
  it('writes an array, whatever the chunks', async () => {
    expect(await written(json, columns, [exact, empty], 1)).toBe(`[\n${exactLine},\n${emptyLine}\n]\n`)
  })

  it('writes an empty array for no rows', async () => {
    expect(await written(json, columns, [])).toBe('[]\n')
  })
})
