import { type Engine, rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { quoted } from '../../engine/quoting.js'

export interface Relation {
  readonly name: string
  readonly kind: 'table' | 'view'
}

/** The tables and views of a schema, by name; none where there is no such schema. */
export async function relationsOf(engine: Engine, schema: string): Promise<readonly Relation[]> {
  const found = await rows(
    engine,
    statement<{ name: string; kind: string }>(
      `select table_name as name, table_type as kind from information_schema.tables
      where table_schema = $1 order by table_name`,
      [schema],
    ),
  )
  return found.map(({ name, kind }) => ({ name, kind: kind === 'VIEW' ? 'view' : 'table' }))
}

/** The schemas of the catalog. */
export async function schemasOf(engine: Engine): Promise<readonly string[]> {
  const found = await rows(
    engine,
    statement<{ name: string }>('select schema_name as name from information_schema.schemata order by schema_name'),
  )
  return found.map(({ name }) => name)
}

export async function makeSchema(engine: Engine, schema: string): Promise<void> {
  await engine.run(statement(`create schema if not exists ${quoted(schema)}`))
}

/** Drops what stands in a schema, but for what is named. */
export async function emptySchema(engine: Engine, schema: string, but: ReadonlySet<string> = new Set()): Promise<void> {
  for (const { name, kind } of await relationsOf(engine, schema)) {
    if (!but.has(name)) await engine.run(statement(`drop ${kind} if exists ${quoted(schema)}.${quoted(name)}`))
  }
}

export async function dropSchema(engine: Engine, schema: string): Promise<void> {
  await emptySchema(engine, schema)
  await engine.run(statement(`drop schema if exists ${quoted(schema)}`))
}
