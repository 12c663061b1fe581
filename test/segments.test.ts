import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { publishedNight, readNight } from '../src/warehouse/night/night-record.js'
import { smallDay, smallProject, smallYaml } from './small-project.js'
import { type Ended, kehu } from './support/cli.js'
import { type ProjectFolder, put } from './support/project-folder.js'

let project: ProjectFolder
beforeAll(async () => {
  project = await smallProject()
})
afterAll(() => project[Symbol.asyncDispose]())

const segments = (...words: string[]): Promise<Ended> => kehu(project.path, ['segments', ...words])
const rowsOf = ({ stdout }: Ended) =>
  stdout
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
const text = (name: string) => readFile(join(project.path, name), 'utf8')

test('the list adds up to the customers and their money', async () => {
  const rows = rowsOf(await segments('list'))
  const [all] = rowsOf(
    await kehu(project.path, [
      'query',
      'select count(*) as customers, sum(net_sales) as net_sales from mart_customer where rfm_segment is not null',
    ]),
  )
  expect(rows.map(row => row.id)).toEqual([
    'champions',
    'loyal',
    'potential_loyalists',
    'new',
    'promising',
    'need_attention',
    'about_to_sleep',
    'at_risk',
    'cannot_lose',
    'hibernating',
  ])
  expect(rows.reduce((sum, row) => sum + row.customers, 0)).toBe(all.customers)
  expect(rows.reduce((sum, row) => sum + row.net_sales, 0)).toBeCloseTo(all.net_sales, 4)
  expect(rows.reduce((sum, row) => sum + row.share_of_sales, 0)).toBeCloseTo(1, 2)
  expect(rows[0]).toMatchObject({
    name: 'Champions',
    days_since_last: expect.stringMatching(/^≤ \d+$/),
    orders: expect.stringMatching(/^≥ \d+$/),
    spent: 'any',
  })
})

test('the list for people has shares of one length, that for programs exact ones', async () => {
  const shares = (ended: Ended, cell: RegExp) => [...ended.stdout.matchAll(cell)].map(found => found[1] ?? '')
  const exact = shares(await segments('list'), /"share_of_sales":([\d.]+)/g)
  const shown = shares(await segments('list', '--format', 'markdown'), /^\|(?:[^|]*\|){4} *([\d.]+) *\|/gm)
  expect(shown).toEqual(exact.map(share => Number(share).toFixed(4)))
  expect(exact).toEqual(exact.map(share => String(Number(share))))
  expect((await segments('list', '--format', 'table')).stdout).toContain(` ${shown[0]} `)
})

test('a segment shows its customers and nothing personal', async () => {
  const rows = rowsOf(await segments('show', 'champions'))
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.every(row => row.rfm_segment === 'champions')).toBe(true)
  expect(Object.keys(rows[0])).toEqual([
    'customer_key',
    'source',
    'customer_id',
    'rfm_segment',
    'rfm_r',
    'rfm_f',
    'rfm_m',
    'last_purchase_on',
    'frequency',
    'net_sales',
  ])
  expect(rowsOf(await segments('show', 'champions', '--limit', '1'))).toEqual(rows.slice(0, 1))
})

describe('an export', () => {
  test('has the columns in the order asked for, and the ledger notes the personal ones', async () => {
    expect(
      await segments('export', 'champions,loyal', '-o', 'best.csv', '--columns', 'email,customer_id', '--bom'),
    ).toMatchObject({ code: 0, stdout: '' })
    const [head, ...lines] = (await text('best.csv')).trimEnd().split('\r\n')
    expect(head).toBe('\uFEFFemail,customer_id')
    expect(lines.length).toBe(
      rowsOf(await segments('show', 'champions')).length + rowsOf(await segments('show', 'loyal')).length,
    )
    expect(lines[0]).toMatch(/^c(\d+)@example\.com,C\1$/)
    expect((await readLedger(layout(project.path).ledger)).at(-1)).toMatchObject({
      event: 'query_personal',
      command: 'segments export',
      columns: ['email'],
    })
  })

  test('has the same rows in every format', async () => {
    const counts = []
    for (const name of ['e.csv', 'e.ndjson', 'e.parquet', 'e.arrow'])
      counts.push((await segments('export', 'champions', '-o', name)).stderr.replace(name, ''))
    expect(new Set(counts).size).toBe(1)
    expect((await readFile(join(project.path, 'e.parquet'))).subarray(-4).toString()).toBe('PAR1')
  })
})

