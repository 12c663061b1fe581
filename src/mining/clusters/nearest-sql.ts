import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'

/** How a measure is made comparable: less its mean, by its standard deviation. */
export interface Scale {
  readonly measure: string
  readonly mean: number
  readonly deviation: number
}

/** The measure in standard deviations from the mean. */
export function standardised({ measure, mean, deviation }: Scale): RawBuilder<number> {
  return sql<number>`((${sql.ref(measure)} - ${double(mean)}) / ${double(deviation)})`
}

/**
 * Every row with `cluster`, the place of the nearest middle from 0 on, the first of equally near ones, and `squared`, its
 * squared distance; beside them the columns that are named.
 */
export function nearestRows(
  rows: RawBuilder<unknown>,
  kept: readonly RawBuilder<unknown>[],
  scales: readonly Scale[],
  centres: readonly (readonly number[])[],
): RawBuilder<Row> {
  const names = kept.map((_, i) => sql.ref(`kept_${i}`))
  const own = kept.map((column, i) => sql`${column} as ${sql.ref(`kept_${i}`)}`)
  const far = centres.map((centre, k) => {
    const terms = scales.map((scale, i) => {
      const gap = sql`(${standardised(scale)} - ${double(centre[i] ?? 0)})`
      return sql`${gap} * ${gap}`
    })
    return sql`${sql.join(terms, sql` + `)} as ${sql.ref(`far_${k}`)}`
  })
  const of = (k: number) => sql.ref(`far_${k}`)
  const chosen = (answer: (k: number) => RawBuilder<unknown>) => {
    const cases = centres.slice(0, -1).map((_, k) => {
      const nearer = centres.flatMap((_other, j) => (j > k ? [sql`${of(k)} <= ${of(j)}`] : []))
      return sql`when ${sql.join(nearer, sql` and `)} then ${answer(k)}`
    })
    return cases.length === 0 ? answer(0) : sql`case ${sql.join(cases, sql` `)} else ${answer(centres.length - 1)} end`
  }
  return sql<Row>`select ${sql.join(names)}, cast(${chosen(k => sql.lit(k))} as bigint) as cluster, ${chosen(of)} as squared
    from (select ${sql.join([...own, ...far])} from ${rows}) as measured`
}
