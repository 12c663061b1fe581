import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api'
import { checkColumns } from '../check-columns.js'
import { quoted, tableName } from '../quoting.js'
import type { ColumnSchema, TableSchema } from '../table-schema.js'
import type { Column, Columns, Row } from '../value.js'

/** DuckDB's own size of a chunk. */
const chunkRows = 2048

/**
 * Rows made in TypeScript go to a table of the same columns first, in which DECIMAL, DATE, TIMESTAMP and UUID are
 * text: so the engine casts them, exactly, and a bad value fails before the table has one row of them.
 */
export async function appendColumns<R extends Row>(
  connection: DuckDBConnection,
  table: TableSchema,
  into: string,
  chunks: AsyncIterable<Columns<R>>,
  signal?: AbortSignal,
): Promise<void> {
  const carriers = table.columns.map(column => `${quoted(column.name)} ${carrier(column).toString()}`).join(', ')
  await connection.run(`create or replace temp table "appended" (${carriers})`)
  const appender = await connection.createAppender('appended', 'main', 'temp')
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted()
      for (const part of parts(checkColumns(chunk, table), table)) appender.appendDataChunk(part)
    }
  } finally {
    appender.closeSync()
  }
  const names = table.columns.map(column => quoted(column.name)).join(', ')
  const casts = table.columns.map(column => `cast(${quoted(column.name)} as ${column.type})`).join(', ')
  await connection.run(`insert into ${tableName(into)} (${names}) select ${casts} from temp.appended`)
  await connection.run('drop table temp.appended')
}

function* parts(columns: readonly Column[], table: TableSchema): Iterable<DuckDBDataChunk> {
  const types = table.columns.map(carrier)
  const length = columns[0]?.length ?? 0
  for (let from = 0; from < length; from += chunkRows) {
    const to = Math.min(from + chunkRows, length)
    const part = DuckDBDataChunk.create(types, to - from)
    columns.forEach((column, i) => {
      part.setColumnValues(i, Array.from(column.slice(from, to)))
    })
    yield part
  }
}

function carrier({ type }: ColumnSchema): DuckDBType {
  if (type === 'bigint') return BIGINT
  if (type === 'integer') return INTEGER
  if (type === 'double') return DOUBLE
  if (type === 'boolean') return BOOLEAN
  return VARCHAR
}
