import { type RawBuilder, sql } from 'kysely'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import { type Cuts, type CutsOf, cutsSchema, scores } from './cuts.js'
import { columnOf, type Measure, measures, type RfmFeature } from './measures.js'
import type { RfmParams } from './params.js'
import { scoreSql } from './score-sql.js'

/** Quintiles by value: cut k is the smallest value that at least k fifths of the customers do not exceed. */
export async function quintiles(data: Dataset<RfmFeature>, measure: Measure): Promise<Cuts> {
  const value = sql.ref(columnOf[measure])
  const cut = (k: number) => sql`min(value) filter (where upto * 5 >= total * ${sql.lit(k)}) as ${sql.ref(`cut_${k}`)}`
  const [found] = await data.sums(({ rows }) =>
    compilable(sql<Record<string, bigint | string>>`
      select ${sql.join([1, 2, 3, 4].map(cut))}
      from (
        select
          value,
          sum(customers) over (order by value rows between unbounded preceding and current row) as upto,
          sum(customers) over () as total
        from (select ${value} as value, count(*) as customers from ${rows} group by ${value}) as counted
      ) as running`),
  )
  return cutsSchema.parse([1, 2, 3, 4].map(k => String(found?.[`cut_${k}`])))
}

/** How many customers have each score, of each measure. */
export async function sizesOf(
  data: Dataset<RfmFeature>,
  cuts: CutsOf,
): Promise<Pick<RfmParams, 'customers' | 'sizes'>> {
  const counts = measures.flatMap(measure => scores.map(score => countOf(measure, score, cuts)))
  const [found] = await data.sums(({ rows }) =>
    compilable(sql<Record<string, bigint>>`select count(*) as customers, ${sql.join(counts)} from ${rows}`),
  )
  const size = (measure: Measure, score: number) => Number(found?.[`${measure}_${score}`] ?? 0n)
  const five = (measure: Measure): RfmParams['sizes'][Measure] => [
    size(measure, 1),
    size(measure, 2),
    size(measure, 3),
    size(measure, 4),
    size(measure, 5),
  ]
  return {
    customers: Number(found?.customers ?? 0n),
    sizes: { recency: five('recency'), frequency: five('frequency'), monetary: five('monetary') },
  }
}

function countOf(measure: Measure, score: number, cuts: CutsOf): RawBuilder<unknown> {
  const scored = scoreSql(measure, sql.ref(columnOf[measure]), cuts[measure])
  return sql`count(case when ${scored} = ${sql.lit(score)} then 1 end) as ${sql.ref(`${measure}_${score}`)}`
}
