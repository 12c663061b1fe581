import type { Portable } from './portable.js'
import type { Query, Sql, Statement } from './query.js'
import type { TableSchema } from './table-schema.js'
import type { AnyColumns, Columns, Row } from './value.js'

/**
 * Five verbs, as wide as the narrowest engine. What differs between engines lives inside their own folders, and in
 * `Portable`, the functions that they spell differently. Every failure is an EngineError. Disposal waits for what runs,
 * and cuts open reads off (`interrupted`).
 */
export interface Engine extends AsyncDisposable {
  readonly name: 'duckdb' | 'trino'
  readonly sql: Portable
  /** Reads that are best asked for at once: 1 where each uses the whole machine. */
  readonly readsAtOnce: number
  /** The text and values that this engine would run. */
  compile(query: Sql): Statement
  /**
   * In chunks of columns. An open read owns its connection, so any number may be open beside `run`. An answer of no rows
   * gives no chunk; `describe` tells its columns, and their order (names such as "1" come first in any object).
   */
  read<R extends Row>(query: Query<R>, signal?: AbortSignal): AsyncIterable<Columns<R>>
  /** One statement without an answer. */
  run(query: Sql, signal?: AbortSignal): Promise<void>
  /**
   * The table holds exactly these rows afterwards, or, after a failure, what it held before; it is made if it is not
   * there. The query may read the table itself. The source's columns are the table's, in any order, and no value changes
   * on the way in: EngineError `conversion`.
   */
  replace<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void>
  /** These rows, or after a failure none of them, are added to a table that is there. Columns: as for `replace`. */
  append<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void>
  /** A relation over Parquet files, columns by name. Staging hands its files over this way. */
  files<R extends Row>(paths: readonly string[], columns: readonly string[]): Promise<Query<R>>
  /** Name and SQL type of each column that a query would answer with, without running it. */
  describe(query: Sql): Promise<readonly ResultColumn[]>
}

/** Rows made in TypeScript may come from open reads; a `run` of the same engine between them would wait for ever. */
export type Source<R extends Row> = Query<R> | AsyncIterable<Columns<R>>

export interface ResultColumn {
  readonly name: string
  /** `BIGINT`, `DECIMAL(18,4)`, `TIMESTAMP` … */
  readonly type: string
}

/** All rows of a small answer as objects. */
export async function rows<R extends Row>(engine: Engine, query: Query<R>, signal?: AbortSignal): Promise<R[]> {
  const found: R[] = []
  for await (const chunk of engine.read(query, signal)) found.push(...objects(chunk))
  return found
}

/** The rows of a chunk as objects. */
export function objects<R extends Row>(chunk: Columns<R>): R[] {
  const columns: AnyColumns = chunk
  const names = Object.keys(columns)
  const length = columns[names[0] ?? '']?.length ?? 0
  return Array.from(
    { length },
    (_, i) => Object.fromEntries(names.map(name => [name, columns[name]?.[i] ?? null])) as R,
  )
}
