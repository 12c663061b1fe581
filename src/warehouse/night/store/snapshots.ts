import { type Engine, rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { literal, quoted } from '../../engine/quoting.js'
import { relationsOf } from './cluster-schemas.js'

/** By table, the id of one of its snapshots. An id has more digits than a number of JavaScript. */
export type Snapshots = Readonly<Record<string, string>>

/** The tables of a schema and where each of them stands. */
export async function currentSnapshots(engine: Engine, schema: string): Promise<Snapshots> {
  const tables = (await relationsOf(engine, schema)).filter(({ kind }) => kind === 'table')
  if (tables.length === 0) return {}
  const each = tables.map(
    ({ name }) => `select ${literal(name)} as name, cast(snapshot_id as varchar) as snapshot
      from ${quoted(schema)}.${quoted(`${name}$refs`)} where name = 'main'`,
  )
  const found = await rows(
    engine,
    statement<{ name: string; snapshot: string }>(`${each.join(' union all ')} order by name`),
  )
  return Object.fromEntries(found.map(({ name, snapshot }) => [name, snapshot]))
}

/** Tables whose snapshot is gone. */
export async function lostSnapshots(engine: Engine, schema: string, wanted: Snapshots): Promise<readonly string[]> {
  const there = new Set((await relationsOf(engine, schema)).map(({ name }) => name))
  const gone = Object.keys(wanted).filter(name => !there.has(name))
  const each = Object.entries(wanted)
    .filter(([name]) => there.has(name))
    .map(
      ([name, snapshot]) => `select ${literal(name)} as name
        from ${quoted(schema)}.${quoted(`${name}$snapshots`)} where snapshot_id = ${snapshot}`,
    )
  if (each.length === 0) return gone
  const found = await rows(engine, statement<{ name: string }>(each.join(' union all ')))
  const standing = new Set(found.map(({ name }) => name))
  return [...gone, ...Object.keys(wanted).filter(name => there.has(name) && !standing.has(name))]
}

/** Every table of a schema as it was; a table of which nothing is told goes. */
export async function goBack(engine: Engine, schema: string, wanted: Snapshots): Promise<void> {
  for (const [name, snapshot] of Object.entries(await currentSnapshots(engine, schema))) {
    const table = `${quoted(schema)}.${quoted(name)}`
    const before = wanted[name]
    if (before === undefined) await engine.run(statement(`drop table ${table}`))
    else if (before !== snapshot) {
      await engine.run(statement(`alter table ${table} execute rollback_to_snapshot(${before})`))
    }
  }
}

/** `select …` of a table as it was. */
export function pinned(schema: string, table: string, snapshot: string): string {
  return `select * from ${quoted(schema)}.${quoted(table)} for version as of ${snapshot}`
}
