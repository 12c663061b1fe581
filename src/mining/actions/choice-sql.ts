import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import { type Query, query } from '../../warehouse/engine/query.js'
import type { Row } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import type { Limits, Offered } from './find-prices.js'

/** One row per customer with `effect_1` … of each activity in order: NULL where it is none for them. */
export const customersTable = 'work.action_customer'
/** A share of them, drawn by a hash of their keys. */
export const sampleTable = 'work.action_sample'
/** One row per choice (scenario) and customer chosen: the place of their activity, from 1. */
export const stateTable = 'work.action_state'

type Fragment = RawBuilder<unknown>

const ref = (name: string): Fragment => sql.ref(name)
const money = (amount: number): Fragment => sql`cast(${sql.raw(amount.toFixed(4))} as decimal(18,4))`

/** Effects of activities in the order in which equal ones are taken: the cheaper first. */
function inOrder(offered: readonly Offered[]): readonly number[] {
  return offered.map((_, j) => j).sort((a, b) => (offered[a]?.cost ?? 0) - (offered[b]?.cost ?? 0) || a - b)
}

function byPlace(offered: readonly Offered[], place: string, of: (j: number) => Fragment, none: Fragment): Fragment {
  const cases = offered.map((_, j) => sql`when ${sql.lit(j + 1)} then ${of(j)}`)
  return sql`case ${ref(place)} ${sql.join(cases, sql` `)} else ${none} end`
}

/** The greatest of some DOUBLE columns that may be NULL, and 0. */
function most(columns: readonly string[]): Fragment {
  return sql`greatest(${sql.join(columns.map(name => sql`coalesce(${ref(name)}, 0e0)`))}, 0e0)`
}

/** The first column, in that order, that is the greatest above 0; 0 where none is. */
function placeOf(offered: readonly Offered[], prefix: string): Fragment {
  const cases = inOrder(offered).map(j => sql`when ${ref(`${prefix}_${j + 1}`)} = greatest_left then ${sql.lit(j + 1)}`)
  return sql`case when greatest_left <= 0e0 then 0 ${sql.join(cases, sql` `)} else 0 end`
}

/** One row per question: what customers would choose at its prices, and what that brings. */
export function responsesSql(
  offered: readonly Offered[],
  asked: readonly (readonly number[])[],
  customers = customersTable,
): Query<Row> {
  const effects = offered.map((_, j) => `effect_${j + 1}`)
  const lefts = offered.map((_, j) => `left_${j + 1}`)
  const prices = asked.map(
    (of, i) =>
      sql`select ${sql.lit(i)} as id, ${sql.join(of.map((price, j) => sql`${double(price)} as ${ref(`price_${j + 1}`)}`))}`,
  )
  const leaves = offered.map(
    (_, j) => sql`cast(${ref(`effect_${j + 1}`)} as double) - ${ref(`price_${j + 1}`)} as ${ref(`left_${j + 1}`)}`,
  )
  const counts = offered.map(
    (_, j) => sql`count(case when place = ${sql.lit(j + 1)} then 1 end) as ${ref(`n_${j + 1}`)}`,
  )
  const effect = byPlace(offered, 'place', j => ref(`effect_${j + 1}`), sql`null`)
  const columns = sql.join(effects.map(ref))
  return query(() =>
    compilable(sql<Row>`with price as (${sql.join(prices, sql` union all `)}),
priced as (
  select price.id, ${columns}, ${sql.join(leaves)} from ${sql.table(customers)} as customer cross join price
),
compared as (select id, ${columns}, ${sql.join(lefts.map(ref))}, ${most(lefts)} as greatest_left from priced),
placed as (select id, ${columns}, ${placeOf(offered, 'left')} as place from compared)
select id, cast(coalesce(sum(${effect}), 0) as decimal(38,6)) as effect, ${sql.join(counts)}
from placed group by id order by id`),
  )
}

/** A choice that is made: its limits, the prices of activities, and whether money binds. */
export interface Scenario {
  /** Under which it stands in the table of choices. */
  readonly id: number
  readonly limits: Limits
  readonly prices: readonly number[]
  readonly isBinding: boolean
}

/** How the channels with a capacity are called in columns: `room_1` … */
function channelsOf(scenarios: readonly Scenario[]): readonly string[] {
  return Object.keys(scenarios[0]?.limits.capacity ?? {})
}

function limitsSql(scenarios: readonly Scenario[]): Fragment {
  const channels = channelsOf(scenarios)
  const rows = scenarios.map(({ id, limits: { budget, capacity }, prices, isBinding }) => {
    const rooms = channels.map((name, k) => sql`, ${sql.lit(capacity[name] ?? 0)} as ${ref(`room_${k + 1}`)}`)
    const columns = prices.map((price, j) => sql`, ${double(price)} as ${ref(`price_${j + 1}`)}`)
    return sql`select ${sql.lit(id)} as scenario, ${budget === null ? sql`cast(null as decimal(18,4))` : money(budget)} as budget,
      ${sql.raw(isBinding ? 'true' : 'false')} as is_binding${sql.join(rooms, sql``)}${sql.join(columns, sql``)}`
  })
  return sql.join(rows, sql` union all `)
}

