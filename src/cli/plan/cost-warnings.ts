import type { Costs } from '../../config/costs.js'
import { firstOfMonth } from '../../mining/day.js'
import { daysOf } from '../../mining/profit/accrued.js'
import { hasTable } from '../../mining/store.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'

/** Costs that are said in a way that nobody means: records that an activity leaves out, and pools of days before the first record. */
export async function costWarnings(engine: Engine, { activities }: Costs): Promise<readonly string[]> {
  const left = (await hasTable(engine, 'fct_activity_cost')) ? await leftOut(engine, activities) : []
  const first = (await hasTable(engine, 'mart_profit_line')) ? await firstDay(engine) : null
  return [...left, ...(first === null ? [] : earlyPools(activities, first))]
}

/** An activity costs what it declares, or what records tell: not both. */
async function leftOut(engine: Engine, activities: Costs['activities']): Promise<readonly string[]> {
  const told = await rows(
    engine,
    statement<{ activity: string; records: bigint; amount: string }>(
      `select activity, count(*) as records, cast(sum(amount) as decimal(18,4)) as amount
      from fct_activity_cost group by activity order by activity`,
    ),
  )
  return told.flatMap(({ activity, records, amount }) => {
    const declared = activities[activity]
    if (declared === undefined || declared.pool === 'records') return []
    const by = declared.pool === undefined ? 'rate' : 'pool'
    return [
      `costs.activities.${activity}: ${records} ${records === 1n ? 'record tells' : 'records tell'} of ${amount} for it, which count nowhere, since it declares a ${by}; write pool: records to take them instead, or give them another activity`,
    ]
  })
}

/** All of the money of a period is borne by what the records know of it, be that the last month of a year. */
function earlyPools(activities: Costs['activities'], first: Day): readonly string[] {
  return Object.entries(activities).flatMap(([activity, { pool }]) =>
    typeof pool !== 'object'
      ? []
      : Object.keys(pool).flatMap(period => {
          const { from, to } = daysOf(period)
          if (firstOfMonth(first) <= from || first >= to) return []
          return [
            `costs.activities.${activity}.pool.${period}: it begins on ${from}, and what it is spread over on ${first}: all of its money lies on the days from then on; write the months that have records`,
          ]
        }),
  )
}

/** On which anything was sold, or caused a cost. */
async function firstDay(engine: Engine): Promise<Day | null> {
  const [found] = await rows(
    engine,
    statement<{ first: Day | null }>("select min(on_day) as first from mart_profit_line where entry <> 'unallocated'"),
  )
  return found?.first ?? null
}
