import { expect } from 'vitest'
import type { Engine } from '../engine.js'
import { rows } from '../engine.js'
import { EngineError, type EngineErrorCode } from '../engine-error.js'
import { statement } from '../query.js'
import type { ColumnSchema, SqlType, TableSchema } from '../table-schema.js'
import type { AnyColumns, Value } from '../value.js'

export const everyType = [
  'bigint',
  'integer',
  'double',
  'date',
  'timestamp(6)',
  'varchar',
  'boolean',
  'uuid',
  'decimal(18,4)',
] as const

export const hostile = [
  `it's "quoted" \`too\` \\`,
  'a\0b',
  '😀👩‍👩‍👧',
  '\u202Eright to left\u202C שלום',
  '\n',
  '\r',
  '\r\n\t',
  "'; drop table hostile; --",
  '$1 ? :x {}',
  '\u001e\u001f',
  'ﷺ'.repeat(1000),
]

/** Runs for minutes and answers one row at its end. */
export const endless = `select count(*) as a from ${cross(10)}`

/** Ten million rows. */
export const manyRows = `select a.x as a from ${cross(7)}`

function cross(factors: number): string {
  const digits = '(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))'
  return Array.from({ length: factors }, (_, i) => `${digits} ${String.fromCharCode(97 + i)}(x)`).join(' cross join ')
}

/** The one value of `select <text> as x`. */
export async function scalar(engine: Engine, text: string, values: readonly Value[] = []): Promise<Value | undefined> {
  const [row] = await rows(engine, statement<{ x: Value }>(`select ${text} as x`, values))
  return row?.x
}

export function countOf(engine: Engine, table: string): Promise<Value | undefined> {
  return scalar(engine, `(select count(*) from ${table})`)
}

export async function make(
  engine: Engine,
  name: string,
  columns: readonly ColumnSchema[],
  from: AsyncIterable<AnyColumns>,
): Promise<TableSchema> {
  const table: TableSchema = { name, meaning: '', grain: [], columns, ddl: '' }
  await engine.replace(table, from)
  return table
}

export function column(name: string, type: SqlType): ColumnSchema {
  return { name, type, nullable: true, personal: false, lineage: false, meaning: '' }
}

export async function* once(chunk: AnyColumns): AsyncIterable<AnyColumns> {
  yield chunk
}

export async function* bigints(count: number): AsyncIterable<AnyColumns> {
  yield { a: BigInt64Array.from({ length: count }, (_, i) => BigInt(i)) }
}

export async function* repeated(count: number, cell: (i: number) => string): AsyncIterable<AnyColumns> {
  yield { x: Array.from({ length: count }, (_, i) => cell(i)) }
}

export async function chunksOf(engine: Engine, text: string, signal?: AbortSignal): Promise<AnyColumns[]> {
  const found: AnyColumns[] = []
  for await (const chunk of engine.read(statement(text), signal)) found.push(chunk)
  return found
}

/** The error of a promise, which has that code. */
export async function failsWith(code: EngineErrorCode, work: Promise<unknown>): Promise<EngineError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof EngineError)) throw new Error(`expected an EngineError ${code}, found ${String(error)}`)
  expect(`${error.code}: ${error.message}`).toMatch(new RegExp(`^${code}: `))
  return error
}
