import { type Compilable, sql } from 'kysely'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import type { Portable } from '../warehouse/engine/portable.js'
import { type Query, query } from '../warehouse/engine/query.js'
import type { AnyColumns, Column, Columns, Day, Row } from '../warehouse/engine/value.js'
import { compilable } from './compilable.js'
import { relation } from './features.js'
import type { Relation } from './relation.js'

/** What a model may ask of its features: sufficient statistics, patterns or a bounded sample, never all rows. */
export interface Training<F extends Row> {
  /** The features see the days before it. */
  readonly asOf: Day
  /** Compact answers, exact sums. @throws RangeError above a million rows. */
  sums<S extends Row>(of: (from: Relation<F>, sql: Portable) => Compilable<S>): Promise<readonly S[]>
  /** Distinct combinations in order, each with the number `n` of its rows, streamed. */
  patterns<C extends keyof F & string>(by: readonly C[]): AsyncIterable<Columns<Pick<F, C> & { n: bigint }>>
  /** At most `size` rows, drawn by a hash of the grain, in the order of the grain: the same for any order of rows. */
  sample<C extends keyof F & string>(columns: readonly C[], size: number): Promise<Columns<Pick<F, C>>>
}

const mostSums = 1_000_000

/** Training on the table `work.features`. */
export function training<F extends Row>(engine: Engine, grain: readonly string[], asOf: Day): Training<F> {
  return {
    asOf,
    async sums(of) {
      const found = await rows(
        engine,
        query(portable => of(relation<F>(), portable)),
      )
      if (found.length > mostSums) {
        throw new RangeError(`${found.length} rows of sums: expected at most ${mostSums}; use patterns, which stream`)
      }
      return found
    },
    patterns: by => engine.read(patternsOf(by)),
    async sample(columns, size) {
      return gather(engine.read(sampleOf(columns, grain, size)), columns)
    },
  }
}

function patternsOf<R extends Row>(by: readonly string[]): Query<R> {
  const names = sql.join(by.map(name => sql.ref(name)))
  const order = sql.join(by.map(name => sql`${sql.ref(name)} nulls last`))
  return query(() =>
    compilable(sql<R>`select ${names}, count(*) as n from work.features group by ${names} order by ${order}`),
  )
}

function sampleOf<R extends Row>(columns: readonly string[], grain: readonly string[], size: number): Query<R> {
  const key = sql.join(grain.map(name => sql.ref(name)))
  const kept = sql.join([...new Set([...grain, ...columns])].map(name => sql.ref(name)))
  const answer = sql.join(columns.map(name => sql.ref(name)))
  const parts = grain.map(name => sql`cast(${sql.ref(name)} as varchar)`)
  const text = sql<string>`${sql.join(parts, sql` || chr(31) || `)}`
  return query(portable =>
    compilable(sql<R>`
      select ${answer}
      from (select ${kept} from work.features order by ${portable.key(text)}, ${key} limit ${sql.lit(size)}) as drawn
      order by ${key}`),
  )
}

/** The chunks of a bounded answer as one. */
async function gather<R extends Row>(chunks: AsyncIterable<Columns<R>>, names: readonly string[]): Promise<Columns<R>> {
  const found: AnyColumns[] = []
  for await (const chunk of chunks) found.push(chunk)
  return Object.fromEntries(names.map(name => [name, joined(found.map(chunk => chunk[name] ?? []))])) as Columns<R>
}

function joined(parts: readonly Column[]): Column {
  const values = parts.flatMap(part => Array.from<Column[number]>(part))
  if (parts.every(part => part instanceof Float64Array)) return Float64Array.from(values.map(Number))
  if (parts.every(part => part instanceof BigInt64Array)) return BigInt64Array.from(values as bigint[])
  return values
}
