import { cp, readlink } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { bad, cases, good, goodDay, header, shop } from './support/bad-inputs.js'
import { type Ended, kehu } from './support/cli.js'
import { ask, askOne, night } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { servedNight } from './support/served.js'

describe('bad input', () => {
  let base: ProjectFolder
  beforeAll(async () => {
    base = await projectFolder(shop())
    await put(base.path, 'exports/lines-1.csv', good)
    await night(base.path, goodDay)
  })
  afterAll(() => base[Symbol.asyncDispose]())

  it.each(cases)(
    '$name: says so, loses nothing and publishes no half of it',
    async ({ name, code, asOf = goodDay, spoil }) => {
      await using project = await projectFolder(shop())
      await cp(base.path, project.path, { recursive: true, verbatimSymlinks: true })
      const place = layout(project.path)
      const before = await readLedger(place.ledger)
      await spoil(project.path)

      const words = ['run', '--as-of', asOf]
      const ended = await kehu(project.path, words)
      await expect(told(words, ended, project.path)).toMatchFileSnapshot(`golden/${name}.txt`)
      expect(ended.code).toBe(code)

      const events = (await readLedger(place.ledger)).slice(before.length).map(line => line.event)
      expect(events).toEqual({ 0: ['started', 'published'], 2: [], 3: ['started', 'held'] }[code])
      if (code !== 0) {
        expect(servedNight(project.path)).toBe(`${goodDay}-1`)
        expect(await readlink(place.current)).toBe(await readlink(layout(base.path).current))
      }
      expect(
        await askOne(project.path, 'select count(*) as lines, sum(gross_amount) as amount from fct_order_line'),
      ).toEqual({ lines: 2n, amount: '3.8000' })
    },
  )

  it('what held a night is loaded by the next one once it is mended', async () => {
    await using project = await projectFolder(shop())
    await cp(base.path, project.path, { recursive: true, verbatimSymlinks: true })
    await put(project.path, bad, '')
    expect((await kehu(project.path, ['run', '--as-of', goodDay])).code).toBe(3)
    await put(project.path, bad, good.replace('100', '102').replace('101', '103'))
    expect((await kehu(project.path, ['run', '--as-of', goodDay])).code).toBe(0)
    expect(await askOne(project.path, 'select count(*) as lines from fct_order_line')).toEqual({ lines: 4n })
  })

  it('what lacks a column goes into quarantine where the contract says so', async () => {
    await using project = await projectFolder(shop({ source: 'on_drift: quarantine', limit: '1' }))
    await put(project.path, 'exports/lines-1.csv', good)
    await put(project.path, bad, good.replace('Price', 'Prise'))
    await night(project.path, goodDay)
    const fates = await ask(
      project.path,
      'select fate, count(*) as records from record_fate group by fate order by fate',
    )
    expect(fates).toEqual([
      { fate: 'loaded', records: 2n },
      { fate: 'quarantined', records: 2n },
    ])
  })
})

