import { sql } from 'kysely'
import type { Engine } from './engine/engine.js'
import { rows } from './engine/engine.js'
import { EngineError } from './engine/engine-error.js'
import type { Portable } from './engine/portable.js'
import { type Query, query } from './engine/query.js'
import type { ColumnSchema, TableSchema } from './engine/table-schema.js'
import { builder } from './kysely.js'

/** What a table holds, whatever the order of its rows: equal tables have equal digests. */
export type Digest = {
  readonly rows: bigint
  /** Of the first 15 hex digits of the md5 of each row's text. An integer of up to 38 digits. */
  readonly sum: string
}

/**
 * The digest of a table, lineage columns left out. A row's text is that of its cells (`Portable.text`) in the order of
 * the schema, NULL as chr(30), joined by chr(31).
 * @throws EngineError `unsafe` when a DOUBLE column holds NaN or Infinity
 */
export async function digestTable(engine: Engine, table: Pick<TableSchema, 'name' | 'columns'>): Promise<Digest> {
  const digest = digestQuery(table)
  try {
    const [found] = await rows(engine, digest)
    return found ?? { rows: 0n, sum: '0' }
  } catch (thrown) {
    // All casts but that of NaN and Infinity to an integer are to text.
    if (!(thrown instanceof EngineError) || (thrown.code !== 'conversion' && thrown.code !== 'overflow')) throw thrown
    throw new EngineError('unsafe', `${table.name}: a DOUBLE column holds NaN or Infinity`, thrown.statement, thrown)
  }
}

/** The digest as one portable query. @throws RangeError when the table has no column but lineage */
export function digestQuery({ name, columns }: Pick<TableSchema, 'name' | 'columns'>): Query<Digest> {
  const told = columns.filter(column => !column.lineage)
  if (told.length === 0) throw new RangeError(`${name}: no column to digest`)
  return query<Digest>(portable =>
    builder<Record<string, Record<string, unknown>>>()
      .selectFrom(name)
      .select([
        sql<bigint>`cast(count(*) as bigint)`.as('rows'),
        // A sum of BIGINTs of 60 bits would overflow after eight rows where a sum is no wider than its terms.
        sql<string>`cast(coalesce(sum(cast(${portable.key(rowText(told, portable))} as decimal(38,0))), 0) as decimal(38,0))`.as(
          'sum',
        ),
      ]),
  )
}

/** The digest of two tables' rows together. */
export function addDigests(a: Digest, b: Digest): Digest {
  return { rows: a.rows + b.rows, sum: String(BigInt(a.sum) + BigInt(b.sum)) }
}

/** The digest of what is left of a when the rows of b, all of which it has, are gone. */
export function subtractDigests(a: Digest, b: Digest): Digest {
  return { rows: a.rows - b.rows, sum: String(BigInt(a.sum) - BigInt(b.sum)) }
}

function rowText(columns: readonly ColumnSchema[], portable: Portable) {
  const cells = columns.map(({ name, type }) => sql`coalesce(${portable.text(sql.id(name), type)}, chr(30))`)
  return sql<string>`${sql.join(cells, sql` || chr(31) || `)}`
}
