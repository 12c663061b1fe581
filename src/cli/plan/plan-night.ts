import { tmpdir } from 'node:os'
import type { EngineSettings } from '../../config/engine.js'
import type { Drift } from '../../etl/drift/drift.js'
import type { Intake, LeftOut } from '../../etl/intake.js'
import { planIntake } from '../../etl/plan-intake.js'
import type { PlannedFile } from '../../etl/planned-file.js'
import { openWorkbench } from '../../etl/workbench.js'
import { notPortable } from '../../mining/own/check-own.js'
import type { OwnSql } from '../../mining/own/own-sql.js'
import { hasTable } from '../../mining/store.js'
import { type LoadWay, loadWay, megabytesPerSecond } from '../../warehouse/engine/trino/load-way.js'
import type { Day } from '../../warehouse/engine/value.js'
import { NightError } from '../../warehouse/night/night-error.js'
import { keptNights, type NightRecord, publishedNight } from '../../warehouse/night/night-record.js'
import { rebuildReasons, refuseEarlier } from '../../warehouse/night/start-from.js'
import { filesIfIntact, filesOfIntact } from '../night/intake-steps.js'
import { readNightTables } from '../night/published.js'
import { sizedEngine } from '../night/sized-engine.js'
import type { ProjectContext } from '../project-context.js'
import { contractWarnings, referenceWarnings } from './contract-warnings.js'
import { costWarnings } from './cost-warnings.js'
import { stopping } from './drift-problems.js'
import { listWarnings } from './list-warnings.js'
import { plannedLate } from './planned-late.js'
import { redeliveredWarnings } from './redelivered-warnings.js'
import { ruleWarnings } from './rule-warnings.js'
import { scopeWarnings } from './scope-warnings.js'
import { scratchFolder } from './scratch-folder.js'
import { targetWarnings } from './target-warnings.js'
import { triedFiles } from './tried-files.js'

/** What a run would do, as plain data. */
export interface NightPlan {
  readonly as_of: string
  /** The published night that it would go on from; null for the first. */
  readonly previous: string | null
  /** Why the star would be built anew from all that has landed; none where it goes on. */
  readonly rebuild: readonly string[]
  readonly new_files: readonly TakenFile[]
  /** Where the star is built anew: what published nights had and it takes in again, from where it landed. */
  readonly again_files: readonly TakenFile[]
  /** How many files published nights have. */
  readonly known_files: number
  readonly same: readonly { readonly source: string; readonly file: string; readonly same_as: string }[]
  readonly broken: readonly BrokenPlan[]
  /** Columns of new files that are not as the contract or an earlier file of their kind has them. */
  readonly drift: readonly Drift[]
  /** What has landed and the night would go without. */
  readonly left_out: readonly LeftOut[]
  readonly missing: readonly { readonly source: string; readonly path: string }[]
  /** Files that no kind of their source reads, or of which the contract says why not. */
  readonly passed_over: Intake['passed_over']
  /** Days for which no file is there, of kinds whose files come daily. */
  readonly missing_days: Intake['gaps']
  /** Sources past their deadline, as far as it shows before their records are read: they hold the night. */
  readonly late: readonly { readonly source: string; readonly reason: string }[]
  readonly warnings: readonly string[]
  /** What the firm's own SQL makes and checks, in order. */
  readonly own: readonly OwnStep[]
  readonly tables: PlannedTables
  /** Whether the night would be held: nothing would be published. */
  readonly held: boolean
}

/** A table that would be built, or a check that would be run, from a file of the firm. */
export interface OwnStep {
  readonly file: string
  readonly kind: 'mart' | 'feature' | 'check'
  /** Tables of the firm that stand before it. */
  readonly needs: readonly string[]
  /** Whether a check that finds rows holds the night. */
  readonly blocking?: boolean
}

/** Where the tables would lie; on a cluster, how files come there and about how long that takes, in seconds. */
export type PlannedTables =
  | { readonly kind: 'duckdb' }
  | {
      readonly kind: 'trino'
      readonly url: string
      readonly schema: string
      readonly load: LoadWay
      readonly load_seconds: number
    }

