import { checkSource } from '../check-source.js'
import { compiled } from '../compiled.js'
import type { Engine, ResultColumn, Source } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { trinoPortable } from '../portable.js'
import type { Query, Sql, Statement } from '../query.js'
import { literal, quoted, tableName } from '../quoting.js'
import type { ColumnSchema, TableSchema } from '../table-schema.js'
import type { Columns, Row } from '../value.js'
import type { TrinoAddress } from './address.js'
import { type OnProgress, TrinoClient } from './client.js'
import { distinctNames, pageColumns } from './columns.js'
import { noNull } from './errors.js'
import { boundText } from './literals.js'
import type { Page } from './page.js'
import { valueQueries } from './values-relation.js'
import { withWorkSchema } from './work-schema.js'

export interface TrinoOptions extends TrinoAddress {
  /** The schema that takes what lasts one night. */
  readonly work?: string
  /** Takes Parquet files of this machine to the cluster; without it `files` is `forbidden`. */
  readonly load?: Load
  readonly onProgress?: OnProgress
}

/** Takes files to the cluster and gives a relation over them, columns by name. */
export type Load = (engine: Engine, paths: readonly string[], columns: readonly string[]) => Promise<string>

/** Opens a Trino cluster. Nothing is sent before the first statement. */
export function openTrino(options: TrinoOptions): Engine {
  return new Trino(options)
}

class Trino implements Engine {
  readonly name = 'trino'
  readonly sql = trinoPortable
  readonly readsAtOnce = 4
  readonly #client: TrinoClient
  readonly #open = new Set<AbortController>()
  readonly #running = new Set<Promise<unknown>>()
  #closed: Promise<void> | null = null

  constructor(private readonly options: TrinoOptions) {
    this.#client = new TrinoClient(options, options.onProgress)
  }

  compile(query: Sql): Statement {
    const { text, values } = compiled(query, this.sql)
    return { text: this.#placed(text), values }
  }

  async *read<R extends Row>(query: Query<R>, signal?: AbortSignal): AsyncIterable<Columns<R>> {
    const statement = this.compile(query)
    if (this.#closed) throw closed(statement.text)
    const stop = new AbortController()
    this.#open.add(stop)
    try {
      const all = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
      for await (const { columns, data = [] } of this.#pages(statement, all)) {
        if (columns) distinctNames(columns, statement.text)
        if (columns && data.length > 0) yield pageColumns(columns, data) as Columns<R>
      }
    } finally {
      this.#open.delete(stop)
    }
  }

  run(query: Sql, signal?: AbortSignal): Promise<void> {
    const statement = this.compile(query)
    return this.#tracked(statement.text, () => this.#run(statement, signal))
  }

  async replace<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void> {
    return this.#tracked(`rows for ${table.name}`, () => this.#write(table, from, replacing(table), signal))
  }

  append<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void> {
    return this.#tracked(`rows for ${table.name}`, () => this.#write(table, from, appending(table), signal))
  }

  async files<R extends Row>(paths: readonly string[], columns: readonly string[]): Promise<Query<R>> {
    const { load } = this.options
    if (!load) throw new EngineError('forbidden', 'this engine takes no files', null)
    const text = await load(this, paths, columns)
    return { build: () => ({ text, values: [] }) }
  }

  async describe(query: Sql): Promise<readonly ResultColumn[]> {
    return this.#describe(this.compile(query))
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#running)
    for (const stop of this.#open) {
      stop.abort(new EngineError('interrupted', 'the read was closed before its last row', null))
    }
    await this.#client.close()
  }

  async #write<R extends Row>(
    table: TableSchema,
    from: Source<R>,
    into: (query: string) => string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (!isRows(from)) {
      const { text, values } = this.compile(from)
      if (table.ddl === null) return this.#run({ text: into(text), values }, signal)
      checkSource(table, await this.#describe({ text, values }, signal), text)
      return this.#run({ text: into(`select ${guarded(table)} from (${text}) as source`), values }, signal)
    }
    if (table.ddl === null) {
      throw new EngineError('internal', `${table.name} has no schema: rows made here need one`, null)
    }
    // Rows of several statements are gathered first: the table sees all of them or none.
    const gathered = { ...table, name: `${table.name}__rows`, columns: table.columns.map(optional) }
    let isGathered = false
    let last: string | null = null
    try {
      for await (const query of valueQueries(table, from)) {
        if (last !== null) {
          if (!isGathered) await this.#text(replacing(gathered)(`select * from (${last}) as source`), signal)
          else await this.#text(appending(gathered)(last), signal)
          isGathered = true
        }
        last = query
      }
      if (isGathered && last !== null) await this.#text(appending(gathered)(last), signal)
      const all = isGathered ? `select * from ${tableName(gathered.name)}` : (last ?? noRows(table))
      await this.#text(into(`select ${guarded(table)} from (${all}) as source`), signal)
    } catch (thrown) {
      throw thrown instanceof EngineError
        ? thrown
        : new EngineError('internal', thrown instanceof Error ? thrown.message : String(thrown), null, thrown)
    } finally {
      if (isGathered) await this.#text(`drop table if exists ${tableName(gathered.name)}`)
    }
  }

  async #describe({ text, values }: Statement, signal?: AbortSignal): Promise<readonly ResultColumn[]> {
    let found: readonly ResultColumn[] = []
    const pages = this.#pages({ text: `select * from (${text}) as described limit 0`, values }, signal)
    for await (const { columns } of pages) {
      if (columns) found = columns.map(({ name, type }) => ({ name, type: typeName(type) }))
    }
    return found
  }

  #text(text: string, signal?: AbortSignal): Promise<void> {
    return this.#run({ text, values: [] }, signal)
  }

