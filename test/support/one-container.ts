import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import * as XLSX from '@e965/xlsx'
import sqlite from 'node-sqlite3-wasm'

type Value = string | number | null

/** A file of CSV with its values as a spreadsheet or a database would hold them. */
interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly Value[])[]
}

/** The files as sheets of one workbook, under their names: days as day numbers, numbers as numbers, NULL as nothing. */
export async function asWorkbook(files: readonly string[]): Promise<Uint8Array> {
  const book = XLSX.utils.book_new()
  for (const { name, columns, rows } of await tablesOf(files)) {
    const cells = [columns.map(column => column.name), ...rows.map(row => row.map(sheetCell))]
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), name)
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

/** The files as tables of one SQLite file. */
export async function asDatabase(files: readonly string[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-container-'))
  const path = join(folder, 'made.db')
  const made = new sqlite.Database(path)
  for (const { name, columns, rows } of await tablesOf(files)) {
    const declared = columns.map(column => `"${column.name}" ${column.isNumber ? 'numeric' : 'text'}`)
    made.exec(`create table "${name}" (${declared.join(', ')})`)
    made.exec('begin')
    const insert = made.prepare(`insert into "${name}" values (${columns.map(() => '?').join(', ')})`)
    for (const row of rows) insert.run([...row])
    insert.finalize()
    made.exec('commit')
  }
  made.close()
  const bytes = await readFile(path)
  await rm(folder, { recursive: true })
  return bytes
}

async function tablesOf(files: readonly string[]): Promise<readonly Table[]> {
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  const tables: Table[] = []
  for (const file of files) {
    const found = await db.runAndReadAll(
      `from read_csv('${file}', header = true, all_varchar = true, delim = ',', quote = '"', nullstr = 'NULL')`,
    )
    const texts = found.getRows().map(row => row.map(cell => (cell === null ? null : String(cell))))
    const columns = found.columnNames().map((name, i) => ({
      name,
      // A code with a leading zero is none.
      isNumber: texts.every(row => row[i] === null || /^(0|-?[1-9][0-9]*|-?[0-9]+\.[0-9]+)$/.test(row[i] ?? '')),
    }))
    const rows = texts.map(row => row.map((cell, i) => (cell !== null && columns[i]?.isNumber ? Number(cell) : cell)))
    tables.push({ name: basename(file, '.csv'), columns, rows })
  }
  db.closeSync()
  return tables
}

function sheetCell(value: Value): Value | XLSX.CellObject {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000$/.test(value)) return value
  const days = (Date.parse(`${value.replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return { t: 'n', v: days, z: 'yyyy-mm-dd hh:mm:ss' }
}