/**
 * What each customer's best activity is at the prices, as far as the limits go: by S = (effect - cost) ÷ cost where money
 * binds, else by effect less cost. Running sums hold also what is left out, so that the limits are never exceeded.
 */
export function firstChoiceSql(offered: readonly Offered[], scenarios: readonly Scenario[]): Query<Row> {
  const channels = channelsOf(scenarios)
  const effects = sql.join(offered.map((_, j) => ref(`effect_${j + 1}`)))
  const lefts = offered.map((_, j) => `left_${j + 1}`)
  const leaves = offered.map(
    (_, j) => sql`cast(${ref(`effect_${j + 1}`)} as double) - ${ref(`price_${j + 1}`)} as ${ref(`left_${j + 1}`)}`,
  )
  return query(() =>
    compilable(sql<Row>`with limits as (${limitsSql(scenarios)}),
priced as (
  select limits.scenario, limits.is_binding, customer.customer_key, ${effects}, ${sql.join(leaves)}
  from ${sql.table(customersTable)} as customer cross join limits
),
compared as (select *, ${most(lefts)} as greatest_left from priced),
placed as (select *, ${placeOf(offered, 'left')} as place from compared),
chosen as (
  select scenario, is_binding, customer_key, place,
    ${byPlace(offered, 'place', j => ref(`effect_${j + 1}`), sql`null`)} as effect,
    ${byPlace(offered, 'place', j => money(offered[j]?.cost ?? 0), sql`null`)} as cost
  from placed where place > 0
),
valued as (
  select *, case when is_binding then cast(effect as double) / nullif(cast(cost as double), 0e0) else cast(effect - cost as double) end as rated
  from chosen
),
running as (
  select scenario, customer_key, place,
    sum(cost) over (partition by scenario order by rated desc, customer_key rows unbounded preceding) as spent
    ${nthOf(offered, channels, sql`rated desc, customer_key`)}
  from valued
)
select cast(running.scenario as bigint) as scenario, running.customer_key, cast(running.place as bigint) as place
from running join limits on limits.scenario = running.scenario
where (limits.budget is null or running.spent <= limits.budget) ${roomLeft(offered, channels, sql``)}`),
  )
}

/** How many came before in each channel with a capacity. */
function nthOf(offered: readonly Offered[], channels: readonly string[], order: Fragment): Fragment {
  const columns = channels.map(
    (name, k) =>
      sql`, sum(${isIn(offered, name, 'place')}) over (partition by scenario order by ${order} rows unbounded preceding) as ${ref(`nth_${k + 1}`)}`,
  )
  return sql.join(columns, sql` `)
}

/** 1 where a place is an activity of the channel. */
function isIn(offered: readonly Offered[], channel: string, place: string): Fragment {
  const places = offered.flatMap((one, j) => (one.channel === channel ? [sql.lit(j + 1)] : []))
  return places.length === 0 ? sql`0` : sql`case when ${ref(place)} in (${sql.join(places)}) then 1 else 0 end`
}

function roomLeft(offered: readonly Offered[], channels: readonly string[], taken: Fragment): Fragment {
  const conditions = channels.map(
    (name, k) =>
      sql`and (${isIn(offered, name, 'running.place')} = 0 or ${ref(`running.nth_${k + 1}`)} <= ${ref(`limits.room_${k + 1}`)}${taken})`,
  )
  return sql.join(conditions, sql` `)
}

/**
 * The choices after moves that still fit: to an activity that brings more than it costs more, each customer the one that is
 * best at the prices; by what they bring for their money where they cost any.
 *
 * @param scenarios in which moves are looked for; all others stay as they are
 */
