import { type RawBuilder, sql } from 'kysely'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { type Query, query } from '../../warehouse/engine/query.js'
import type { ArmSums } from '../campaigns/arm-sums.js'
import { compilable } from '../compilable.js'

/** What customers did before a campaign, by which they may be told apart; columns of `mart_customer` of the same names. */
export const habits = ['recency_days', 'net_sales', 'frequency'] as const
export type Habit = (typeof habits)[number]

/** Where customers may be told apart: round numbers; above the last of them lies one more cell. */
export const cuts: Readonly<Record<Habit, readonly number[]>> = {
  recency_days: [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365, 540, 730],
  net_sales: [10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000],
  frequency: [0, 1, 2, 3, 5, 10, 20],
}

/** Nobody bought so long ago: who never bought stands in the last cell. */
export const never = 1_000_000

/** The sums of an arm's customers in one cell; each habit is the number of cuts that lie below it. */
export type HabitSums = ArmSums & { readonly cell: Readonly<Record<Habit, number>> }

type Fragment = RawBuilder<unknown>
type Found = ArmSums & Readonly<Record<`${Habit}_cell`, bigint>>

/** Sums of the arms of some campaigns by what their customers had done the day before it reached them. */
export async function habitSums(engine: Engine, campaigns: readonly bigint[]): Promise<readonly HabitSums[]> {
  if (campaigns.length === 0) return []
  const found = await rows(engine, habitSumsSql(campaigns))
  return found.map(row => ({
    ...row,
    cell: Object.fromEntries(habits.map(habit => [habit, Number(row[`${habit}_cell`])])) as Record<Habit, number>,
  }))
}

/** The sums as a query, for tests of what it means on each engine. */
export function habitSumsSql(campaigns: readonly bigint[]): Query<Found> {
  const cells = habits.map(habit => sql`${cellOf(habit)} as ${sql.ref(`${habit}_cell`)}`)
  const names = sql.join(habits.map(habit => sql.ref(`${habit}_cell`)))
  return query<Found>(() =>
    compilable(sql<Found>`with person as (
  select contact_key, campaign_key, customer_key, arm, is_control, from_on, responded, answers, bought, revenue, margin
  from mart_campaign_customer
  where customer_key <> 0 and arm <> 'several' and from_on is not null
    and campaign_key in (${sql.join(campaigns.map(key => sql.lit(key)))})
),
known as (
  select
    person.contact_key,
    date_diff('day', max(mart_order.ordered_on), person.from_on) as recency_days,
    sum(mart_order.net_sales) as net_sales,
    count(*) as frequency
  from person
  join mart_order on mart_order.customer_key = person.customer_key and mart_order.ordered_on < person.from_on
  where mart_order.is_counted and mart_order.order_key <> 0
  group by person.contact_key, person.from_on
),
placed as (
  select person.*, ${sql.join(cells)}
  from person left join known on known.contact_key = person.contact_key
)
select campaign_key, arm, is_control, '(habit)' as kind, '' as value, ${names},
  count(*) as customers,
  cast(sum(case when responded then 1 when not responded then 0 end) as bigint) as responded,
  cast(sum(answers) as bigint) as answers,
  cast(sum(case when bought then 1 when not bought then 0 end) as bigint) as bought,
  count(revenue) as revenues,
  cast(sum(revenue) as decimal(38,4)) as revenue,
  cast(sum(revenue * revenue) as decimal(38,8)) as revenue_squares,
  count(margin) as margins,
  cast(sum(margin) as decimal(38,4)) as margin,
  cast(sum(margin * margin) as decimal(38,8)) as margin_squares
from placed
group by campaign_key, arm, is_control, ${names}
order by campaign_key, arm, is_control, ${names}`),
  )
}

/** How many cuts lie below it. */
function cellOf(habit: Habit): Fragment {
  const value = sql`coalesce(${sql.ref(`known.${habit}`)}, ${sql.lit(habit === 'recency_days' ? never : 0)})`
  const cases = cuts[habit].map((cut, i) => sql`when ${value} <= ${sql.lit(cut)} then ${sql.lit(i)}`)
  return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(cuts[habit].length)} end`
}
