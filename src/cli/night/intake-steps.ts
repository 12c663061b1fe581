import type { EngineSettings } from '../../config/engine.js'
import { renamedByValues } from '../../etl/drift/renamed-by-values.js'
import { stagedDrift } from '../../etl/drift/staged-drift.js'
import type { Intake, KnownFile } from '../../etl/intake.js'
import { planIntake } from '../../etl/plan-intake.js'
import { sweepStaged } from '../../etl/sweep-staged.js'
import { type LandedAll, landAll, notePublished, stageAll } from '../../etl/take-in.js'
import { openWorkbench } from '../../etl/workbench.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { NightError, type NightProblem } from '../../warehouse/night/night-error.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import { stopping } from '../plan/drift-problems.js'
import type { ProjectContext } from '../project-context.js'
import { storeOf } from './store.js'

/** What the steps of one night hand on to each other. */
export interface Tonight {
  intake?: Intake
  landed?: LandedAll
  staged: readonly StagedFile[]
}

/** plan, land and stage: from the sources' folders to typed files. `look` = whether new files are looked for. */
export function intakeSteps(
  context: ProjectContext,
  settings: EngineSettings,
  tonight: Tonight,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
  look: boolean,
): readonly Step[] {
  const { loaded, place, reading } = context
  const bench = (work: (engine: Engine) => Promise<void>) => withWorkbench({ spill: place.tmp, ...settings }, work)
  return [
    {
      name: 'plan',
      run: night =>
        bench(async engine => {
          const known = await knownFiles(night, context)
          const { landed, tmp } = place
          tonight.intake = await planIntake({
            engine,
            project: loaded,
            landed,
            tmp,
            known,
            rebuild: night.rebuilt,
            look,
          })
          refuse([...holding(tonight.intake.broken), ...stopping(tonight.intake.drift)])
          noteIntake(night, tonight.intake)
        }),
    },
    {
      name: 'land',
      run: night =>
        bench(async engine => {
          const intake = tonight.intake
          if (!intake) throw new RangeError('a night lands what it has planned')
          tonight.landed = await landAll(engine, intake, place, progress, signal)
          const { broken, landed } = tonight.landed
          const drift = await renamedByValues(engine, intake.drift, landed, place.landed)
          tonight.intake = { ...intake, drift }
          refuse([...holding(broken), ...stopping(drift)])
          noteBroken(night, [...intake.broken, ...broken])
        }),
    },
    {
      name: 'stage',
      run: night =>
        bench(async engine => {
          const staged = await stageAll(engine, tonight.landed?.landed ?? [], reading, place, progress, signal)
          const drift = stagedDrift(staged, loaded.sources)
          refuse(stopping(drift))
          night.tonight.drift = [...(tonight.intake?.drift ?? []), ...drift]
          tonight.staged = staged
        }),
    },
  ]
}

/**
 * Once the night is published: landed files tell so, and what is staged for contracts that no kept night has is removed.
 *
 * @param kept the nights that are kept, the published one among them
 */
export async function settleIntake(
  { place }: ProjectContext,
  { landed }: Tonight,
  kept: readonly NightRecord[],
): Promise<void> {
  if (landed) await notePublished(landed, place.tmp)
  await sweepStaged(
    place.staged,
    kept.map(({ contracts }) => contracts),
  )
}

async function withWorkbench(
  options: Parameters<typeof openWorkbench>[0],
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  await using engine = await openWorkbench(options)
  await work(engine)
}

/** The files of the draft, or of the published night where the star is built anew. */
async function knownFiles(night: OpenNight, { place }: ProjectContext): Promise<readonly KnownFile[]> {
  if (!night.rebuilt) return filesOf(night.engine)
  return night.previous ? filesIfIntact(place, night.previous) : []
}

/** The files of a published night. @throws NightError `damaged` */
export async function filesOfIntact(place: Layout, night: NightRecord): Promise<readonly KnownFile[]> {
  const store = await storeOf(place, night)
  await store.verify(night)
  await using published = await store.read(night)
  // Awaited here, or the engine would be closed under the read.
  return await filesOf(published)
}

/**
 * The files of a published night; none where its tables are damaged or out of reach: what has landed tells what was published, too, unless
 * an earlier version of Kehu landed it.
 */
export async function filesIfIntact(place: Layout, night: NightRecord): Promise<readonly KnownFile[]> {
  try {
    return await filesOfIntact(place, night)
  } catch (thrown) {
    if (thrown instanceof NightError && ['damaged', 'elsewhere'].includes(thrown.code)) return []
    throw thrown
  }
}

export async function filesOf(engine: Engine): Promise<readonly KnownFile[]> {
  return rows(
    engine,
    statement<KnownFile & Record<string, string | bigint | null>>(
      'select file_id, source, kind, name, sha256, day, arrival from loaded_file order by source, name',
    ),
  )
}

/** What holds the night, all of it named at once. */
export function refuse(problems: readonly NightProblem[]): void {
  if (problems.length === 0) return
  throw new NightError(
    'held',
    'the night is held: nothing was published, the last good night is still served',
    problems,
  )
}

/** Broken files, unless the contract lets them lie. */
export function holding(broken: Intake['broken']): readonly NightProblem[] {
  return broken
    .filter(({ holds }) => holds)
    .map(({ source, error }) => ({ where: `${source}: ${error.file}`, what: error.detail }))
}

function noteIntake(night: OpenNight, intake: Intake): void {
  const { repeats, missing, passed_over, broken, left_out, gaps, files } = intake
  night.tonight.repeats = repeats.map(({ file, same_as }) => ({ source: file.source.name, name: file.name, same_as }))
  night.tonight.missing = missing
  night.tonight.passed_over = passed_over
  night.tonight.left_out = left_out
  night.tonight.gaps = gaps
  noteBroken(night, broken)
  night.tonight.left_over = Object.fromEntries(
    files
      .filter(file => file.leftOver.length > 0)
      .map(file => [`${file.source.name}/${file.kind.name}`, file.leftOver]),
  )
}

function noteBroken(night: OpenNight, broken: Intake['broken']): void {
  night.tonight.set_aside = broken.map(({ source, error }) => ({ source, file: error.file, reason: error.detail }))
}
