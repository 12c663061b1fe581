import { nightNamed } from '../../src/cli/night/published.js'
import { digestTable } from '../../src/warehouse/digest.js'
import { type Engine, rows } from '../../src/warehouse/engine/engine.js'
import { statement } from '../../src/warehouse/engine/query.js'
import type { TableSchema } from '../../src/warehouse/engine/table-schema.js'
import type { Row, Value } from '../../src/warehouse/engine/value.js'
import { layout } from '../../src/warehouse/night/layout.js'
import { tables } from '../../src/warehouse/tables.js'
import { openPublished } from './night.js'

/** What two engines may differ by in a DOUBLE, relative. */
const tolerance = 1e-9

/** Digests of every table that is a function of the inputs, without DOUBLE columns: equal on both engines. */
export async function exactDigests(folder: string): Promise<Readonly<Record<string, string>>> {
  await using engine = await openPublished(folder)
  const found: Record<string, string> = {}
  for (const { name, columns } of await digested(folder)) {
    const { rows: count, sum } = await digestTable(engine, {
      name,
      columns: columns.filter(({ type }) => type !== 'double'),
    })
    found[name] = `${count}:${sum}`
  }
  return found
}

/** How many DOUBLE cells of two nights were compared by key, and which of them are further apart than 1e-9. */
export interface DoublesApart {
  readonly compared: number
  readonly apart: readonly string[]
}

/** Compares the DOUBLE columns of two nights by the keys of their tables. */
export async function doublesApart(one: string, other: string): Promise<DoublesApart> {
  await using first = await openPublished(one)
  await using second = await openPublished(other)
  let compared = 0
  const apart: string[] = []
  for (const table of await digested(one)) {
    const doubles = table.columns.flatMap(({ name, type }) => (type === 'double' ? [name] : []))
    if (doubles.length === 0) continue
    const [left, right] = [await byKey(first, table, doubles), await byKey(second, table, doubles)]
    for (const [key, values] of left) {
      const others = right.get(key)
      for (const [i, value] of values.entries()) {
        compared++
        if (!isNear(value, others?.[i])) apart.push(`${table.name}.${doubles[i]} of ${key}: ${value}, ${others?.[i]}`)
      }
    }
    if (right.size !== left.size) apart.push(`${table.name}: ${left.size} keys, ${right.size} keys`)
  }
  return { compared, apart }
}

async function digested(folder: string): Promise<readonly TableSchema[]> {
  const { digests } = await nightNamed(layout(folder))
  const known = tables()
  return Object.keys(digests).flatMap(name => known.get(name) ?? [])
}

async function byKey(engine: Engine, { name, grain }: TableSchema, doubles: readonly string[]) {
  const found = await rows(engine, statement<Row>(`select ${[...grain, ...doubles].join(', ')} from ${name}`))
  return new Map(
    found.map(row => [grain.map(column => String(row[column])).join(' '), doubles.map(column => row[column])]),
  )
}

function isNear(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))
}
