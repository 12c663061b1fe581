import { type RawBuilder, sql } from 'kysely'
import { type Query, query } from '../../warehouse/engine/query.js'
import type { Row } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import { customersTable, stateTable } from './choice-sql.js'
import { fates } from './customers-sql.js'

type Fragment = RawBuilder<unknown>

/** One row: of each activity how many customers it is for, by what became of it for them. */
export function fateCountsSql(activities: number): Query<Row> {
  const counts = Array.from({ length: activities }, (_, j) =>
    fates.map(
      fate =>
        sql`count(case when ${sql.ref(`fate_${j + 1}`)} = ${sql.lit(fate)} then 1 end) as ${sql.ref(`${fate}_${j + 1}`)}`,
    ),
  )
  return query(() =>
    compilable(
      sql<Row>`select coalesce(bool_or(margin_known), false) as margin_known, ${sql.join(counts.flat())} from ${sql.table(customersTable)}`,
    ),
  )
}

/** An activity as a list of what is to be done says it. */
export interface Listed {
  readonly name: string
  readonly channel: string
  readonly cost: string
  readonly changes: string
  readonly evidence: string
  readonly reason: string
}

/** Shares of those left alone are told to the ten-thousandth. */
const places = 10_000

/**
 * One row per customer chosen: their activity. Who is left alone is a function of customer and activity: the same customers
 * every night.
 *
 * @param scenario the choice that is published
 */
export function nextActivitiesSql(
  activities: readonly Listed[],
  {
    scenario,
    isBinding,
    control,
  }: { readonly scenario: number; readonly isBinding: boolean; readonly control: number },
): Query<Row> {
  const of = (value: (one: Listed, j: number) => Fragment): Fragment =>
    sql`case chosen.place ${sql.join(
      activities.map((one, j) => sql`when ${sql.lit(j + 1)} then ${value(one, j)}`),
      sql` `,
    )} end`
  const column = (prefix: string) => of((_, j) => sql.ref(`customer.${prefix}_${j + 1}`))
  const text = (value: (one: Listed) => string) => of(one => sql`cast(${value(one)} as varchar)`)
  const order = isBinding ? sql`benefit_index` : sql`effect - cost`
  return query(portable => {
    const draw = portable.key(sql<string>`cast(customer_key as varchar) || chr(31) || activity`)
    return compilable(sql<Row>`with listed as (
  select chosen.customer_key, ${text(one => one.name)} as activity, ${text(one => one.channel)} as channel,
    ${text(one => one.changes)} as changes, ${text(one => one.evidence)} as evidence, ${text(one => one.reason)} as reason,
    ${column('chance')} as chance, ${column('stake')} as at_stake, ${column('effect')} as effect,
    ${of(one => sql`cast(${one.cost} as decimal(18,4))`)} as cost
  from ${sql.table(stateTable)} as chosen
  join ${sql.table(customersTable)} as customer on customer.customer_key = chosen.customer_key
  where chosen.scenario = ${sql.lit(scenario)}
),
valued as (
  select *, cast(effect - cost as double) / nullif(cast(cost as double), 0e0) as benefit_index from listed
)
select customer_key, activity, channel, changes, evidence, reason, chance, at_stake, effect, cost, benefit_index,
  row_number() over (order by ${order} desc, effect desc, customer_key) as place,
  mod(${draw}, ${sql.lit(places)}) < ${sql.lit(Math.round(control * places))} as is_control
from valued`)
  })
}

/** One row per activity: how many customers it was chosen for, how many of them are left alone, and what it should bring. */
export const chosenSql = `select activity, count(*) as chosen,
  count(case when is_control then 1 end) as left_alone, cast(sum(effect) as decimal(18,6)) as effect
from mart_next_activity group by activity order by activity`
