import { columnType } from '../reports/formats/column-type.js'
import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import type { Engine, ResultColumn } from '../warehouse/engine/engine.js'
import { EngineError } from '../warehouse/engine/engine-error.js'
import { type Query, statement } from '../warehouse/engine/query.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { AnyColumns } from '../warehouse/engine/value.js'
import type { Layout } from '../warehouse/night/layout.js'
import type { NightRecord } from '../warehouse/night/night-record.js'
import { databaseOf } from '../warehouse/night/store/file-store.js'
import { tables } from '../warehouse/tables.js'
import { masks, notePersonal, openedColumns } from './night/personal.js'
import { nightNamed, readNightTables, withSpill } from './night/published.js'
import { openPlace } from './open-place.js'
import { type Output, sayWritten, writeRows } from './output.js'
import type { Terminal } from './terminal.js'

/** A statement that a user typed, and what it may use. */
export interface TypedQuery {
  readonly project: string | undefined
  readonly sql: string
  readonly output: Output
  readonly seconds: number
  readonly memory: string
  readonly limit: number | null
  readonly night: string | undefined
  readonly personal: string | undefined
}

/** Runs it on a night behind masked views, and writes the answer while it comes. */
export async function runQuery(terminal: Terminal, typed: TypedQuery): Promise<void> {
  const place = openPlace(typed.project, '.')
  const record = await nightNamed(place, typed.night)
  const { personal = [] } = record
  const opened = openedColumns(typed.personal, personal)
  await notePersonal(place, terminal.now(), record.night, 'query', opened)
  const signal = AbortSignal.any([terminal.signal, AbortSignal.timeout(typed.seconds * 1000)])
  const hidden = masks(opened, personal)
  try {
    if (record.tables.kind === 'trino') await onCluster(terminal, typed, place, record, hidden, signal)
    else await onFile(terminal, typed, place, record, hidden, signal)
  } catch (thrown) {
    throw inWords(thrown, typed)
  }
}

type Masks = ReturnType<typeof masks>

function onFile(
  terminal: Terminal,
  typed: TypedQuery,
  place: Layout,
  record: NightRecord,
  hidden: Masks,
  signal: AbortSignal,
): Promise<void> {
  return withSpill(place, async spill => {
    const shown = { path: databaseOf(place, record), masks: hidden }
    const options = { path: ':memory:', memory: typed.memory, spill, shown, sandboxed: true }
    const { output, limit } = typed
    const asked = selectable(typed.sql)
    if (output.format === 'parquet') {
      const { exportParquet } = await import('../warehouse/engine/duckdb/export-parquet.js')
      const { writeParquetAtomically } = await import('../reports/parquet-file.js')
      const text = limit === null ? asked : `select * from (\n${asked}\n) limit ${limit}`
      const { rows } = await writeParquetAtomically(output.path, draft =>
        exportParquet(options, { text, values: [] }, draft, signal),
      )
      return sayWritten(output.path, rows, terminal)
    }
    await using engine = await openDuckdb(options)
    await answer(terminal, typed, engine, asked, signal)
  })
}

async function onCluster(
  terminal: Terminal,
  typed: TypedQuery,
  place: Layout,
  record: NightRecord,
  hidden: Masks,
  signal: AbortSignal,
): Promise<void> {
  await using engine = await readNightTables(place, record)
  const { sandboxed } = await import('../warehouse/engine/trino/sandbox.js')
  const shown = { schema: schemaOf(record), tables: [...tablesOf(record), ...(record.own ?? [])], masks: hidden }
  await answer(terminal, typed, engine, await sandboxed(engine, withoutEnd(typed.sql), shown), signal)
}

/** The tables of a night on a cluster: a project has those that its sources fill. */
function tablesOf({ tables: lie }: NightRecord): readonly TableSchema[] {
  return lie.kind === 'trino' ? [...tables().values()].filter(({ name }) => Object.hasOwn(lie.snapshots, name)) : []
}

function schemaOf({ tables }: NightRecord): string {
  return tables.kind === 'trino' ? tables.views : 'main'
}

async function answer(
  terminal: Terminal,
  { output, limit }: TypedQuery,
  engine: Engine,
  asked: string,
  signal: AbortSignal,
): Promise<void> {
  const query = statement(asked)
  const described = await columnsOf(engine, query)
  const all = engine.read(query, signal)
  const chunks = limit === null ? all : firstRows(all, limit)
  if (output.format === 'parquet') {
    const { rowsToParquet } = await import('../warehouse/engine/duckdb/rows-to-parquet.js')
    const { writeParquetAtomically } = await import('../reports/parquet-file.js')
    const { rows } = await writeParquetAtomically(output.path, draft => rowsToParquet(described, chunks, draft))
    return sayWritten(output.path, rows, terminal)
  }
  const columns = described.map(({ name, type }) => ({ name, type: columnType(type) }))
  await writeRows({ columns, chunks }, output.format, output.path, terminal)
}

/** A fault is told of the statement as it was typed: that of `describe` points one word too far. */
async function columnsOf(engine: Engine, query: Query): Promise<readonly ResultColumn[]> {
  try {
    return await engine.describe(query)
  } catch (thrown) {
    for await (const _ of engine.read(query)) break
    throw thrown
  }
}

/** DESCRIBE, SUMMARIZE and SHOW as a relation, which alone can be described in turn. */
function selectable(sql: string): string {
  const text = withoutEnd(sql)
  return /^(describe|desc|summarize|show)\b/i.test(text) ? `from (\n${text}\n)` : text
}

/** Without the last semicolon. */
function withoutEnd(sql: string): string {
  return sql.trim().replace(/(;\s*)+$/, '')
}

/** Rather than LIMIT around the statement: that forgets its order. */
async function* firstRows(chunks: AsyncIterable<AnyColumns>, most: number): AsyncIterable<AnyColumns> {
  let left = most
  for await (const chunk of chunks) {
    const length = Object.values(chunk)[0]?.length ?? 0
    yield Object.fromEntries(Object.entries(chunk).map(([name, column]) => [name, column.slice(0, left)]))
    left -= length
    if (left <= 0) return
  }
}

function inWords(thrown: unknown, { seconds, memory }: TypedQuery): unknown {
  if (!(thrown instanceof EngineError)) return thrown
  const say = (words: string) => new EngineError(thrown.code, words, thrown.statement, thrown)
  if (thrown.code === 'timeout')
    return say(`the query took longer than ${seconds} seconds; give it more with --timeout SECONDS`)
  if (thrown.code === 'memory')
    return say(`the query needs more than ${memory}; give it more with --memory SIZE: ${thrown.message}`)
  if (thrown.code === 'missing') return say(`${thrown.message}\nsee kehu query "show tables"`)
  return thrown
}
