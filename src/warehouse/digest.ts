import { type Expression, type RawBuilder, sql } from 'kysely'
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
  return query<Digest>(portable => {
    const hash = portable.key(rowText(told, portable))
    return builder<Record<string, Record<string, unknown>>>()
      .selectFrom(sql<Record<string, unknown>>`${inParts(name, told)}`.as('cell'))
      .select([
        sql<bigint>`cast(count(*) as bigint)`.as('rows'),
        // A sum of BIGINTs of 60 bits would overflow after eight rows where a sum is no wider than its terms.
        sql<string>`cast(coalesce(sum(cast(${hash} as decimal(38,0))), 0) as decimal(38,0))`.as('sum'),
      ])
  })
}

/** The digest of two tables' rows together. */
export function addDigests(a: Digest, b: Digest): Digest {
  return { rows: a.rows + b.rows, sum: String(BigInt(a.sum) + BigInt(b.sum)) }
}

/** The digest of what is left of a when the rows of b, all of which it has, are gone. */
export function subtractDigests(a: Digest, b: Digest): Digest {
  return { rows: a.rows - b.rows, sum: String(BigInt(a.sum) - BigInt(b.sum)) }
}

/**
 * The columns of a table, and of each DOUBLE its exponent and its mantissa: by steps, since an engine that compiles
 * expressions refuses those of fifty columns that name each part wherever it is used.
 */
function inParts(name: string, columns: readonly ColumnSchema[]): RawBuilder<unknown> {
  const doubles = columns.filter(({ type }) => type === 'double')
  if (doubles.length === 0) return sql`${sql.table(name)}`
  const cells = columns.map(column => sql.id(column.name))
  const parts = doubles.map((column, i) => ({ x: sql.id(column.name), ...partsOf(i) }))
  const exponents = parts.map(({ x, e }) => sql`cast(floor(log10(abs(nullif(${x}, 0e0)))) as bigint) as ${e}`)
  // 10^-324 is 0, so small values are raised first.
  const mantissas = parts.map(
    ({ x, e, m }) =>
      sql`cast(round((case when abs(${x}) < 1e0 then ${x} * 1e20 / power(1e1, ${e} + 20) else ${x} / power(1e1, ${e}) end) * 1e9) as bigint) as ${m}`,
  )
  return sql`(select ${sql.join([...cells, ...parts.map(({ e }) => e), ...mantissas])}
    from (select ${sql.join([...cells, ...exponents])} from ${sql.table(name)}) as raised)`
}

/** What the parts of the i-th DOUBLE are called, as no column of a schema is. */
const partsOf = (i: number) => ({ e: sql.id(`exponent ${i}`), m: sql.id(`mantissa ${i}`) })

function rowText(columns: readonly ColumnSchema[], portable: Portable) {
  let doubles = 0
  const cells = columns.map(({ name, type }) => {
    const text = type === 'double' ? doubleText(sql.id(name), partsOf(doubles++)) : portable.text(sql.id(name), type)
    return sql`coalesce(${text}, chr(30))`
  })
  return sql<string>`${sql.join(cells, sql` || chr(31) || `)}`
}

/**
 * A DOUBLE as two integers, floor(log10|x|) and its mantissa rounded to 10 digits: sums that differ in their last bit
 * between two runs give one digest. 0 is (0, 0); a mantissa of 10^10 becomes 10^9 and exponent + 1. NaN and infinity
 * have no such integers: their casts fail.
 */
function doubleText(x: Expression<unknown>, { e, m }: ReturnType<typeof partsOf>): Expression<string | null> {
  return sql<string | null>`case
    when ${x} = 0e0 then '0:0'
    when abs(${m}) = 10000000000 then cast(${e} + 1 as varchar) || ':' || cast(cast(sign(${m}) as bigint) * 1000000000 as varchar)
    else cast(${e} as varchar) || ':' || cast(${m} as varchar) end`
}
