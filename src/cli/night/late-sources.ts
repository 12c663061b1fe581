import type { EntityName } from '../../config/entity.js'
import type { SourceContract } from '../../config/source.js'
import { daysFrom } from '../../mining/day.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { type DatedFact, datedFacts, newestDayQuery } from '../../warehouse/fact-days.js'
import type { NightProblem } from '../../warehouse/night/night-error.js'

/**
 * By source, the newest day that any of its facts, customers or files shows.
 *
 * @param sources those of the night that is asked, or some of them
 */
export async function newestDays(
  engine: Engine,
  sources: readonly SourceContract[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await rows(engine, newestDayQuery(factsOf(sources)))
  return new Map(found.map(({ source, newest_day }) => [source, newest_day]))
}

/** The dated facts that some sources map. */
export function factsOf(sources: readonly SourceContract[]): readonly DatedFact[] {
  const mapped = sources.flatMap(({ contract }) =>
    contract.files.flatMap(({ maps }) => Object.keys(maps) as EntityName[]),
  )
  return datedFacts(new Set(mapped))
}

/** A source whose newest day lies long before the night's, and that says no deadline which would hold it. */
export interface SilentSource {
  readonly source: string
  readonly newest_day: string
  readonly days: number
}

/** The day of records that know no time. */
const unknownDay = '1970-01-01'

/** Silence of more than a month is said aloud: whatever customers did in it looks like nothing. */
const longSilence = 31

/** Sources without a deadline of which nothing has come for long: their exports may have stopped, or are of another time. */
export function silentSources(
  sources: readonly SourceContract[],
  newest: ReadonlyMap<string, string | null>,
  asOf: Day,
): readonly SilentSource[] {
  return sources.flatMap(({ name, contract: { deadline_days } }) => {
    const day = newest.get(name) ?? null
    if (day === null || day === unknownDay || deadline_days !== undefined) return []
    const days = daysFrom(day as Day, asOf)
    return days > longSilence ? [{ source: name, newest_day: day, days }] : []
  })
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
    const daysOld = day === null ? null : daysFrom(day as Day, asOf)
    if (daysOld !== null && daysOld <= deadline_days) return []
    const found = day === null ? 'nothing has come of it yet' : `its newest day is ${day}`
    return {
      where: name,
      what: `${found}, expected no more than ${deadline_days} days before ${asOf}; wait for its files, or raise deadline_days`,
    }
  })
}