  async #run({ text, values }: Statement, signal?: AbortSignal): Promise<void> {
    for await (const _ of this.#pages({ text: this.#placed(text), values }, signal));
  }

  #placed(text: string): string {
    const { work } = this.options
    return work === undefined ? text : withWorkSchema(text, work)
  }

  async *#pages(statement: Statement, signal?: AbortSignal): AsyncGenerator<Page> {
    try {
      yield* this.#client.pages(boundText(statement), signal)
    } catch (thrown) {
      // The statement that somebody wrote, not the one that carries its values.
      throw thrown instanceof EngineError
        ? new EngineError(thrown.code, thrown.message, statement.text, thrown.cause)
        : thrown
    }
  }

  /** Work that disposal waits for. */
  async #tracked(text: string, work: () => Promise<void>): Promise<void> {
    if (this.#closed) throw closed(text)
    const running = work()
    this.#running.add(running)
    try {
      await running
    } finally {
      this.#running.delete(running)
    }
  }
}

/** One statement, so that nobody sees the table between its old rows and its new ones; its snapshots stay readable. */
function replacing(table: TableSchema) {
  return (query: string) => `create or replace table ${tableName(table.name)} as ${query}`
}

function appending(table: TableSchema) {
  const columns = table.columns.map(column => quoted(column.name)).join(', ')
  return (query: string) => `insert into ${tableName(table.name)} (${columns}) ${query}`
}

/** The columns with their types. A table that was made from a query knows no NOT NULL: so the query sees to it. */
function guarded(table: TableSchema): string {
  return table.columns.map(column => `${guard(column, table.name)} as ${quoted(column.name)}`).join(', ')
}

function guard({ name, type, nullable }: ColumnSchema, table: string): string {
  const cell = `cast(${quoted(name)} as ${type})`
  return nullable ? cell : `coalesce(${cell}, fail(${literal(`${noNull}${table}.${name}`)}))`
}

/** As DuckDB names it, without the length of a text or the digits of a time; a bare NULL is an integer there. */
function typeName(type: string): string {
  const name = type.replace(/^(varchar|char|timestamp)\(\d+\)/, '$1').replaceAll(', ', ',')
  return name === 'unknown' ? 'INTEGER' : name.toUpperCase()
}

function optional(column: ColumnSchema): ColumnSchema {
  return { ...column, nullable: true }
}

function noRows(table: TableSchema): string {
  return `select ${table.columns.map(({ name, type }) => `cast(null as ${type}) as ${quoted(name)}`).join(', ')} where 1 = 0`
}

function closed(text: string): EngineError {
  return new EngineError('internal', 'this engine is closed', text)
}

function isRows<R extends Row>(from: Source<R>): from is AsyncIterable<Columns<R>> {
  return Symbol.asyncIterator in from
}
