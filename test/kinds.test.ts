import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kehu } from './support/cli.js'
import { ask, night, type Outcome, outcome } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { type ShopFile, type ShopLine, shopFiles, shopLines } from './support/shop-files.js'

/** The same small shop in every kind of file. */

const day = '2024-01-05'
const map = `order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: { column: Quantity, decimals: 0 }, unit_price: Price }
          product: { product_id: Product, name: Name }`

function project(kinds: readonly { readonly name: string; readonly path: string; readonly yaml: string }[]): string {
  const files = kinds.map(
    ({ name, path, yaml }) => `      - name: ${name}
        path: ${path}
        ${yaml}
        maps:
          ${map}`,
  )
  return `version: 1
project: shop
currency: GBP
limits: { quarantined: 1 }
sources:
  shop:
    ignore: [{ name: total, when: "[Order] = 'Total'" }]
    files:
${files.join('\n')}
`
}

async function projectOf({ name, yaml, bytes }: ShopFile, lines = shopLines): Promise<ProjectFolder> {
  const made = await projectFolder(project([{ name: 'lines', path: `exports/${name}`, yaml }]))
  await put(made.path, `exports/${name}`, await bytes(lines))
  return made
}

/** What no kind of file changes. Two pages of the report tell of the fates of records: total rows are ignored. */
function starOf({ digests, fates, files: { 'report/index.html': _, 'report/quality.html': __, ...files } }: Outcome) {
  return { digests, files, loaded: fates['shop: loaded'] }
}

const [csv] = shopFiles
async function csvOutcome(): Promise<Outcome> {
  if (!csv) throw new RangeError('there are kinds of files')
  await using made = await projectOf(csv)
  await night(made.path, day)
  return await outcome(made.path)
}

describe('the star is the same', () => {
  let expected: Promise<Outcome> | undefined
  it.each(shopFiles.map(file => [file.kind, file] as const))('from %s', async (_, file) => {
    expected ??= csvOutcome()
    await using made = await projectOf(file)
    await night(made.path, day)
    const found = await outcome(made.path)
    expect(Object.keys(found.digests).length).toBeGreaterThan(10)
    expect(starOf(found)).toEqual(starOf(await expected))
  })
})

describe('a wrong record is quarantined with its line and its reason', () => {
  const wrong: ShopLine = ['103', '4', 'MUG', 'Mug', '2024-01-04 10:00:00', 'many', '1.50']

  it.each(shopFiles.map(file => [file.kind, file] as const))('from %s', async (_, file) => {
    await using made = await projectOf(file, [...shopLines, wrong])
    await night(made.path, day)
    const found = await ask(made.path, 'select column_name, value, reason from quarantine')
    expect(found).toEqual([{ column_name: 'Quantity', value: 'many', reason: 'expected a whole number' }])
    const lines = await ask<{ line: bigint | null }>(made.path, 'select line from quarantine')
    const line = {
      csv: 6n,
      'csv of Excel': 7n,
      'csv of an old Mac': 8n,
      fixed: 5n,
      ndjson: 5n,
      xlsx: 8n,
      xls: 8n,
      zip: 6n,
    }
    const known = Object.entries(line).find(([kind]) => kind === file.kind)?.[1]
    if (known !== undefined) expect(lines).toEqual([{ line: known }])
  })

  it.each([
    ['xlsx', '8', '#N/A'],
    ['xls', '8', '#N/A'],
  ])('where a cell of %s shows an error', async (kind, line, value) => {
    const file = shopFiles.find(one => one.kind === kind)
    if (!file) throw new RangeError(kind)
    await using made = await projectOf(file, [
      ...shopLines,
      ['103', '4', 'MUG', 'Mug', '2024-01-04 10:00:00', '1', '#N/A'],
    ])
    await night(made.path, day)
    expect(await ask(made.path, 'select line, column_name, value, reason from quarantine')).toEqual([
      {
        line: BigInt(line),
        column_name: 'Price',
        value,
        reason: 'expected a value, found an error of the spreadsheet',
      },
    ])
  })

  it.each([
    [
      'fixed',
      '103  4   MUG\r\n',
      { line: 5n, value: '103  4   MUG', reason: 'expected a line of 59 characters, found 12' },
    ],
    [
      'ndjson',
      '{"Order":103,\n',
      { line: 5n, value: '{"Order":103,', reason: 'is no JSON object: expected a key in quotes at letter 14' },
    ],
    ['tsv', '103\t4\n', { line: 6n, value: '103\t4', reason: 'expected 7 cells, found 2' }],
  ])('where the structure of %s is broken', async (kind, text, expected) => {
    const file = shopFiles.find(one => one.kind === kind)
    if (!file) throw new RangeError(kind)
    await using made = await projectOf({
      ...file,
      bytes: async lines => Buffer.concat([await file.bytes(lines), Buffer.from(text)]),
    })
    await night(made.path, day)
    expect(await ask(made.path, 'select line, value, reason from quarantine')).toEqual([expected])
  })
})

