import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { tableName } from '../engine/quoting.js'
import type { TableSchema } from '../engine/table-schema.js'
import { bind, plainText, reading, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'

/** A relation of one night, in the schema `work`: nothing of it is published. */
function workTable(name: string): TableSchema {
  return { name: `work.${name}`, meaning: '', grain: [], columns: [], ddl: null }
}

/** Keeps the rows of a query for the rest of the night. */
export async function keep(engine: Engine, name: string, query: Query): Promise<void> {
  await engine.replace(workTable(name), query)
}

/** Names a query for the rest of the night; it is read each time. */
export async function view(engine: Engine, name: string, query: Query): Promise<void> {
  const { text } = engine.compile(query)
  await engine.run(statement(`create or replace view ${tableName(`work.${name}`)} as ${text}`))
}

/** Above so many files, what they hold is kept for the night. */
const manyFiles = 16

/**
 * Names what stands in files for the rest of the night. Opening many small files costs more than their rows: they are
 * read once. Few large ones are read as they are needed.
 */
export async function readOnce(engine: Engine, files: number, name: string, query: Query): Promise<void> {
  await (files > manyFiles ? keep : view)(engine, name, query)
}

/** Forgets names that were given to what stands in so many files: more of them may have to be kept. */
export async function forgetRead(engine: Engine, files: number, names: readonly string[]): Promise<void> {
  if (files > manyFiles) return
  for (const name of names) await engine.run(statement(`drop view if exists ${tableName(`work.${name}`)}`))
}

/** The query of `sql/star/<name>.sql`. */
export function star(name: string): Query {
  return bind(sqlFile(`star/${name}.sql`))
}

/**
 * Puts the new rows of some keys in the place of their old ones. Keys of several columns are looked for column by column,
 * as both engines can: `next` holds whatever that finds beyond them as it was.
 */
export async function replaceKeys(
  engine: Engine,
  name: string,
  key: readonly string[],
  touched: string,
  next: Query,
): Promise<void> {
  await keep(engine, `next_${name}`, next)
  const among = key.map(tableName).map(column => `${column} in (select ${column} from ${tableName(`work.${touched}`)})`)
  await engine.run(statement(`delete from ${tableName(name)} where ${among.join(' and ')}`))
  await engine.append(table(name), statement(`select * from ${tableName(`work.next_${name}`)}`))
}

/** Whether a relation of the night holds anything. */
export async function hasRows(engine: Engine, name: string): Promise<boolean> {
  const [found] = await rows(
    engine,
    statement<{ rows: bigint }>(`select count(*) as rows from ${tableName(`work.${name}`)}`),
  )
  return found !== undefined && found.rows > 0n
}

/** Whether a table that comes where it is needed is there. */
export async function hasTable(engine: Engine, name: string): Promise<boolean> {
  const found = await rows(
    engine,
    statement<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema and table_name = $1',
      [name],
    ),
  )
  return found.length > 0
}

/** Adds rows to a table that comes where it is needed. */
export async function appendWhereNeeded(engine: Engine, name: string, query: Query): Promise<void> {
  if (await hasTable(engine, name)) await engine.append(table(name), query)
  else await engine.replace(table(name), query)
}

/** Makes a table anew from a query, which may read the table itself. */
export async function remake(engine: Engine, name: string, query: Query): Promise<void> {
  await engine.replace(table(name), query)
}

/** The text of `sql/star/<name>.sql`, which takes no values, reading one relation in the place of another. */
export function readingFrom(name: string, relation: string, instead: string): string {
  return plainText(reading(sqlFile(`star/${name}.sql`), relation, instead))
}