describe('strict casts', () => {
  /** Line 4 runs over two physical lines, lines 3 and 9 are blank. */
  const lines = [
    header,
    '100,1,MUG,Mug,2024-01-01 10:00:00,2,1.50',
    '',
    '101,1,MUG,"Mug,',
    'the ""big"" one",2024-01-01 10:00:00,1.7,1.50',
    '102,1,MUG,Mug,2024-01-01 10:00:00,3,1.50',
    '103,1,MUG,Mug,2024-02-30 10:00:00,1,1.50',
    '104,1,MUG',
    '',
    '105,1,MUG,Mug,2024-01-01 10:00:00,1_000,1e3',
    '106,1,MUG,Mug,2024-01-01 10:00:00,1,1.23456',
    '107,1, ,Mug,2024-01-01 10:00:00,1,1.50',
    '108,1,MUG,"Mug\nof two lines",2024-01-01 10:00:00,1,1.50',
    '109,1,MUG,Mug,2024-01-01 10:00:00,1,1.50,extra',
    '110,1,MUG,Mug,2024-01-01 10:00:00,+1,.5',
  ]
  type Told = {
    name: string
    record: bigint
    line: bigint
    column_name: string | null
    value: string | null
    reason: string
  }

  it.each([
    ['line feeds', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['mixed line ends', (text: string) => text.replace('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
  ])('name file, record, line, column, value and reason, with %s', async (_, written) => {
    await using project = await projectFolder(shop({ limit: '1' }))
    await put(project.path, 'exports/lines-1.csv', written(`${lines.join('\n')}\n`))
    await night(project.path, goodDay)
    const found = await ask<Told>(
      project.path,
      `select name, record, line, column_name, value, reason from quarantine join loaded_file using (file_id) order by line, position`,
    )
    const name = 'exports/lines-1.csv'
    const structural = found.filter(row => row.column_name === null)
    expect(found.filter(row => row.column_name !== null)).toEqual([
      { name, record: 2n, line: 4n, column_name: 'Quantity', value: '1.7', reason: 'expected a whole number' },
      {
        name,
        record: 4n,
        line: 7n,
        column_name: 'At',
        value: '2024-02-30 10:00:00',
        reason: 'expected a time such as 2011-12-09 12:50:00',
      },
      { name, record: 5n, line: 10n, column_name: 'Quantity', value: '1_000', reason: 'expected a whole number' },
      {
        name,
        record: 5n,
        line: 10n,
        column_name: 'Price',
        value: '1e3',
        reason: 'expected a number with at most 4 decimals',
      },
      {
        name,
        record: 6n,
        line: 11n,
        column_name: 'Price',
        value: '1.23456',
        reason: 'expected a number with at most 4 decimals',
      },
      { name, record: 7n, line: 12n, column_name: 'Product', value: null, reason: 'is missing' },
    ])
    // Records broken in structure follow the good ones in order of line, as raw text.
    expect(structural.map(({ record, line, value }) => ({ record, line, value }))).toEqual([
      { record: 10n, line: 8n, value: '104,1,MUG' },
      { record: 11n, line: 15n, value: '109,1,MUG,Mug,2024-01-01 10:00:00,1,1.50,extra' },
    ])
    const fates = await ask(
      project.path,
      'select fate, count(*) as records from record_fate group by fate order by fate',
    )
    expect(fates).toEqual([
      { fate: 'loaded', records: 4n },
      { fate: 'quarantined', records: 7n },
    ])
  })

  it.each([
    ['line feeds', '\n'],
    ['CRLF', '\r\n'],
  ])('show the bytes that are no UTF-8 whole, with %s', async (_, lineEnd) => {
    await using project = await projectFolder(shop({ limit: '1', read: '{ encoding: utf-8 }' }))
    const bytes = Buffer.from(
      [header, '100,1,MUG,Mug,2024-01-01 10:00:00,2,1.50', '101,2,CUP,T\xE9,2024-01-01 10:00:00,1,1.50', ''].join(
        lineEnd,
      ),
      'latin1',
    )
    await put(project.path, 'exports/lines-1.csv', bytes)
    await night(project.path, goodDay)
    const found = await ask(project.path, 'select record, line, column_name, value from quarantine')
    expect(found).toEqual([
      { record: 2n, line: 3n, column_name: null, value: '101,2,CUP,T\uFFFD,2024-01-01 10:00:00,1,1.50' },
    ])
  })

  it('take a header with a NUL for what it is', async () => {
    await using project = await projectFolder(shop({ source: 'on_drift: quarantine', limit: '1' }))
    await put(project.path, 'exports/lines-1.csv', good.replace('Price', 'Pri\0ce'))
    await night(project.path, goodDay)
    const found = await ask(project.path, 'select distinct reason from quarantine order by reason')
    expect(found).toContainEqual({ reason: expect.stringContaining("has no column 'Price'") })
  })
})

/** What a person sees: the command, its words without those of progress, and the exit code. */
function told(words: readonly string[], { code, stdout, stderr }: Ended, folder: string): string {
  const seen = `${stdout}${stderr}`
    .replaceAll(folder, '<project>')
    .split('\n')
    .filter(line => !/^(land|stage|star|check|mine|render|digest): /.test(line))
  return [`$ kehu ${words.join(' ')}`, ...seen, `exit ${code}`, ''].join('\n')
}
