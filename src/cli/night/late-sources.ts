import type { SourceContract } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import type { NightProblem } from '../../warehouse/night/night-error.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'

/** By source, the newest day that any of its facts, customers or files shows. */
export async function newestDays(engine: Engine): Promise<ReadonlyMap<string, string | null>> {
  const found = await rows(
    engine,
    bind<{ source: string; newest_day: string | null }>(sqlFile('reports/newest_day.sql')),
  )
  return new Map(found.map(({ source, newest_day }) => [source, newest_day]))
}

/** Sources whose newest day lies further back than their contract allows. */
export function lateSources(
  sources: readonly SourceContract[],
  newest: ReadonlyMap<string, string | null>,
  asOf: Day,
): readonly NightProblem[] {
  return sources.flatMap(({ name, contract: { deadline_days } }) => {
    if (deadline_days === undefined) return []
    const day = newest.get(name) ?? null
    const daysOld = day === null ? null : (Date.parse(asOf) - Date.parse(day)) / 86_400_000
    if (daysOld !== null && daysOld <= deadline_days) return []
    const found = day === null ? 'nothing has come of it yet' : `its newest day is ${day}`
    return {
      where: name,
      what: `${found}, expected no more than ${deadline_days} days before ${asOf}; wait for its files, or raise deadline_days`,
    }
  })
}
