import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api'
import { EngineError } from '../engine-error.js'
import type { Statement } from '../query.js'
import type { AnyColumns } from '../value.js'
import { engineError } from './errors.js'
import { prepareOne } from './prepare.js'
import { chunkColumns } from './values.js'

/**
 * A read with a connection of its own. Until its stream has ended it keeps the database file open, whatever else is
 * closed: so `close` ends it.
 */
export class Session {
  readonly #stop = new AbortController()
  #connection: DuckDBConnection | null = null
  #stream: DuckDBResult | null = null
  #step: Promise<unknown> = Promise.resolve()
  #closed: Promise<void> | null = null

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly statement: Statement,
    private readonly check: (connection: DuckDBConnection) => Promise<void>,
  ) {}

  async *chunks(signal?: AbortSignal): AsyncIterable<AnyColumns> {
    const stop = () => this.#stop.abort(signal?.reason)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop)
    try {
      const stream = await this.#take(() => this.#open())
      const names = distinct(stream.columnNames(), this.statement.text)
      for (;;) {
        const chunk = await this.#take(() => stream.fetchChunk())
        if (!chunk || chunk.rowCount === 0) break
        yield chunkColumns(chunk, names)
      }
      this.#stream = null
      await this.#take(() => this.#confirm())
    } catch (thrown) {
      throw engineError(thrown, this.statement.text, this.#stop.signal)
    } finally {
      signal?.removeEventListener('abort', stop)
      await this.close()
    }
  }

  /** Safe at any time and any number of times; a consumer that still waits gets an EngineError `interrupted`. */
  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  async #open(): Promise<DuckDBResult> {
    this.#connection = await this.instance.connect()
    this.#stop.signal.throwIfAborted()
    await this.check(this.#connection)
    await this.#connection.run('begin')
    return interruptible(this.#connection, this.#stop.signal, async connection => {
      const prepared = await prepareOne(connection, this.statement)
      try {
        this.#stream = await prepared.stream()
        return this.#stream
      } finally {
        prepared.destroySync()
      }
    })
  }

  /**
   * The driver shows a stream that fails half-way as one that has ended: its rows would be too few, without a word. The
   * transaction around it knows, but not why; run at once, the statement tells.
   */
  async #confirm(): Promise<void> {
    if (!this.#connection || !(await isAborted(this.#connection))) return
    await this.#connection.run('rollback')
    const prepared = await prepareOne(this.#connection, this.statement)
    try {
      await prepared.run()
    } finally {
      prepared.destroySync()
    }
    throw new EngineError(
      'internal',
      'the answer broke off before its last row, run again it did not',
      this.statement.text,
    )
  }

  /** One step at a time, which `close` waits for: a connection must not go away under a running statement. */
  #take<T>(work: () => Promise<T>): Promise<T> {
    const step = this.#connection ? interruptible(this.#connection, this.#stop.signal, work) : work()
    this.#step = step.catch(() => undefined)
    return step
  }

  async #end(): Promise<void> {
    this.#stop.abort(new EngineError('interrupted', 'the read was closed before its last row', this.statement.text))
    await this.#step
    if (this.#stream && this.#connection) await drain(this.#connection, this.#stream)
    this.#connection?.closeSync()
  }
}

/**
 * Runs work that an abort interrupts. It does so again and again until the work has ended: the engine forgets an
 * interrupt that comes while a statement is still being prepared.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  let again: NodeJS.Timeout | undefined
  const interrupt = () => {
    connection.interrupt()
    again = setTimeout(interrupt, 10)
  }
  signal?.throwIfAborted()
  signal?.addEventListener('abort', interrupt)
  try {
    return await work(connection)
  } finally {
    signal?.removeEventListener('abort', interrupt)
    clearTimeout(again)
  }
}

async function isAborted(connection: DuckDBConnection): Promise<boolean> {
  try {
    await connection.run('select 1')
    return false
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.startsWith('TransactionContext Error')) return true
    throw thrown
  }
}

/** Only a stream at its end, good or bad, lets go of the file; the chunks that were ready come before the interrupt. */
async function drain(connection: DuckDBConnection, stream: DuckDBResult): Promise<void> {
  connection.interrupt()
  const next = () => stream.fetchChunk().catch(() => null)
  for (let chunk = await next(); chunk && chunk.rowCount > 0; ) chunk = await next()
}

function distinct(names: readonly string[], text: string): readonly string[] {
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice === undefined) return names
  throw new EngineError('syntax', `two columns are named ${twice}: give one of them another name with "as"`, text)
}
