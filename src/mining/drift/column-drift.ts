import { type RawBuilder, sql } from 'kysely'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { double } from '../../warehouse/engine/portable.js'
import { query } from '../../warehouse/engine/query.js'
import type { ColumnSchema } from '../../warehouse/engine/table-schema.js'
import { compilable } from '../compilable.js'
import { type BinCount, stabilityIndex } from './psi.js'

/** How far a column has moved between two days. `bins` are those that hold anything on either day. */
export type ColumnDrift = { readonly column_name: string; readonly bins: number; readonly psi: number | null }

/** Rows of a day: what stands behind `from`, as SQL; both days have the columns. */
export interface DriftDays {
  readonly earlier: RawBuilder<unknown>
  readonly later: RawBuilder<unknown>
}

/** Upper ends of the bins of a column of numbers, by its name. */
export type Cuts = ReadonlyMap<string, readonly number[]>

const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** Columns that can drift: numbers and words; days and keys move by nature. */
export function driftColumns(columns: readonly ColumnSchema[], grain: readonly string[]): readonly ColumnSchema[] {
  return columns.filter(
    ({ name, type }) => !grain.includes(name) && (isNumber(type) || type === 'varchar' || type === 'boolean'),
  )
}

/**
 * The stability index of each column, computed in the engine. Numbers have ten bins by the values of the earlier day:
 * equal values share one. Words have one each. NULL is a bin of its own.
 */
export async function columnDrift(
  engine: Engine,
  columns: readonly ColumnSchema[],
  { earlier, later }: DriftDays,
): Promise<readonly ColumnDrift[]> {
  if (columns.length === 0) return []
  const cuts = await cutsOf(engine, columns, earlier)
  const [before, after] = [await countsOf(engine, columns, cuts, earlier), await countsOf(engine, columns, cuts, later)]
  return driftBetween(columns, before, after)
}

/** Rows of a day by bin, for each column. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

export function driftBetween(columns: readonly ColumnSchema[], before: Counts, after: Counts): readonly ColumnDrift[] {
  return columns.map(({ name }) => {
    const [one, other] = [before.get(name) ?? new Map(), after.get(name) ?? new Map()]
    const bins: BinCount[] = [...new Set([...one.keys(), ...other.keys()])]
      .sort()
      .map(bin => ({ earlier: one.get(bin) ?? 0, later: other.get(bin) ?? 0 }))
    return { column_name: name, bins: bins.length, psi: stabilityIndex(bins) }
  })
}

/** Upper ends of the nine lower bins of each column of numbers; equal ones once. */
export async function cutsOf(
  engine: Engine,
  columns: readonly ColumnSchema[],
  from: RawBuilder<unknown>,
): Promise<Cuts> {
  const numbers = columns.filter(({ type }) => isNumber(type))
  if (numbers.length === 0) return new Map()
  const each = numbers.map(({ name }) => {
    const value = sql`cast(${sql.ref(name)} as double)`
    const cut = deciles.map(
      k => sql`min(value) filter (where upto * 10 >= total * ${sql.lit(k)}) as ${sql.ref(`cut_${k}`)}`,
    )
    return sql`select ${sql.lit(name)} as column_name, ${sql.join(cut)}
      from (
        select value,
          sum(n) over (order by value rows between unbounded preceding and current row) as upto, sum(n) over () as total
        from (select ${value} as value, count(*) as n from ${from} where ${sql.ref(name)} is not null group by ${value}) as counted
      ) as running`
  })
  const found = await rows(
    engine,
    query(() => compilable(sql<Record<string, string | number | null>>`${sql.join(each, sql` union all `)}`)),
  )
  return new Map(
    found.map(row => {
      const all = deciles.flatMap(k => (typeof row[`cut_${k}`] === 'number' ? [Number(row[`cut_${k}`])] : []))
      return [String(row.column_name), [...new Set(all)]]
    }),
  )
}

/** Rows by bin of each column: a number's bin is its place among the cuts, a word's the word. */
export async function countsOf(
  engine: Engine,
  columns: readonly ColumnSchema[],
  cuts: Cuts,
  from: RawBuilder<unknown>,
): Promise<Counts> {
  const each = columns.map(({ name, type }) => {
    const bin = isNumber(type) ? place(name, cuts.get(name) ?? []) : sql`'=' || cast(${sql.ref(name)} as varchar)`
    const held = sql`case when ${sql.ref(name)} is null then '' else ${bin} end`
    return sql`select ${sql.lit(name)} as column_name, ${held} as bin, count(*) as n from ${from} group by ${held}`
  })
  const found = await rows(
    engine,
    query(() => compilable(sql<{ column_name: string; bin: string; n: bigint }>`${sql.join(each, sql` union all `)}`)),
  )
  const counts = new Map<string, Map<string, number>>(columns.map(({ name }) => [name, new Map()]))
  for (const { column_name, bin, n } of found) counts.get(column_name)?.set(bin, Number(n))
  return counts
}

function place(name: string, cuts: readonly number[]): RawBuilder<unknown> {
  if (cuts.length === 0) return sql`'0'`
  const cases = cuts.map(
    (cut, i) => sql`when cast(${sql.ref(name)} as double) <= ${double(cut)} then ${sql.lit(String(i))}`,
  )
  return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(String(cuts.length))} end`
}

function isNumber(type: ColumnSchema['type']): boolean {
  return type === 'bigint' || type === 'integer' || type === 'double' || type.startsWith('decimal')
}
