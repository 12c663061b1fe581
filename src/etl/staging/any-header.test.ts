import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSmallStage, type SmallFile, type SmallStage } from './small-stage.js'

// Every name that landing, staging or DuckDB's reader of Parquet has a use for of its own.
const headers = [
  ...['Record', 'Filename', 'file_row_number', 'file_index', 'given_day', 'given_file_id', 'given_lines', 'source'],
  ...['line', 'broken_text', 'broken_reason', 'ignored', 'problems', 'reason', 'path', 'landed', 'given', 'file'],
  ...[
    'kehu_line',
    'kehu_broken_text',
    'kehu_broken_reason',
    'landed_line',
    'cell_0',
    'text_0',
    'value_0',
    'record_md5',
  ],
]
const contract = `files:
  - name: people
    maps: { customer: { customer_id: Record, name: { expression: 'concat(${headers.map(name => `[${name}]`).join(', ')})' } } }`
const cells = (id: number) => headers.map((_, i) => `${id}.${i}`)
const csv = (id: number, more = ''): SmallFile => ({
  name: `people-${id}.csv`,
  text: `${headers.join(',')}\n${cells(id).join(',')}\n${more}`,
})
const parquet = (id: number): SmallFile => ({
  name: `people-${id}.parquet`,
  parquet: `select ${cells(id)
    .map((cell, i) => `'${cell}' as "${headers[i]}"`)
    .join(', ')}`,
})

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

it.each([
  ['one CSV file', [csv(1)]],
  ['two CSV files', [csv(1), csv(2)]],
  ['CSV files with blank lines', [csv(1, '\n'), csv(2, '\n')]],
  ['one Parquet file', [parquet(1)]],
  ['two Parquet files', [parquet(1), parquet(2)]],
])('a header may be any word: %s', async (_, files) => {
  const found = await stage.records(
    contract,
    files,
    'record, customer__customer_id as id, customer__name as name, reason',
  )
  expect(found).toEqual(
    files.map((_, i) => ({ record: 1n, id: `${i + 1}.0`, name: cells(i + 1).join(''), reason: null })),
  )
})

it('a record may have as many attributes as a wide export has columns', async () => {
  const names = Array.from({ length: 600 }, (_, i) => `c${i}`)
  const attributes = names.map(name => `${name}: ${name.toUpperCase()}`).join(', ')
  const wide = `files: [{ name: people, maps: { customer: { customer_id: Id, attributes: { ${attributes} } } } }]`
  const text = `Id,${names.map(name => name.toUpperCase()).join()}\n7,${names.map((_, i) => i).join()}\n`
  const [found] = await stage.records<{ told: string }>(
    wide,
    [{ name: 'wide.csv', text }],
    'customer__attributes as told',
  )
  expect(found?.told.split('\u001f')).toEqual(expect.arrayContaining(['c0\u001d0', 'c599\u001d599']))
})
