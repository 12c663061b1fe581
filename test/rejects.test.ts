import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallProject, smallYaml } from './small-project.js'
import { type Ended, kehu } from './support/cli.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'

let project: ProjectFolder
beforeAll(async () => {
  project = await smallProject()
})
afterAll(() => project[Symbol.asyncDispose]())

const rejects = (...words: string[]): Promise<Ended> => kehu(project.path, ['rejects', ...words])
const rowsOf = ({ stdout }: Ended) =>
  stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

const found = [
  { column_name: 'At', reason: 'expected a time in the format %Y-%m-%d', records: 1, example: '2024-02-31' },
  { column_name: 'Quantity', reason: 'expected a number with at most 4 decimals', records: 1, example: 'many' },
]

test('list counts by source, file, column and reason, with an example', async () => {
  expect(rowsOf(await rejects('list'))).toMatchObject(found)
  expect(rowsOf(await rejects('list', '--reason', 'FORMAT'))).toMatchObject([{ column_name: 'At' }])
  expect(rowsOf(await rejects('list', '--file', 'lines-a.csv'))).toHaveLength(2)
  expect(await rejects('list', '--file', 'customers.csv')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'no record is in quarantine\n',
  })
})

test('an example of a column that describes a person is masked', async () => {
  await using other = await projectFolder(
    `version: 1
project: births
currency: GBP
limits: { quarantined: 1 }
sources: { crm: { path: exports/*.csv, files: [{ name: people, maps: { customer: { customer_id: Id, birth_date: { column: Born, format: '%Y-%m-%d' } } } }] } }
`,
  )
  await put(other.path, 'exports/people.csv', 'Id,Born\n1,12.3.1980\n2,1980-03-12\n')
  await kehu(other.path, ['run'])
  expect(rowsOf(await kehu(other.path, ['rejects', 'list']))).toMatchObject([{ column_name: 'Born', example: '***' }])
})

test('a mistyped name gets a suggestion', async () => {
  expect(await rejects('list', '--source', 'shoo')).toMatchObject({
    code: 2,
    stderr: "kehu: the night has no source shoo; it has shop; did you mean 'shop'?\n",
  })
  expect((await rejects('show', 'exports/lines-b.csv')).stderr).toContain("did you mean 'exports/lines-a.csv'?")
})

test('show gives line, value and the record as it was delivered', async () => {
  const lines = (await readFile(join(project.path, 'exports/lines-a.csv'), 'utf8')).split('\n')
  const shown = rowsOf(await rejects('show', 'lines-a.csv'))
  expect(shown.map(row => row.value)).toEqual(['many', '2024-02-31'])
  for (const { line, delivered } of shown) expect(Object.values(JSON.parse(delivered)).join(',')).toBe(lines[line - 1])
  const [first] = shown
  expect(rowsOf(await rejects('show', 'lines-a.csv', '--record', String(first.record)))).toEqual([first])
})

test('show a record whose columns have names that the engine uses itself', async () => {
  await using other = await projectFolder(
    `version: 1
project: words
currency: GBP
limits: { quarantined: 1 }
sources: { crm: { path: exports/*.csv, files: [{ name: people, maps: { customer: { customer_id: file_row_number, name: Record } } }] } }
`,
  )
  await put(other.path, 'exports/people.csv', 'file_row_number,Record\n,Anna\n')
  expect((await kehu(other.path, ['run', '--as-of', '2024-01-01'])).code).toBe(0)
  const [first] = rowsOf(await kehu(other.path, ['rejects', 'show', 'people.csv']))
  expect(first).toMatchObject({ line: 2, delivered: '{"file_row_number":null,"Record":"Anna"}' })
})

test('export writes them all', async () => {
  const file = join(project.path, 'bad.csv')
  expect((await rejects('export', '-o', file)).code).toBe(0)
  expect((await readFile(file, 'utf8')).trim().split('\r\n')).toHaveLength(3)
})

test('replay judges anew by the mended contract', async () => {
  const mended = smallYaml.replace('quantity: Quantity', 'quantity: { column: Quantity, values: { many: "12" } }')
  await put(project.path, 'kehu.yaml', mended)
  const { code, stdout } = await rejects('replay')
  expect([code, stdout]).toEqual([0, expect.stringContaining('in quarantine before: 2, now: 1;')])
  expect(rowsOf(await rejects('list'))).toMatchObject([{ column_name: 'At' }])
})
