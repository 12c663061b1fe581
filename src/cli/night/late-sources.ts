import type { EntityName } from '../../config/entity.js'
import type { SourceContract } from '../../config/source.js'
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