test.each([
  [['show', 'championz'], /no segment 'championz'.*did you mean 'champions'/],
  [
    ['show', 'new', '--columns', 'emial,nix,customer_id,customer_id'],
    /'emial'.*did you mean 'email'[\s\S]*'nix'[\s\S]*named twice/,
  ],
  [['export', 'new'], /-o FILE/],
  [['export', 'new', '-o', 'x.ndjson', '--bom'], /--bom is for csv/],
  [['compare', '--from', '2024-05-01'], /no scores of 2024-05-01.*kehu backfill --from 2024-05-01/],
  [['compare', '--from', '2024-13-01'], /'2024-13-01' is no day/],
  [['compare', '--from', smallDay, '--to', smallDay], /does not lie before/],
] as const)('refuses %j', async (words, expected) => {
  const ended = await segments(...words)
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: '' })
  expect(ended.stderr).toMatch(expected)
})

test('audiences that cannot be made are all reported before a night runs', async () => {
  await using wrong = await smallProject()
  const audiences =
    '  one: { segment: championz, directory: out }\n  two: { segment: new, directory: out, columns: [emial] }\n'
  await put(wrong.path, 'kehu.yaml', smallYaml + audiences)
  const before = await readLedger(layout(wrong.path).ledger)
  const ended = await kehu(wrong.path, ['run', '--as-of', smallDay])
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(
    /audiences\.one\.segment: no segment 'championz'[\s\S]*audiences\.two\.columns\[0\]: no column 'emial'/,
  )
  expect(await readLedger(layout(wrong.path).ledger)).toEqual(before)
})

describe('backfill', () => {
  test('adds history in any order, changes nothing else, and compare reads it', async () => {
    const place = layout(project.path)
    const before = await publishedNight(place)
    const ended = await kehu(project.path, ['backfill', '--from', '2024-05-01', '--to', '2024-06-30', '--every', '1m'])
    expect(ended.code).toBe(0)
    expect((await kehu(project.path, ['backfill', '--from', '2024-04-01', '--to', '2024-04-01'])).code).toBe(0)
    const after = await publishedNight(place)
    expect(after?.night).toBe(`${smallDay}-3`)
    expect(after?.digests).toEqual(before?.digests)
    expect(after?.tonight.audiences).toEqual(before?.tonight.audiences)
    for (const name of ['report/index.html', 'audiences/best.csv']) {
      expect(await readFile(join(place.current, name))).toEqual(
        await readFile(join(place.nights, before?.night ?? '', name)),
      )
    }
    const stayed = rowsOf(await segments('stability', '--page', 'stability.html'))
    expect(new Set(stayed.map(row => row.to_day))).toEqual(new Set(['2024-05-01', '2024-06-01', smallDay]))
    expect(stayed.every(row => row.stayed <= row.customers)).toBe(true)
    expect(await text('stability.html')).toContain('How stable are the segments?')
    const { stdout } = await kehu(project.path, [
      'query',
      'select distinct cast(as_of as varchar) as day from score_rfm_history order by 1',
      '--format',
      'csv',
    ])
    expect(stdout).toBe(`day\r\n2024-04-01\r\n2024-05-01\r\n2024-06-01\r\n${smallDay}\r\n`)
    const moves = rowsOf(await segments('compare', '--from', '2024-05-01'))
    const [scored] = rowsOf(
      await kehu(project.path, [
        'query',
        `select count(distinct customer_key) as n from score_rfm_history where as_of in ('2024-05-01', '${smallDay}')`,
      ]),
    )
    expect(moves.reduce((sum, row) => sum + row.customers, 0)).toBe(scored.n)
    const movers = rowsOf(await segments('compare', '--from', '2024-05-01', '--movers', '3'))
    expect(movers.length).toBe(3)
    expect(movers.every(row => row.from_segment !== row.to_segment)).toBe(true)
  })

  test('is the history that a night of that day records', async () => {
    await using other = await smallProject()
    const history = "select * from score_rfm_history where as_of = date '2024-07-02' order by customer_key"
    await kehu(other.path, ['run', '--as-of', '2024-07-02', '--no-deliver'])
    const recorded = await kehu(other.path, ['query', history])
    await kehu(other.path, ['run', '--as-of', '2024-07-05', '--no-deliver'])
    await kehu(other.path, ['backfill', '--from', '2024-07-02', '--to', '2024-07-02'])
    expect((await readNight(layout(other.path), '2024-07-05-2')).tonight.backfilled).toEqual(['2024-07-02'])
    expect(await kehu(other.path, ['query', history])).toEqual(recorded)
    expect(recorded.stdout).not.toBe('')
  })

  test.each([
    [['--from', '2024-08-01', '--to', '2024-08-01'], /lies after the published night's/],
    [['--from', '2024-05-02', '--to', '2024-05-01'], /lies after --to/],
    [['--from', '2024-05-01', '--to', '2024-05-01', '--every', 'week'], /--every 'week'/],
  ] as const)('refuses %j', async (words, expected) => {
    const ended = await kehu(project.path, ['backfill', ...words])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toMatch(expected)
  })
})
