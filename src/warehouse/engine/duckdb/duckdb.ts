import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult } from '@duckdb/node-api'
import { checkSource } from '../check-source.js'
import { compiled } from '../compiled.js'
import { createTable } from '../create-table.js'
import type { Engine, ResultColumn, Source } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { duckdbPortable } from '../portable.js'
import type { Query, Sql, Statement } from '../query.js'
import { literal, quoted, tableName } from '../quoting.js'
import type { TableSchema } from '../table-schema.js'
import type { Columns, Row } from '../value.js'
import { appendColumns } from './append-columns.js'
import { claimFile } from './claim.js'
import { engineError } from './errors.js'
import { openInstance } from './instance.js'
import type { DuckdbOptions } from './options.js'
import { prepareOne } from './prepare.js'
import { checkSandboxed, lockDown } from './sandbox.js'
import { interruptible, Session } from './session.js'

/**
 * Opens a DuckDB database.
 * @throws EngineError `locked` when another process, or another engine of this one, has the file open; `corrupt`; `disk`
 */
export async function openDuckdb(options: DuckdbOptions): Promise<Engine> {
  const release = claimFile(options.path)
  let opened: { instance: DuckDBInstance; main: DuckDBConnection } | undefined
  try {
    opened = await openInstance(options)
    const { instance, main } = opened
    if (options.script) await main.run(options.script)
    if (options.sandboxed) await lockDown(main)
    return new Duckdb(instance, main, options.sandboxed ?? false, release)
  } catch (thrown) {
    opened?.instance.closeSync()
    release()
    throw engineError(thrown, null)
  }
}

class Duckdb implements Engine {
  readonly name = 'duckdb'
  readonly sql = duckdbPortable
  readonly readsAtOnce = 1
  /** Statements of the main connection wait for each other; reads have connections of their own. */
  #queue: Promise<unknown> = Promise.resolve()
  readonly #reads = new Set<Session>()
  #closed: Promise<void> | null = null

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly main: DuckDBConnection,
    private readonly sandboxed: boolean,
    private readonly release: () => void,
  ) {}

  compile(query: Sql): Statement {
    return compiled(query, this.sql)
  }

  async *read<R extends Row>(query: Query<R>, signal?: AbortSignal): AsyncIterable<Columns<R>> {
    const statement = this.compile(query)
    if (this.#closed) throw closed(statement.text)
    const check = (connection: DuckDBConnection) =>
      this.sandboxed ? checkSandboxed(connection, statement.text) : Promise.resolve()
    const session = new Session(this.instance, statement, check)
    this.#reads.add(session)
    try {
      for await (const chunk of session.chunks(signal)) yield chunk as Columns<R>
    } finally {
      this.#reads.delete(session)
    }
  }

  run(query: Sql, signal?: AbortSignal): Promise<void> {
    const statement = this.compile(query)
    return this.#alone(statement.text, signal, () =>
      interruptible(this.main, signal, () => runOne(this.main, statement)),
    )
  }

  async replace<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void> {
    if (table.ddl !== null) {
      // Made beside the old one, which the query may read, and in one transaction: nobody sees half of it.
      const next = `${table.name}__next`
      return this.#transaction(table, signal, async () => {
        await this.main.run(createTable(table, next))
        await this.#insert(table, next, from, signal)
        await this.main.run(`drop table if exists ${tableName(table.name)}`)
        await this.main.run(`alter table ${tableName(next)} rename to ${quoted(table.name.split('.').at(-1) ?? '')}`)
      })
    }
    if (isRows(from)) {
      throw new EngineError('internal', `${table.name} has no schema: rows made here need one`, null)
    }
    const { text, values } = this.compile(from)
    const create = `create or replace table ${tableName(table.name)} as ${text}`
    return this.run({ build: () => ({ text: create, values }) }, signal)
  }

  append<R extends Row>(table: TableSchema, from: Source<R>, signal?: AbortSignal): Promise<void> {
    return this.#transaction(table, signal, () => this.#insert(table, table.name, from, signal))
  }

  async files<R extends Row>(paths: readonly string[], columns: readonly string[]): Promise<Query<R>> {
    // A path is a pattern to DuckDB, and a folder named `day=1` would become a column.
    const list = paths.map(path => literal(path.replaceAll(/[*?[]/g, '[$&]'))).join(', ')
    const options = 'union_by_name = true, hive_partitioning = false'
    const text = `select ${columns.map(quoted).join(', ')} from read_parquet([${list}], ${options})`
    return { build: () => ({ text, values: [] }) }
  }

  async describe(query: Sql): Promise<readonly ResultColumn[]> {
    const found: ResultColumn[] = []
    for await (const { column_name: names, column_type: types } of this.read(describing(this.compile(query)))) {
      names.forEach((name, i) => {
        found.push({ name, type: types[i] ?? '' })
      })
    }
    return found
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    await this.#queue
    await Promise.all([...this.#reads].map(session => session.close()))
    this.main.closeSync()
    this.instance.closeSync()
    this.release()
  }

  async #insert<R extends Row>(
    table: TableSchema,
    into: string,
    from: Source<R>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (isRows(from)) return appendColumns(this.main, table, into, from, signal)
    const statement = this.compile(from)
    // On this connection, which sees the new tables of its own transaction.
    const answer = await runOne(this.main, describing(statement).build())
    const described = (await answer.getRows()).map(([name, type]) => ({ name: String(name), type: String(type) }))
    checkSource(table, described, statement.text)
    const columns = table.columns.map(column => quoted(column.name)).join(', ')
    const text = `insert into ${tableName(into)} (${columns}) select ${columns} from (${statement.text})`
    await runOne(this.main, { text, values: statement.values })
  }

  /** All of the work or none of it. An abort interrupts the work, but neither commit nor rollback. */
  #transaction(table: TableSchema, signal: AbortSignal | undefined, work: () => Promise<void>): Promise<void> {
    return this.#alone(`rows for ${table.name}`, signal, async () => {
      await this.main.run('begin')
      try {
        await interruptible(this.main, signal, work)
        await this.main.run('commit')
      } catch (thrown) {
        // A failed commit has ended the transaction itself.
        await this.main.run('rollback').catch(() => undefined)
        throw thrown
      }
    })
  }

  /** Work on the main connection, when all earlier work there has ended. */
  #alone(text: string, signal: AbortSignal | undefined, work: () => Promise<unknown>): Promise<void> {
    if (this.#closed) return Promise.reject(closed(text))
    const turn = this.#queue.then(async () => {
      if (this.sandboxed) throw new EngineError('forbidden', 'a sandboxed engine only reads', text)
      try {
        await work()
      } catch (thrown) {
        throw engineError(thrown, text, signal)
      }
    })
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}

async function runOne(connection: DuckDBConnection, statement: Statement): Promise<DuckDBMaterializedResult> {
  const prepared = await prepareOne(connection, statement)
  try {
    return await prepared.run()
  } finally {
    prepared.destroySync()
  }
}

/** Name and type of each column of a query, as rows. A prepared statement does not tell the types that follow from bound values. */
function describing({ text, values }: Statement): Description {
  return { build: () => ({ text: `describe ${text}`, values }) }
}

interface Description extends Query<{ column_name: string; column_type: string }> {
  build(): Statement
}

function closed(text: string): EngineError {
  return new EngineError('internal', 'this engine is closed', text)
}

function isRows<R extends Row>(from: Source<R>): from is AsyncIterable<Columns<R>> {
  return Symbol.asyncIterator in from
}
