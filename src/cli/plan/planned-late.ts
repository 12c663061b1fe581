import type { Intake, KnownFile } from '../../etl/intake.js'
import type { Day } from '../../warehouse/engine/value.js'
import { NightError, type NightProblem } from '../../warehouse/night/night-error.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { starRules } from '../../warehouse/night/rules.js'
import { lateSources, newestDays } from '../night/late-sources.js'
import { readNightTables } from '../night/published.js'
import type { ProjectContext } from '../project-context.js'

interface Planned {
  readonly asOf: Day
  readonly previous: NightRecord | null
  /** The files of the published night. */
  readonly known: readonly KnownFile[]
  readonly rebuild: boolean
  readonly intake: Intake
}

/**
 * Sources past their deadline whatever a run would read: nothing comes of them, or nothing but what is there already, read
 * as before. Of others only the run can tell, which reads their records.
 */
export async function plannedLate(
  { loaded, place, contracts }: ProjectContext,
  { asOf, previous, known, rebuild, intake }: Planned,
): Promise<readonly NightProblem[]> {
  const due = loaded.sources.filter(({ contract }) => contract.deadline_days !== undefined)
  const ids = new Set(known.map(({ file_id }) => file_id))
  const comes = (name: string) => intake.files.filter(file => file.source.name === name)
  const without = due.filter(({ name }) => rebuild && comes(name).length === 0)
  const asBefore = due.filter(
    ({ name }) =>
      !without.some(source => source.name === name) &&
      previous?.rules === starRules() &&
      previous.contracts[name] === contracts[name] &&
      comes(name).every(({ file_id }) => ids.has(file_id)),
  )
  const late = lateSources(without, new Map(), asOf)
  if (!previous || asBefore.length === 0) return late
  try {
    await using published = await readNightTables(place, previous)
    return [...late, ...lateSources(asBefore, await newestDays(published, asBefore), asOf)]
  } catch (thrown) {
    // A star that is built anew asks nothing of a damaged night.
    if (rebuild && thrown instanceof NightError) return late
    throw thrown
  }
}
