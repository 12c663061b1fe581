import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openDuckdb } from '../duckdb/duckdb.js'
import type { Engine, ResultColumn } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { statement } from '../query.js'
import { literal, quoted, tableName } from '../quoting.js'
import { sqlType } from '../sql-type.js'
import type { SqlType, TableSchema } from '../table-schema.js'
import type { Row } from '../value.js'
import type { Load } from './trino.js'

/** A folder of the cluster's object store that this machine can write to. */
export interface StoreFolder {
  /** As this machine sees it. */
  readonly path: string
  /** As the cluster sees it, such as `s3://lake/kehu`. */
  readonly location: string
  /** A Hive catalog over the same store: its external tables read the files where they lie. */
  readonly catalog?: string
}

/** What the engine of this machine may use while it hands files over. */
export interface LocalLimits {
  readonly spill: string
  readonly threads?: number
  readonly memory?: string
}

/**
 * Files are packed into few large ones in the store, and read there. Through a Hive catalog as an external table; else
 * by `add_files`, which gives the files to a table: they go with it, so they lie in a folder made for the purpose.
 *
 * @param work schema of the tables, and name of the folder in the store
 */
export function loadThroughStore(store: StoreFolder, work: string, limits: LocalLimits): Load {
  let counter = 0
  return async (cluster, paths, columns) => {
    const name = `load_${++counter}`
    const folder = join(store.path, work, name)
    await mkdir(folder, { recursive: true })
    const location = `${store.location.replace(/\/$/, '')}/${work}/${name}`
    await using local = await openDuckdb({ path: ':memory:', ...limits })
    const from = await packed(local, paths, columns)
    const types = await columnTypes(local, from)
    await local.run(statement(`copy (${from}) to ${literal(folder)} (format parquet, file_size_bytes '256MB')`))
    const defined = types.map(column => `${quoted(column.name)} ${column.type}`).join(', ')
    if (store.catalog !== undefined) {
      const table = `${quoted(store.catalog)}.${quoted(work)}.${quoted(name)}`
      const options = `external_location = ${literal(location)}, format = 'PARQUET'`
      await cluster.run(statement(`create schema if not exists ${quoted(store.catalog)}.${quoted(work)}`))
      await cluster.run(statement(`drop table if exists ${table}`))
      await cluster.run(statement(`create table ${table} (${defined}) with (${options})`))
      return `select ${columns.map(quoted).join(', ')} from ${table}`
    }
    const table = tableName(`work.${name}`)
    await cluster.run(statement(`create table ${table} (${defined})`))
    const given = `location => ${literal(location)}, format => 'PARQUET'`
    await cluster.run(statement(`alter table ${table} execute add_files(${given})`))
    return `select ${columns.map(quoted).join(', ')} from ${table}`
  }
}

/** Files travel as rows in the text of statements: for a cluster of which there is only SQL. */
export function loadAsRows(limits: LocalLimits): Load {
  let counter = 0
  return async (cluster, paths, columns) => {
    await using local = await openDuckdb({ path: ':memory:', ...limits })
    const from = await packed(local, paths, columns)
    const table: TableSchema = {
      name: `work.load_${++counter}`,
      meaning: '',
      grain: [],
      columns: (await columnTypes(local, from)).map(column => ({
        ...column,
        nullable: true,
        personal: false,
        lineage: false,
        meaning: '',
      })),
      ddl: '',
    }
    await cluster.replace(table, local.read(statement<Row>(from)))
    return `select ${columns.map(quoted).join(', ')} from ${tableName(table.name)}`
  }
}

/** UUID has no type in Hive, so it travels as text. */
async function packed(local: Engine, paths: readonly string[], columns: readonly string[]): Promise<string> {
  const files = await local.files(paths, columns)
  const described = await local.describe(files)
  const cells = described.map(({ name, type }) =>
    type === 'UUID' ? `cast(${quoted(name)} as varchar) as ${quoted(name)}` : quoted(name),
  )
  return `select ${cells.join(', ')} from (${local.compile(files).text}) as files`
}

async function columnTypes(local: Engine, text: string): Promise<readonly { name: string; type: SqlType }[]> {
  return (await local.describe(statement(text))).map(column => ({ name: column.name, type: portableType(column) }))
}

function portableType(column: ResultColumn): SqlType {
  const found = sqlType(column)
  if (found) return found
  throw new EngineError(
    'conversion',
    `column ${column.name} is ${column.type}, which no table of a cluster holds`,
    null,
  )
}
