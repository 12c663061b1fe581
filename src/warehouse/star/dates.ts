import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { bind, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import { type Calendar, calendarDays, type DateRow, dateColumns } from './calendar.js'
import { keyedParts, type Part } from './parts/part.js'
import { factDaySql } from './parts/part-sql.js'

/** The whole years from the first to the last day of any fact, and the months of subscriptions among them. */
export async function buildDates(engine: Engine, calendar: Calendar, parts: ReadonlySet<Part>): Promise<void> {
  const [span] = await rows(engine, factDays(engine, parts))
  const days = span?.first_day && span.last_day ? calendarDays(span.first_day, span.last_day, calendar) : []
  async function* chunks() {
    if (days.length > 0) yield dateColumns(days)
  }
  await engine.replace<DateRow>(table('dim_date'), chunks())
  if (!parts.has('subscription')) return
  const months = bind(sqlFile('star/fct_subscription_month.sql'), { newest_on: span?.last_day ?? null })
  await engine.replace(table('fct_subscription_month'), months)
}

type Span = { first_day: string | null; last_day: string | null }

/** Of lines, and of whatever else happens in the project. */
function factDays(engine: Engine, parts: ReadonlySet<Part>): Query<Span> {
  const ofLines = bind<Span>(sqlFile('star/fact_days.sql'))
  const others = keyedParts(parts).flatMap(name => factDaySql(name) ?? [])
  if (others.length === 0) return ofLines
  const { text, values } = engine.compile(ofLines)
  const all = [text, ...others].map((query, i) => `(${query}) as days_${i}`)
  const spans = all.map(from => `select first_day, last_day from ${from}`).join(' union all ')
  return statement(`select min(first_day) as first_day, max(last_day) as last_day from (${spans}) as days`, values)
}
