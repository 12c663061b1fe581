import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import sqlite from 'node-sqlite3-wasm'
import { openWorkbench } from '../../src/etl/workbench.js'
import { statement } from '../../src/warehouse/engine/query.js'
import { literal } from '../../src/warehouse/engine/quoting.js'
import { zipOf } from './zip.js'

export const columns = ['Order', 'Customer', 'Product', 'Name', 'At', 'Quantity', 'Price'] as const

/** A line of a small shop, as text. */
export type ShopLine = readonly [string, string, string, string, string, string, string]

/** The lines that every kind of file holds. */
export const shopLines: readonly ShopLine[] = [
  ['100', '1', 'MUG', '杯子', '2024-01-01 10:00:00', '2', '1.50'],
  ['100', '1', 'CUP', 'Cup, blue', '2024-01-01 10:00:00', '1', '0.80'],
  ['101', '2', 'MUG', '杯子', '2024-01-02 00:00:00', '3', '1.50'],
  ['102', '3', 'BOX', '"Box"', '2024-01-03 23:59:59', '10', '12.25'],
]

/** One kind of file that holds them. */
export interface ShopFile {
  readonly kind: string
  readonly name: string
  /** Keys of the kind of file beside `path` and `maps`, as lines of YAML. */
  readonly yaml: string
  bytes(lines: readonly ShopLine[]): Promise<Uint8Array> | Uint8Array
}

const plain = (yaml = ''): Pick<ShopFile, 'yaml'> => ({ yaml })
const widths = [5, 4, 5, 12, 20, 5, 8]

export const shopFiles: readonly ShopFile[] = [
  { kind: 'csv', name: 'lines.csv', ...plain(), bytes: lines => Buffer.from(csvOf(lines)) },
  { kind: 'tsv', name: 'lines.tsv', ...plain(), bytes: lines => Buffer.from(csvOf(lines, '\t')) },
  {
    kind: 'csv of Excel',
    name: 'excel.csv',
    ...plain(),
    bytes: lines => Buffer.from(`\ufeffsep=;\r\n${csvOf(lines, ';').replaceAll('\n', '\r\n')}`),
  },
  {
    kind: 'csv of an old Mac',
    name: 'mac.csv',
    ...plain("read: { comment: '#', quote: \"'\", delimiter: '||' }"),
    bytes: lines => Buffer.from(`# made by hand\r\r${csvOf(lines, '||', "'").replaceAll('\n', '\r')}`),
  },
  { kind: 'gbk', name: 'gbk.csv', ...plain('read: { encoding: [utf-8, gbk] }'), bytes: lines => gbkOf(csvOf(lines)) },
  {
    kind: 'utf-16',
    name: 'wide.csv',
    ...plain(),
    bytes: lines => Buffer.from(`\ufeff${csvOf(lines)}`, 'utf16le'),
  },
  {
    kind: 'fixed',
    name: 'lines.txt',
    ...plain(`format: fixed
        read: { columns: [${placesOf(widths)}] }`),
    bytes: lines =>
      Buffer.from(`${lines.map(line => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('')).join('\r\n')}\r\n`),
  },
  {
    kind: 'json',
    name: 'lines.json',
    ...plain('read: { records: data.lines }'),
    bytes: lines => Buffer.from(JSON.stringify({ n: 1, data: { lines: lines.map(objectOf) } }, null, 1)),
  },
  {
    kind: 'ndjson',
    name: 'lines.ndjson',
    ...plain(),
    bytes: lines => Buffer.from(lines.map(line => `${JSON.stringify(objectOf(line))}\n`).join('')),
  },
  { kind: 'parquet', name: 'lines.parquet', ...plain(), bytes: lines => parquetOf(lines) },
  {
    kind: 'xlsx',
    name: 'book.xlsx',
    ...plain('read: { sheet: Lines, header_row: find }'),
    bytes: lines => bookOf(lines, 'xlsx'),
  },
  {
    kind: 'xls',
    name: 'book.xls',
    ...plain('read: { sheet: Lines, header_row: 3 }'),
    bytes: lines => bookOf(lines, 'biff8'),
  },
  { kind: 'gzip', name: 'lines.csv.gz', ...plain(), bytes: lines => gzipSync(csvOf(lines)) },
  {
    kind: 'zip',
    name: 'week.zip',
    ...plain(),
    bytes: lines => zipOf([['deep/lines.csv', csvOf(lines)]]),
  },
  {
    kind: 'workbook in a zip',
    name: 'books.zip',
    ...plain('read: { sheet: Lines, header_row: find }'),
    bytes: lines => zipOf([['book.xlsx', bookOf(lines, 'xlsx')]]),
  },
  { kind: 'sqlite', name: 'shop.db', ...plain(), bytes: lines => sqliteOf(lines) },
]

