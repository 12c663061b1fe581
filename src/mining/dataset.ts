import { type Compilable, type RawBuilder, sql } from 'kysely'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import type { Portable } from '../warehouse/engine/portable.js'
import { query } from '../warehouse/engine/query.js'
import type { AnyColumns, Column, Columns, Row } from '../warehouse/engine/value.js'
import { compilable } from './compilable.js'
import { type Relation, relation } from './relation.js'

/** What a model may ask of a table of features: sufficient statistics, patterns or a bounded sample, never all rows. */
export interface Dataset<R extends Row> {
  /** The columns that make a row unique. */
  readonly grain: readonly string[]
  /** Compact answers, exact sums. @throws RangeError above a million rows. */
  sums<S extends Row>(of: (from: Relation<R>, sql: Portable) => Compilable<S>): Promise<readonly S[]>
  /** Distinct combinations in order, each with the number `n` of its rows, streamed. */
  patterns<C extends keyof R & string>(by: readonly C[]): AsyncIterable<Columns<Pick<R, C> & { n: bigint }>>
  /** At most `size` rows, drawn by a hash of the grain, in the order of the grain: the same for any order of rows. */
  sample<C extends keyof R & string>(columns: readonly C[], size: number): Promise<Columns<Pick<R, C>>>
}

const mostSums = 1_000_000

/** Questions to the table `work.<name>`. */
export function dataset<R extends Row>(engine: Engine, grain: readonly string[], name = 'features'): Dataset<R> {
  const from = relation<R>(name)
  return {
    grain,
    async sums(of) {
      const found = await rows(
        engine,
        query(portable => of(from, portable)),
      )
      if (found.length > mostSums) {
        throw new RangeError(`${found.length} rows of sums: expected at most ${mostSums}; use patterns, which stream`)
      }
      return found
    },
    patterns: by => {
      const names = sql.join(by.map(column => sql.ref(column)))
      const order = sql.join(by.map(column => sql`${sql.ref(column)} nulls last`))
      return engine.read(
        query(() =>
          compilable(sql`select ${names}, count(*) as n from ${from.rows} group by ${names} order by ${order}`),
        ),
      )
    },
    async sample(columns, size) {
      const key = sql.join(grain.map(column => sql.ref(column)))
      const answer = sql.join(columns.map(column => sql.ref(column)))
      // Keys are drawn alone: all columns beside them would be carried through the sort.
      const drawn = query<R>(portable =>
        compilable(sql<R>`
      select ${answer}
      from ${from.rows}
      join (select ${key} from ${from.rows} order by ${keyOf(grain, portable)}, ${key} limit ${sql.lit(size)}) as drawn using (${key})
      order by ${key}`),
      )
      return gather(engine.read(drawn), columns)
    },
  }
}

/** A number from 0 to 2^60 - 1 that belongs to a row whatever the order of rows: a hash of its grain. */
export function keyOf(grain: readonly string[], portable: Portable): RawBuilder<bigint> {
  const parts = grain.map(name => sql`cast(${sql.ref(name)} as varchar)`)
  return sql<bigint>`${portable.key(sql<string>`${sql.join(parts, sql` || chr(31) || `)}`)}`
}

/** The chunks of a bounded answer as one. */
async function gather<R extends Row>(chunks: AsyncIterable<Columns<R>>, names: readonly string[]): Promise<Columns<R>> {
  const found: AnyColumns[] = []
  for await (const chunk of chunks) found.push(chunk)
  return Object.fromEntries(names.map(name => [name, joined(found.map(chunk => chunk[name] ?? []))])) as Columns<R>
}

function joined(parts: readonly Column[]): Column {
  const starts: number[] = []
  let length = 0
  for (const part of parts) {
    starts.push(length)
    length += part.length
  }
  if (parts.every(part => part instanceof Float64Array)) {
    const all = new Float64Array(length)
    for (const [i, part] of parts.entries()) all.set(part, starts[i])
    return all
  }
  if (parts.every(part => part instanceof BigInt64Array)) {
    const all = new BigInt64Array(length)
    for (const [i, part] of parts.entries()) all.set(part, starts[i])
    return all
  }
  return parts.flatMap(part => Array.from<Column[number]>(part))
}