/** A file that the night would take in. */
export interface TakenFile {
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

/**
 * Looks at what lies where the sources say.
 *
 * @param anew whether the user wants the star built anew, whatever became of the last night
 * @param now ISO in UTC
 * @throws NightError what a run would end with before it looks: `as_of`, `damaged`
 */
export async function planNight(context: ProjectContext, asOf: Day, anew: boolean, now: string): Promise<NightPlan> {
  const { loaded, place } = context
  const previous = await publishedNight(place)
  refuseEarlier(asOf, previous, await keptNights(place), now)
  const { project, sources } = loaded
  const found = rebuildReasons(previous, context.contracts, project.engine.kind)
  const reasons = anew && found.length === 0 ? ['--rebuild says so'] : found
  const rebuild = reasons.length > 0
  const known = previous ? await (anew ? filesIfIntact : filesOfIntact)(place, previous) : []
  // Not in the warehouse: a plan leaves no trace there.
  await using engine = await openWorkbench({ spill: tmpdir(), ...(await sizedEngine(context)) })
  await using scratch = await scratchFolder()
  const { path: tmp } = scratch
  const intake = await planIntake({ engine, project: loaded, landed: place.landed, tmp, known, rebuild, look: true })
  const again = intake.files.filter(file => rebuild && file.known)
  const { broken, drift } = await triedFiles(engine, intake, context, scratch.path)
  const scopes = previous && !anew ? await publishedScopes(context, previous) : []
  const late = await plannedLate(context, { asOf, previous, known, rebuild, intake })
  return {
    as_of: asOf,
    previous: previous?.night ?? null,
    rebuild: reasons,
    new_files: taken(intake.files.filter(file => !again.includes(file))),
    again_files: taken(again),
    known_files: rebuild ? again.length : known.length,
    same: intake.repeats.map(({ file, same_as }) => ({ source: file.source.name, file: file.name, same_as })),
    broken: broken.map(({ source, holds, error }) => ({
      source,
      file: error.file,
      reason: error.detail,
      holds,
    })),
    drift,
    left_out: intake.left_out,
    missing: intake.missing,
    passed_over: intake.passed_over,
    missing_days: intake.gaps,
    late: late.map(({ where, what }) => ({ source: where, reason: what })),
    warnings: [
      ...sources.flatMap(source => contractWarnings(source, context.reading)),
      ...referenceWarnings(sources),
      ...ruleWarnings(intake.files),
      ...listWarnings(project),
      ...redeliveredWarnings(rebuild ? [] : intake.files, known),
      ...scopes,
      ...[...context.own.tables, ...context.own.checks].flatMap(one => notPortable(one) ?? []),
    ],
    own: ownSteps(context.own),
    tables: plannedTables(project.engine, intake.files),
    held: broken.some(({ holds }) => holds) || stopping(drift).length > 0 || late.length > 0,
  }
}

async function publishedScopes(
  { place, loaded, parts }: ProjectContext,
  night: NightRecord,
): Promise<readonly string[]> {
  const { costs } = loaded.project
  if (costs === undefined && !parts.has('target')) return []
  await using tables = await readNightTables(place, night)
  const plans = parts.has('target') && (await hasTable(tables, 'fct_target'))
  return [
    ...(costs === undefined ? [] : [...(await scopeWarnings(tables, costs)), ...(await costWarnings(tables, costs))]),
    ...(plans ? await targetWarnings(tables) : []),
  ]
}

function ownSteps({ tables, checks }: OwnSql): readonly OwnStep[] {
  return [
    ...tables.map(({ path, kind, needs }) => ({ file: path, kind, needs })),
    ...checks.map(({ path, blocking }) => ({ file: path, kind: 'check' as const, needs: [], blocking })),
  ]
}

/** @throws NightError `held` when the night of a plan would be held. */
export function refuseHeld({ held, broken, drift, late }: NightPlan): void {
  if (!held) return
  const ofFiles = broken
    .filter(({ holds }) => holds)
    .map(({ source, file, reason }) => ({ where: `${source}: ${file}`, what: reason }))
  const ofSources = late.map(({ source, reason }) => ({ where: source, what: reason }))
  throw new NightError('held', 'a run would be held and publish nothing', [
    ...ofFiles,
    ...stopping(drift),
    ...ofSources,
  ])
}

function plannedTables(engine: EngineSettings, files: readonly PlannedFile[]): PlannedTables {
  if (engine.kind === 'duckdb') return { kind: 'duckdb' }
  const { url, catalog, schema, store } = engine
  const load = loadWay(store)
  const megabytes = files.reduce((sum, file) => sum + file.bytes, 0) / 1e6
  const load_seconds = Math.ceil(megabytes / megabytesPerSecond[load])
  return { kind: 'trino', url, schema: `${catalog}.${schema}`, load, load_seconds }
}

function taken(files: readonly PlannedFile[]): readonly TakenFile[] {
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
