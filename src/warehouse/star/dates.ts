import { type Engine, rows } from '../engine/engine.js'
import { bind, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import { type Calendar, calendarDays, type DateRow, dateColumns } from './calendar.js'

/** The whole years from the first to the last day of any fact. */
export async function buildDates(engine: Engine, calendar: Calendar): Promise<void> {
  const [span] = await rows(
    engine,
    bind<{ first_day: string | null; last_day: string | null }>(sqlFile('star/fact_days.sql')),
  )
  const days = span?.first_day && span.last_day ? calendarDays(span.first_day, span.last_day, calendar) : []
  async function* chunks() {
    if (days.length > 0) yield dateColumns(days)
  }
  await engine.replace<DateRow>(table('dim_date'), chunks())
}
