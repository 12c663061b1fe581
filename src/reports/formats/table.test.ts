import { describe, expect, it } from 'vitest'
import type { Row } from '../../warehouse/engine/value.js'
import { displayWidth } from './display-width.js'
import type { WriteOptions } from './format.js'
import { markdown } from './markdown.js'
import { rowsetOf } from './memory-rowset.js'
import { memorySink } from './memory-sink.js'
import type { RowsetColumn } from './rowset.js'
import { table } from './table.js'

const columns: readonly RowsetColumn[] = [
  { name: 'customer_key', type: { kind: 'bigint' } },
  { name: '姓名', type: { kind: 'varchar' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 18, scale: 2 } },
  { name: 'last_order', type: { kind: 'date' } },
  { name: 'note', type: { kind: 'varchar' } },
]

const rows: readonly Row[] = [
  { customer_key: 17n, 姓名: '张伟', revenue: '1250.00', last_order: '2024-02-29', note: '老客户，喜欢 | 竖线' },
  { customer_key: 4n, 姓名: 'Zoë 🎉', revenue: '-3.50', last_order: null, note: 'two\nlines and a <b>tag</b>' },
  {
    customer_key: 9223372036854775807n,
    姓名: '👩‍👩‍👧 家庭',
    revenue: null,
    last_order: '2023-12-31',
    note: 'a long note that goes on, and on, well beyond what a line of a terminal could hold \u001B[31m',
  },
  { customer_key: 5n, 姓名: null, revenue: '0.00', last_order: '2024-01-01', note: '*bold* _edge_ snake_case `code`' },
]

async function written(format: typeof table, given: readonly Row[], options?: WriteOptions, of = columns) {
  const out = memorySink()
  await format.write(rowsetOf(of, given), out, options)
  return out.text()
}

describe('table', () => {
  it('shows everything where there is no limit', async () => {
    await expect(await written(table, rows)).toMatchFileSnapshot('golden/table.txt')
  })

  it('cuts texts to the terminal', async () => {
    await expect(await written(table, rows, { width: 72 })).toMatchFileSnapshot('golden/table-72.txt')
  })

  it('leaves out columns without room and names them', async () => {
    await expect(await written(table, rows, { width: 40 })).toMatchFileSnapshot('golden/table-40.txt')
  })

  it('uses bold and dim where colours are', async () => {
    await expect(await written(table, rows.slice(3), { color: true })).toMatchFileSnapshot('golden/table-color.txt')
  })

  it('shows a result without rows', async () => {
    await expect(await written(table, [])).toMatchFileSnapshot('golden/table-empty.txt')
  })

  it.each([30, 50, 72, 80, 120])('keeps lines within %d cells, and numbers whole', async width => {
    const text = await written(table, rows, { width })
    const [body = ''] = text.split('\n\n')
    for (const line of body.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    expect(text).toContain('9223372036854775807')
  })

  it('lays out each thousand rows anew, and loses none', async () => {
    const name: RowsetColumn = { name: 'name', type: { kind: 'varchar' } }
    const many = Array.from({ length: 1001 }, (_, i) => ({ name: i < 1000 ? `n${i}` : 'one far longer name' }))
    const lines = (await written(table, many, {}, [name])).split('\n')
    expect(lines.slice(0, 3)).toEqual(['name', '────', 'n0'])
    expect(lines.slice(1001)).toEqual([
      'n999',
      '',
      'name',
      '───────────────────',
      'one far longer name',
      '',
      '1001 rows',
      '',
    ])
  })

  it('counts one row as one row', async () => {
    expect(await written(table, rows.slice(0, 1))).toMatch(/\n1 row\n$/)
  })
})

describe('markdown', () => {
  it('escapes what would be markup', async () => {
    await expect(await written(markdown, rows)).toMatchFileSnapshot('golden/table.md')
  })
})
