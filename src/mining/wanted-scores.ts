import { sql } from 'kysely'
import { type Query, query } from '../warehouse/engine/query.js'
import type { Row } from '../warehouse/engine/value.js'
import { table } from '../warehouse/tables.js'
import { compilable } from './compilable.js'

/** Columns of the scores of a model that a mart shows where the model ran. */
export interface WantedScore {
  readonly score: string
  readonly columns: readonly string[]
}

/**
 * One row per customer with a counted order, with the wanted columns: NULL where their model did not run. A project that
 * names no such model has no tables of theirs, so the shape of the query is that of the project.
 *
 * @param made whether a model has a table of scores
 */
export function wantedScores(wants: readonly WantedScore[], made: (score: string) => boolean): Query {
  const there = wants.filter(({ score }) => made(score))
  const columns = wants.flatMap(({ score, columns: names }) =>
    names.map(name => {
      const type = table(`score_${score}`).columns.find(column => column.name === name)?.type
      if (type === undefined) throw new RangeError(`score_${score} has no column ${name}`)
      const value = made(score) ? sql.ref(`score_${score}.${name}`) : sql`cast(null as ${sql.raw(type)})`
      return sql`${value} as ${sql.ref(name)}`
    }),
  )
  const joins = there.map(({ score }) => {
    const scores = sql.table(`score_${score}`)
    return sql`left join ${scores} on ${sql.ref(`score_${score}.customer_key`)} = ${sql.ref('buyer.customer_key')}`
  })
  return query(() =>
    compilable(sql<Row>`select ${sql.ref('buyer.customer_key')}, ${sql.join(columns)}
      from ${sql.table('work.purchases')} as buyer ${sql.join(joins, sql` `)}
      where ${sql.ref('buyer.customer_key')} <> 0 and ${sql.ref('buyer.frequency')} > 0`),
  )
}