describe('a folder that holds every kind', () => {
  const kinds = [
    { name: 'mac', path: 'exports/mac.csv', yaml: "read: { comment: '#', quote: \"'\", delimiter: '||' }" },
    { name: 'gbk', path: 'exports/gbk.csv', yaml: 'read: { encoding: gbk }' },
    { name: 'fixed', path: 'exports/', yaml: shopFiles.find(({ kind }) => kind === 'fixed')?.yaml ?? '' },
    { name: 'nested', path: 'exports/', yaml: 'format: json\n        read: { records: data.lines }' },
    { name: 'books', path: 'exports/', yaml: 'format: xlsx\n        read: { sheet: Lines, header_row: find }' },
    { name: 'old_books', path: 'exports/', yaml: 'format: xls\n        read: { sheet: Lines, header_row: find }' },
    {
      name: 'others',
      path: '["exports/*.csv", "exports/*.tsv", "exports/*.gz", "exports/*.ndjson", "exports/*.parquet", "exports/week.zip/*.csv", "exports/*.db/lines"]',
      yaml: '',
    },
  ]

  it('is one shop: each record is loaded once, from wherever it came; it can be planned, diagnosed, replayed and built anew', async () => {
    await using made = await projectFolder(project(kinds))
    for (const file of shopFiles) await put(made.path, `exports/${file.name}`, await file.bytes(shopLines))
    const wrong: ShopLine = ['103', '4', 'MUG', 'Mug', '2024-01-04 10:00:00', 'many', '1.50']
    const book = shopFiles.find(({ kind }) => kind === 'xlsx')
    await put(made.path, 'exports/bad.xlsx', (await book?.bytes([wrong])) ?? '')
    await put(made.path, 'exports/notes.md', 'nothing')

    const plan = await kehu(made.path, ['plan', '--as-of', day, '--format', 'json'])
    expect(plan).toMatchObject({ code: 0, stderr: '' })
    const { new_files, same, passed_over, broken } = JSON.parse(plan.stdout)
    expect(broken).toEqual([])
    expect(new_files.map((file: { kind: string; file: string }) => `${file.kind}: ${file.file}`).sort()).toEqual([
      'books: exports/bad.xlsx/Lines',
      'books: exports/book.xlsx/Lines',
      'fixed: exports/lines.txt',
      'gbk: exports/gbk.csv',
      'mac: exports/mac.csv',
      'nested: exports/lines.json',
      'old_books: exports/book.xls/Lines',
      'others: exports/excel.csv',
      'others: exports/lines.csv',
      'others: exports/lines.ndjson',
      'others: exports/lines.parquet',
      'others: exports/lines.tsv',
      'others: exports/shop.db/lines',
      'others: exports/wide.csv',
    ])
    expect(same.map(({ file, same_as }: { file: string; same_as: string }) => [file, same_as])).toEqual([
      ['exports/books.zip/book.xlsx/Lines', 'exports/book.xlsx/Lines'],
      ['exports/lines.csv.gz', 'exports/lines.csv'],
      ['exports/week.zip/deep/lines.csv', 'exports/lines.csv'],
    ])
    expect(passed_over).toEqual([
      { source: 'shop', name: 'exports/notes.md', reason: 'of a format that no kind of file reads' },
      ...['bad.xlsx', 'book.xls', 'book.xlsx', 'books.zip/book.xlsx'].map(name => ({
        ...{ source: 'shop', name: `exports/${name}/Notes`, reason: 'a sheet that no kind of file reads' },
      })),
    ])
    const doctor = await kehu(made.path, ['doctor'])
    expect(doctor.stdout).toContain('ok    source shop: 17 files')

    await night(made.path, day)
    const first = await outcome(made.path)
    expect(starOf(first)).toEqual(starOf(await csvOutcome()))
    expect(first.fates).toEqual({
      'shop: duplicate': '48',
      'shop: ignored: total': '3',
      'shop: loaded': '4',
      'shop: quarantined: Quantity: expected a whole number': '1',
    })
    const rejects = await kehu(made.path, ['rejects', 'show', 'bad.xlsx/Lines', '--format', 'json'])
    expect(rejects.stdout).toContain('"line":4')
    expect(rejects.stdout).toContain('exports/bad.xlsx/Lines')

    await rm(join(made.path, 'exports'), { recursive: true })
    const rebuilt = await kehu(made.path, ['run', '--as-of', day, '--rebuild'])
    expect(rebuilt).toMatchObject({ code: 0 })
    expect(starOf(await outcome(made.path))).toEqual(starOf(first))
    expect((await outcome(made.path)).fates).toEqual(first.fates)
    const replayed = await kehu(made.path, ['rejects', 'replay'])
    expect(replayed.stdout + replayed.stderr).toContain('in quarantine before: 1, now: 1')
  })
})
