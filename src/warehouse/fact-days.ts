import type { EntityName } from '../config/entity.js'
import { entities } from '../config/entity.js'
import { type Query, statement } from './engine/query.js'
import { quoted } from './engine/quoting.js'
import type { Day } from './engine/value.js'
import { sqlFile } from './sql-file.js'
import { tables } from './tables.js'

/** A table of facts that a star has only where a source maps them, and its column of the business day. */
export interface DatedFact {
  readonly table: string
  readonly day: string
}

/** What plans are for lies ahead: it tells nothing of how fresh a source is. */
const ahead: readonly string[] = ['target', 'activity_cost']

/**
 * The dated facts of some entities, beside lines of orders and returns, which every star has.
 *
 * @param mapped by the sources whose tables are asked: the others' need not be there
 */
export function datedFacts(mapped: ReadonlySet<EntityName>): readonly DatedFact[] {
  return [...mapped].sort().flatMap((entity): DatedFact[] => {
    const table = tables().get(`fct_${entity}`)
    if (!table || entity === 'order_line' || entity === 'return_line' || ahead.includes(entity)) return []
    const days = entities[entity].time.map(time => time.replace(/_at$/, '_on'))
    const day = days.find(name => table.columns.some(column => column.name === name && column.type === 'date'))
    return day === undefined ? [] : [{ table: table.name, day }]
  })
}

/** One row per source: the newest business day that any of its facts or customers shows. */
export function newestDayQuery(facts: readonly DatedFact[]): Query<{ source: string; newest_day: Day | null }> {
  const { text } = sqlFile('reports/newest_day.sql')
  if (facts.length === 0) return statement(text)
  const others = facts.map(
    ({ table, day }) => `select source, max(${quoted(day)}) as newest_day from ${quoted(table)} group by source`,
  )
  return statement(
    `select source, max(newest_day) as newest_day from (select * from (${text}) as known union all ${others.join(' union all ')}) as shown group by source`,
  )
}

/** One row per source and business day of a span: how many facts it has, in order of source and day. */
export function dayVolumeQuery(
  facts: readonly DatedFact[],
  since: Day,
  asOf: Day,
): Query<{ source: string; day: Day; records: bigint }> {
  const all = [
    ...facts,
    { table: 'fct_order_line', day: 'ordered_on' },
    { table: 'fct_return_line', day: 'returned_on' },
  ]
  const each = all.map(
    ({ table, day }) => `select source, ${quoted(day)} as day, count(*) as records from ${quoted(table)}
      where ${quoted(day)} >= cast($1 as date) and ${quoted(day)} < cast($2 as date) group by source, ${quoted(day)}`,
  )
  return statement(
    `select source, day, cast(sum(records) as bigint) as records from (${each.join(' union all ')}) as fact
    group by source, day order by source, day`,
    [since, asOf],
  )
}
