import { copyFile, open } from 'node:fs/promises'
import type { Database } from 'node-sqlite3-wasm'
import { quoted } from '../../warehouse/engine/quoting.js'
import { BrokenFile } from '../broken-file.js'
import { columnNames } from './find-header.js'
import { hasBytes } from './has-bytes.js'
import { landRows, type RowRecord } from './land-rows.js'
import type { OpenFile } from './open-file.js'
import type { Part, PartReader } from './reader.js'
import { numberText } from './sheets/cell-text.js'

/** Tables and views of an SQLite file, opened read-only. */
export const sqlite: PartReader = {
  isText: false,
  partName: 'table',
  dialects: () => ['sqlite'],
  dialect: async () => 'sqlite',
  async parts(file, name) {
    return withDatabase(file, name, database => partsOf(database))
  },
  async header(file) {
    const { name, part } = file.delivery
    return withDatabase(file, name, database => columnNames(columnsOf(database, part ?? '')))
  },
  async land(file, _, draft) {
    const { name, part } = file.delivery
    return withDatabase(file, name, database => {
      const columns = columnsOf(database, part ?? '')
      return landRows(file.engine, columnNames(columns), recordsOf(database, part ?? '', columns), draft)
    })
  },
}

type Bytes = Pick<OpenFile, 'bytes'>

async function withDatabase<T>(file: Bytes, name: string, work: (database: Database) => T | Promise<T>): Promise<T> {
  const path = await safePath(file, name)
  // Of a CommonJS module Node only knows the whole.
  const { default: wasm } = await import('node-sqlite3-wasm')
  let database: Database | undefined
  try {
    database = new wasm.Database(path, { readOnly: true })
    return await work(database)
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'SQLite3Error') throw thrown
    const mend = 'look at it with sqlite3, and export it again with .backup'
    throw new BrokenFile(
      'unreadable',
      name,
      `is no SQLite database that can be read (${thrown.message}); ${mend}`,
      thrown,
    )
  } finally {
    database?.close()
  }
}

/** Where the header says how changes are kept: 2 is a log beside the file. */
const writeVersion = 18

/**
 * A path at which the library may open the file: it makes a lock beside it, which must not lie in the user's folder. A
 * database that keeps a log can only be opened where it may write one, so a copy of it says that it keeps none.
 */
async function safePath({ bytes }: Bytes, name: string): Promise<string> {
  const delivered = bytes.delivered
  for (const [ending, what, mend] of unsettled) {
    if (delivered === null || !(await hasBytes(`${delivered}${ending}`))) continue
    throw new BrokenFile('unreadable', name, `${what} ${name.split('/').at(-1)}${ending} that it lacks; ${mend}`)
  }
  const path = await bytes.linked()
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, writeVersion)
    if (buffer[0] !== 2 && buffer[1] !== 2) return path
  } finally {
    await file.close()
  }
  const copy = `${path}-copy`
  await copyFile(path, copy)
  const written = await open(copy, 'r+')
  try {
    await written.write(Buffer.from([1, 1]), 0, 2, writeVersion)
  } finally {
    await written.close()
  }
  return copy
}

const unsettled: readonly (readonly [ending: string, what: string, mend: string])[] = [
  ['-wal', 'has changes in', 'close the program that writes it, or run sqlite3 on it: pragma wal_checkpoint(truncate)'],
  ['-journal', 'is being written, or was cut off: there is', 'wait until it is written, or open it once with sqlite3'],
]

function partsOf(database: Database): readonly Part[] {
  return database
    .all(
      "select name, type from sqlite_master where type in ('table', 'view') and name not like 'sqlite~_%' escape '~' order by name",
    )
    .map(row => ({ name: String(row.name), hidden: row.type === 'view' }))
}

function columnsOf(database: Database, table: string): readonly string[] {
  // Hidden columns are those of virtual tables; generated ones are columns like others.
  return database
    .all('select name from pragma_table_xinfo(?) where hidden <> 1 order by cid', [table])
    .map(row => String(row.name))
}

async function* recordsOf(database: Database, table: string, columns: readonly string[]): AsyncGenerator<RowRecord> {
  const list = columns.map((name, i) => `${quoted(name)} as cell_${i}`).join(', ')
  const query = database.prepare(`select ${list} from ${quoted(table)}`)
  try {
    for (const row of query.iterate()) yield { line: null, cells: columns.map((_, i) => textOf(row[`cell_${i}`])) }
  } finally {
    query.finalize()
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number')
    return Number.isInteger(value) && Number.isSafeInteger(value) ? String(value) : numberText(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value)
}
