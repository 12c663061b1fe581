import { appendFile, chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { publishedName } from '../src/warehouse/night/night-record.js'
import { smallDay, smallLines, smallProject } from './small-project.js'
import { type Ended, kehu } from './support/cli.js'
import { type ProjectFolder, put } from './support/project-folder.js'

const first = `${smallDay}-1`
const second = `${smallDay}-2`

let project: ProjectFolder
beforeAll(async () => {
  project = await smallProject()
  const more = smallLines('b', 30, 34)
  await put(project.path, more.name, more.text)
  await kehu(project.path, ['run', '--as-of', smallDay])
})
afterAll(() => project[Symbol.asyncDispose]())

const runs = (...words: string[]): Promise<Ended> => kehu(project.path, ['runs', ...words])
const rowsOf = ({ stdout }: Ended) =>
  stdout
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

describe('show', () => {
  test('fates add up to the records, by file and by source', async () => {
    for (const part of ['files', 'sources']) {
      const rows = rowsOf(await runs('show', first, '--part', part))
      expect(rows.length).toBe(part === 'files' ? 2 : 1)
      for (const { source: _s, file: _f, records, ...fates } of rows) {
        expect(Object.values(fates as Record<string, number>).reduce((sum, n) => sum + n, 0)).toBe(records)
      }
    }
    expect(rowsOf(await runs('show', first, '--part', 'sources'))).toMatchObject([{ quarantined: 2 }])
  })

  test('says how long each step took', async () => {
    const rows = rowsOf(await runs('show', '--part', 'durations'))
    expect(rows.map(row => row.step)).toEqual([
      'start',
      'plan',
      'land',
      'stage',
      'star',
      'check',
      'mine',
      'render',
      'digest',
      'close',
    ])
    expect(rows.every(row => Number.isInteger(row.milliseconds) && row.milliseconds >= 0)).toBe(true)
    expect(rows.some(row => row.milliseconds > 0)).toBe(true)
  })

  test('everything at once, or the record as json', async () => {
    const { stdout } = await runs('show')
    expect(stdout.split('\n')[0]).toBe(`${second}, as of ${smallDay}, published; started from ${first}`)
    for (const part of ['sources', 'files', 'checks', 'models', 'audiences', 'durations'])
      expect(stdout).toContain(`\n${part}\n`)
    const { stdout: json } = await runs('show', first, '--format', 'json')
    expect(JSON.parse(json)).toEqual(
      JSON.parse(await readFile(join(layout(project.path).nights, first, 'night.json'), 'utf8')),
    )
  })
})

test('diff tells the tables that differ, and by how many rows', async () => {
  const rows = rowsOf(await runs('diff', first))
  const lines = (smallLines('b', 30, 34).text.match(/\n/g) ?? []).length - 1
  expect(rows.find(row => row.table === 'fct_order_line')).toMatchObject({ same: false, rows_more: lines })
  expect(rows.find(row => row.table === 'dim_date')).toMatchObject({ same: true, rows_more: 0 })
  expect(rowsOf(await runs('diff', first, first)).every(row => row.same === true)).toBe(true)
})

test.each([
  [['show', '2024-07-01-9'], /no night 2024-07-01-9.*did you mean/],
  [['show', '--part', 'fils'], /did you mean 'files'/],
  [['show', '--format', 'csv'], /--part/],
  [['diff', first, 'x'], /no night x/],
  [['restore', '2023-01-01-1'], /no night 2023-01-01-1/],
  [['list', '-o', 'x.parquet'], /not written as parquet/],
] as const)('refuses %j', async (words, expected) => {
  const ended = await runs(...words)
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(expected)
})

describe('restore', () => {
  test('points to the earlier night; the next run takes in what that night lacks', async () => {
    const place = layout(project.path)
    expect((await runs('restore', first, '--dry-run')).code).toBe(0)
    expect(await publishedName(place)).toBe(second)
    expect((await runs('restore', first)).stderr).toContain(`restored ${first}`)
    expect(await publishedName(place)).toBe(first)
    expect((await readLedger(place.ledger)).at(-1)).toMatchObject({
      event: 'restored',
      night: first,
      instead_of: second,
    })
    const ended = await kehu(project.path, ['run', '--as-of', smallDay])
    expect(ended.stderr).toContain('exports/lines-b.csv')
    expect(rowsOf(await runs('diff', second)).every(row => row.same === true)).toBe(true)
    expect(rowsOf(await runs('list')).map(row => [row.event, row.night, row.state])).toEqual([
      ['published', `${smallDay}-3`, 'current'],
      ['restored', first, 'kept'],
      ['published', second, 'kept'],
      ['published', first, 'kept'],
    ])
  })

  test('refuses a night whose file has changed', async () => {
    const place = layout(project.path)
    const current = await publishedName(place)
    const file = join(place.nights, second, 'kehu.duckdb')
    await chmod(file, 0o644)
    await appendFile(file, 'x')
    expect(await runs('restore', second)).toMatchObject({ code: 1, stdout: '' })
    expect(await publishedName(place)).toBe(current)
  })

  test('a night that was removed still shows from the ledger, and cannot be restored', async () => {
    await rm(join(layout(project.path).nights, second), { recursive: true })
    expect(rowsOf(await runs('show', second, '--part', 'files'))).toHaveLength(1)
    expect(rowsOf(await runs('list')).find(row => row.night === second)).toMatchObject({ state: 'gone' })
    expect((await runs('restore', second)).code).toBe(2)
  })
})

test('the list has failed and held nights with their reasons', async () => {
  await put(project.path, 'exports/lines-c.csv', 'Order,Customer,Product,At,Quantity,Price\nX,C1,P1,2024-01-01,"1,2\n')
  expect((await kehu(project.path, ['run', '--as-of', smallDay])).code).toBe(3)
  expect(rowsOf(await runs('list'))[0]).toMatchObject({
    event: 'held',
    night: null,
    reason: expect.stringContaining('lines-c.csv'),
  })
  await rm(join(project.path, 'exports/lines-c.csv'))
})

describe('deliver', () => {
  const out = () => join(project.path, 'out/best.csv')

  test('repeats only what it is told to', async () => {
    const bytes = await readFile(out(), 'utf8')
    await writeFile(out(), 'changed')
    const ended = await kehu(project.path, ['deliver'])
    expect([ended.code, ended.stderr]).toEqual([
      0,
      `all of ${await publishedName(layout(project.path))} has arrived already; kehu deliver --again delivers it once more\n`,
    ])
    expect(await readFile(out(), 'utf8')).toBe('changed')
    expect((await kehu(project.path, ['deliver', '--again', '--dry-run'])).stderr).toContain(
      'would deliver audience best',
    )
    expect(await readFile(out(), 'utf8')).toBe('changed')
    expect((await kehu(project.path, ['deliver', '--again'])).stderr).toContain('delivered audience best')
    expect(await readFile(out(), 'utf8')).toBe(bytes)
  })

  test('puts a copy of the report where the project file says', async () => {
    const place = layout(project.path)
    const pages = join(place.nights, String(await publishedName(place)), 'report')
    for (const file of await readdir(pages)) {
      expect(await readFile(join(project.path, 'out/report', file)), file).toEqual(await readFile(join(pages, file)))
    }
  })

  test('reports an intent without a receipt, and what did not arrive with 4', async () => {
    const place = layout(project.path)
    const night = await publishedName(place)
    await appendFile(
      place.ledger,
      `${JSON.stringify({ at: '2024-07-01T00:00:00.000Z', event: 'delivering', night, output: 'audience best' })}\n`,
    )
    await rm(join(project.path, 'out'), { recursive: true })
    await writeFile(join(project.path, 'out'), 'a file in the way')
    const ended = await kehu(project.path, ['deliver'])
    expect(ended).toMatchObject({ code: 4, stdout: '' })
    expect(ended.stderr).toContain('audience best: a delivery began at 2024-07-01T00:00:00.000Z and left no receipt')
    expect(ended.stderr).toContain('not delivered; repeat with kehu deliver')
    await rm(join(project.path, 'out'))
    await mkdir(join(project.path, 'out'))
    expect((await kehu(project.path, ['deliver'])).code).toBe(0)
    expect(await readFile(out(), 'utf8')).toContain('customer_id,email,net_sales')
  })
})