/** Cells in quotes, whose quotes are doubled. */
export function csvOf(lines: readonly ShopLine[], delimiter = ',', quote = '"'): string {
  const cell = (text: string) => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`
  return `${[columns, ...lines].map(line => line.map(cell).join(delimiter)).join('\n')}\n`
}

/** `TextEncoder` only writes UTF-8; the letters that the lines hold, by hand. */
function gbkOf(text: string): Buffer {
  const letters = new Map([
    ['杯', [0xb1, 0xad]],
    ['子', [0xd7, 0xd3]],
  ])
  return Buffer.from(Array.from(text).flatMap(letter => letters.get(letter) ?? letter.charCodeAt(0)))
}

function placesOf(all: readonly number[]): string {
  return all
    .map((width, i) => {
      const from = 1 + all.slice(0, i).reduce((sum, one) => sum + one, 0)
      return `{ name: ${columns[i]}, from: ${from}, to: ${from + width - 1} }`
    })
    .join(', ')
}

function objectOf([order, customer, product, name, at, quantity, price]: ShopLine) {
  const number = (text: string) => (Number.isNaN(Number(text)) ? text : Number(text))
  return {
    Order: number(order),
    Customer: customer,
    Product: product,
    Name: name,
    At: at,
    Quantity: number(quantity),
    Price: number(price),
  }
}

/** Below two lines of titles, days as day numbers, numbers as numbers, and a total at the end. */
function bookOf(lines: readonly ShopLine[], bookType: 'xlsx' | 'biff8'): Buffer {
  const day = (text: string) => (Date.parse(`${text.replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  const cells = lines.map(([order, customer, product, name, at, quantity, price]) => [
    Number(order),
    Number(customer),
    product,
    name,
    { t: 'n', v: day(at), z: 'yyyy-mm-dd hh:mm:ss' },
    Number.isNaN(Number(quantity)) ? quantity : Number(quantity),
    price === '#N/A' ? { t: 'e', v: 42 } : Number(price),
  ])
  const rows = [['Report of January'], [], [...columns], ...cells, [], ['Total', null, null, null, null, null, 99.5]]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Lines')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['nothing']]), 'Notes')
  return XLSX.write(book, { type: 'buffer', bookType })
}

async function parquetOf(lines: readonly ShopLine[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-parquet-'))
  const path = join(folder, 'lines.parquet')
  await using engine = await openWorkbench({ spill: folder })
  const values = lines.map(line => `(${line.map(literal).join(', ')})`).join(', ')
  const names = columns.map(name => `"${name}"`)
  const typed = names.map((name, i) => (columns[i] === 'At' ? `cast(${name} as timestamp) as ${name}` : name))
  const text = `copy (select ${typed.join(', ')} from (values ${values}) as line(${names.join(', ')}))
    to ${literal(path)} (format parquet)`
  await engine.run(statement(text))
  const bytes = await readFile(path)
  await rm(folder, { recursive: true })
  return bytes
}

async function sqliteOf(lines: readonly ShopLine[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-sqlite-'))
  const path = join(folder, 'shop.db')
  const made = new sqlite.Database(path)
  made.exec('create table lines ("Order" integer, Customer, Product, Name, At, Quantity integer, Price real)')
  for (const line of lines) made.run('insert into lines values (?, ?, ?, ?, ?, ?, ?)', [...line])
  made.close()
  const bytes = await readFile(path)
  await rm(folder, { recursive: true })
  return bytes
}
