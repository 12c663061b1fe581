import { tmpdir } from 'node:os'
import { type EntityName, entities } from '../../config/entity.js'
import type { SourceContract } from '../../config/source.js'
import { type Intake, type KnownFile, planIntake } from '../../etl/plan-intake.js'
import { openWorkbench } from '../../etl/workbench.js'
import type { Day } from '../../warehouse/engine/value.js'
import { NightError } from '../../warehouse/night/night-error.js'
import { type NightRecord, publishedNight } from '../../warehouse/night/night-record.js'
import { rebuildReasons, refuseEarlier } from '../../warehouse/night/start-from.js'
import { filesOf } from '../night/intake-steps.js'
import { readNightTables } from '../night/published.js'
import type { ProjectContext } from '../project-context.js'

/** What a run would do, as plain data. */
export interface NightPlan {
  readonly as_of: string
  /** The published night that it would go on from; null for the first. */
  readonly previous: string | null
  /** Why the star would be built anew from all that has landed; none where it goes on. */
  readonly rebuild: readonly string[]
  readonly new_files: readonly NewFile[]
  /** Files that the published night has: taken in again, from where they landed, where the star is built anew. */
  readonly known_files: number
  readonly same: readonly { readonly source: string; readonly file: string; readonly same_as: string }[]
  readonly broken: readonly BrokenPlan[]
  readonly missing: readonly { readonly source: string; readonly path: string }[]
  readonly warnings: readonly string[]
  /** Whether the night would be held: nothing would be published. */
  readonly held: boolean
}

export interface NewFile {
  readonly source: string
  readonly kind: string
  readonly file: string
  readonly bytes: number
  /** Declared by its name. */
  readonly day: string | null
  /** What its header lacks: such records go to quarantine. */
  readonly problems: readonly string[]
  /** Columns that nothing maps. */
  readonly left_over: readonly string[]
}

interface BrokenPlan {
  readonly source: string
  readonly file: string
  readonly reason: string
  readonly holds: boolean
}

/** Looks at what lies where the sources say. @throws NightError `as_of` for a day before the published night's */
export async function planNight(context: ProjectContext, asOf: Day): Promise<NightPlan> {
  const { loaded, place } = context
  const previous = await publishedNight(place)
  refuseEarlier(asOf, previous)
  const known = previous ? await knownFiles(context, previous) : []
  // Not in the warehouse: a plan leaves no trace there.
  await using engine = await openWorkbench({ spill: tmpdir(), ...loaded.project.engine })
  const { directory, sources } = loaded
  const input = { engine, directory, landed: place.landed, sources, known, rebuild: false, look: true }
  const intake = await planIntake(input)
  return {
    as_of: asOf,
    previous: previous?.night ?? null,
    rebuild: rebuildReasons(previous, context.contracts, loaded.project.engine.kind),
    new_files: newFiles(intake),
    known_files: known.length,
    same: intake.repeats.map(({ source, name, same_as }) => ({ source, file: name, same_as })),
    broken: intake.broken.map(({ source, holds, error }) => ({
      source,
      file: error.file,
      reason: error.detail,
      holds,
    })),
    missing: intake.missing,
    warnings: sources.flatMap(warnings),
    held: intake.broken.some(({ holds }) => holds),
  }
}

/** @throws NightError `held` when the night of a plan would be held. */
export function refuseHeld({ held, broken }: NightPlan): void {
  if (!held) return
  const problems = broken
    .filter(({ holds }) => holds)
    .map(({ source, file, reason }) => ({ where: `${source}: ${file}`, what: reason }))
  throw new NightError('held', 'a run would be held and publish nothing', problems)
}

async function knownFiles({ place }: ProjectContext, night: NightRecord): Promise<readonly KnownFile[]> {
  await using engine = await readNightTables(place, night)
  // Awaited here, or the engine would be closed under the read.
  return await filesOf(engine)
}

function newFiles({ files }: Intake): readonly NewFile[] {
  return files.map(({ source, kind, name, bytes, day, problems, leftOver }) => ({
    source: source.name,
    kind: kind.name,
    file: name,
    bytes,
    day,
    problems,
    left_over: leftOver,
  }))
}

/** What of a contract leads to results that a user may not expect. */
function warnings({ name, contract }: SourceContract): readonly string[] {
  return contract.files.flatMap(kind => {
    const mapped = Object.keys(kind.maps) as EntityName[]
    const hasFact = mapped.some(entity => entity === 'order_line' || entity === 'return_line')
    if (hasFact || kind.date) return []
    return mapped
      .filter(entity => !entities[entity].time.some(column => kind.maps[entity]?.[column]))
      .map(entity => {
        const mend = `map ${entities[entity].time.join(' or ')}, or declare the day in the file's name with date:`
        return `${name}/${kind.name}: a ${entity} has no time and so no history: of two records with one id the greater md5 holds; ${mend}`
      })
  })
}
