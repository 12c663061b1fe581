import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Query } from '../../warehouse/engine/query.js'
import { composed } from '../../warehouse/sql-file.js'
import { type ArmSums, sumsOfGroups } from '../campaigns/arm-sums.js'

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

/** Sums of the arms of some campaigns by what their customers had done the day before it reached them. */
export async function habitSums(engine: Engine, campaigns: readonly bigint[]): Promise<readonly HabitSums[]> {
  if (campaigns.length === 0) return []
  const found = await rows(engine, habitSumsSql(campaigns))
  return found.map(sums => {
    const cells = sums.value.split(' ').map(Number)
    return { ...sums, cell: Object.fromEntries(habits.map((habit, i) => [habit, cells[i]])) as Record<Habit, number> }
  })
}

/** The sums as a query, for tests of what it means on each engine. */
export function habitSumsSql(campaigns: readonly bigint[]): Query<ArmSums> {
  const cells = habits.map(habit => `cast(${cellOf(habit)} as varchar)`).join(" || ' ' || ")
  return sumsOfGroups(
    composed(
      'reports/campaign_habit_groups.sql',
      `with person as (
  select contact_key, customer_key, from_on
  from mart_campaign_customer
  where customer_key <> 0 and arm <> 'several' and from_on is not null and campaign_key in (${campaigns.join(', ')})
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
)
select person.contact_key, '(habit)' as kind, ${cells} as value
from person left join known on known.contact_key = person.contact_key`,
    ),
  )
}

/** How many cuts lie below it. */
function cellOf(habit: Habit): string {
  const value = `coalesce(known.${habit}, ${habit === 'recency_days' ? never : 0})`
  const cases = cuts[habit].map((cut, i) => `when ${value} <= ${cut} then ${i}`)
  return `case ${cases.join(' ')} else ${cuts[habit].length} end`
}