export function movedSql(offered: readonly Offered[], scenarios: readonly Scenario[]): Query<Row> {
  const channels = channelsOf(scenarios)
  const used = channels.map(
    (name, k) => sql`, coalesce(sum(${isIn(offered, name, 'place')}), 0) as ${ref(`used_${k + 1}`)}`,
  )
  const rooms = channels.map(
    (_, k) =>
      sql`, limits.${ref(`room_${k + 1}`)} - coalesce(used.${ref(`used_${k + 1}`)}, 0) as ${ref(`room_${k + 1}`)}`,
  )
  const rest = sql.join(rooms, sql` `)
  const prices = sql.join(offered.map((_, j) => ref(`limits.price_${j + 1}`)))
  const cost = (place: string) => byPlace(offered, place, j => money(offered[j]?.cost ?? 0), money(0))
  const effect = (place: string) => byPlace(offered, place, j => ref(`effect_${j + 1}`), sql`cast(0 as decimal(18,6))`)
  const lefts = offered.map((_, j) => `moved_${j + 1}`)
  const moves = offered.map((one, j) => {
    const k = channels.indexOf(one.channel)
    const fits =
      k < 0 ? sql`` : sql`and (${ref(`room_${k + 1}`)} >= 1 or ${isIn(offered, one.channel, 'place_now')} = 1)`
    const gain = sql`${ref(`effect_${j + 1}`)} - ${money(one.cost)} - (effect_now - cost_now)`
    return sql`case when ${gain} > 0 and (rest is null or ${money(one.cost)} - cost_now <= rest) ${fits}
      then cast(${ref(`effect_${j + 1}`)} as double) - ${ref(`price_${j + 1}`)} end as ${ref(`moved_${j + 1}`)}`
  })
  const greatest = sql`greatest(${sql.join(lefts.map(name => sql`coalesce(${ref(name)}, -1e300)`))}, -1e300)`
  const cases = inOrder(offered).map(j => sql`when ${ref(`moved_${j + 1}`)} = greatest_left then ${sql.lit(j + 1)}`)
  const effects = sql.join(offered.map((_, j) => ref(`effect_${j + 1}`)))
  const order = sql`rated desc, gained desc, customer_key`
  return query(() =>
    compilable(sql<Row>`with limits as (${limitsSql(scenarios)}),
used as (
  select scenario, sum(${cost('place')}) as spent${sql.join(used, sql` `)}
  from ${sql.table(stateTable)} group by scenario
),
room as (
  select limits.scenario, ${prices}, limits.budget - coalesce(used.spent, 0) as rest${rest}
  from limits left join used on used.scenario = limits.scenario
),
now as (
  select room.*, customer.customer_key, ${effects}, coalesce(state.place, 0) as place_now
  from ${sql.table(customersTable)} as customer cross join room
  left join ${sql.table(stateTable)} as state on state.scenario = room.scenario and state.customer_key = customer.customer_key
),
worth as (select *, ${effect('place_now')} as effect_now, ${cost('place_now')} as cost_now from now),
moves as (select *, ${sql.join(moves)} from worth),
compared as (select *, ${greatest} as greatest_left from moves),
placed as (
  select *, case when greatest_left <= -1e300 then 0 ${sql.join(cases, sql` `)} else 0 end as place from compared
),
gains as (
  select *, ${effect('place')} - ${cost('place')} - (effect_now - cost_now) as gained, ${cost('place')} - cost_now as extra
  from placed where place > 0 and place <> place_now
),
valued as (
  select *, case when extra > 0 then cast(gained as double) / nullif(cast(extra as double), 0e0) else 1e300 end as rated
  from gains
),
running as (
  select scenario, customer_key, place, place_now, rest,
    sum(case when extra > 0 then extra else 0 end) over (partition by scenario order by ${order} rows unbounded preceding) as spent
    ${nthOf(offered, channels, order)}
  from valued
),
taken as (
  select running.scenario, running.customer_key, running.place
  from running join room as limits on limits.scenario = running.scenario
  where (running.rest is null or running.spent <= running.rest) ${roomLeft(offered, channels, sql``)}
)
select state.scenario, state.customer_key, coalesce(taken.place, state.place) as place
from ${sql.table(stateTable)} as state
left join taken on taken.scenario = state.scenario and taken.customer_key = state.customer_key
union all
select cast(taken.scenario as bigint), taken.customer_key, cast(taken.place as bigint)
from taken left join ${sql.table(stateTable)} as state on taken.scenario = state.scenario and taken.customer_key = state.customer_key
where state.customer_key is null`),
  )
}

/** One row per choice: how many customers, what they bring and cost, and how many of each activity. */
export function outcomesSql(offered: readonly Offered[]): Query<Row> {
  const counts = offered.map(
    (_, j) => sql`count(case when place = ${sql.lit(j + 1)} then 1 end) as ${ref(`n_${j + 1}`)}`,
  )
  return query(() =>
    compilable(sql<Row>`select state.scenario, count(*) as customers,
  cast(sum(${byPlace(offered, 'place', j => ref(`effect_${j + 1}`), sql`null`)}) as decimal(38,6)) as effect,
  cast(sum(${byPlace(offered, 'place', j => money(offered[j]?.cost ?? 0), sql`null`)}) as decimal(38,4)) as cost,
  ${sql.join(counts)}
from ${sql.table(stateTable)} as state
join ${sql.table(customersTable)} as customer on customer.customer_key = state.customer_key
group by state.scenario order by state.scenario`),
  )
}

/** How many customers have an activity that is worth its cost. */
export function candidatesSql(offered: readonly Offered[]): Query<{ customers: bigint }> {
  const effects = sql.join(offered.map((_, j) => ref(`effect_${j + 1}`)))
  return query(() =>
    compilable(
      sql<{
        customers: bigint
      }>`select count(*) as customers from ${sql.table(customersTable)} where coalesce(${effects}, null) is not null`,
    ),
  )
}

/** Of so many customers one, by a hash of the key: the same ones every night. */
export function sampleSql(offered: readonly Offered[], of: number): Query<Row> {
  const effects = sql.join(offered.map((_, j) => ref(`effect_${j + 1}`)))
  return query(portable => {
    const draw = portable.key(sql<string>`cast(customer_key as varchar)`)
    return compilable(
      sql<Row>`select customer_key, ${effects} from ${sql.table(customersTable)} where mod(${draw}, ${sql.lit(of)}) = 0`,
    )
  })
}
