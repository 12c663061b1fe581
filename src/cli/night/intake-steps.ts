import { type Intake, type KnownFile, planIntake } from '../../etl/plan-intake.js'
import { type Landed, landAll, stageAll } from '../../etl/take-in.js'
import { openWorkbench } from '../../etl/workbench.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { NightError } from '../../warehouse/night/night-error.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import type { ProjectContext } from '../project-context.js'
import { storeOf } from './store.js'

/** What the steps of one night hand on to each other. */
export interface Tonight {
  intake?: Intake
  landed: readonly Landed[]
  staged: readonly StagedFile[]
}

/** plan, land and stage: from the sources' folders to typed files. `look` = whether new files are looked for. */
export function intakeSteps(
  context: ProjectContext,
  tonight: Tonight,
  progress: Progress,
  look: boolean,
): readonly Step[] {
  const { loaded, place, reading } = context
  const { engine: settings } = loaded.project
  const bench = (work: (engine: Engine) => Promise<void>) => withWorkbench({ spill: place.tmp, ...settings }, work)
  return [
    {
      name: 'plan',
      run: night =>
        bench(async engine => {
          const known = await knownFiles(night, context)
          const input = {
            engine,
            directory: loaded.directory,
            landed: place.landed,
            sources: loaded.sources,
            known,
            rebuild: night.rebuilt,
            look,
          }
          tonight.intake = await planIntake(input)
          refuse(tonight.intake.broken)
          noteIntake(night, tonight.intake)
        }),
    },
    {
      name: 'land',
      run: night =>
        bench(async engine => {
          const { landed, broken } = await landAll(engine, tonight.intake?.files ?? [], place, progress)
          refuse(broken)
          noteBroken(night, [...(tonight.intake?.broken ?? []), ...broken])
          tonight.landed = landed
        }),
    },
    {
      name: 'stage',
      run: () =>
        bench(async engine => {
          tonight.staged = await stageAll(engine, tonight.landed, reading, place, progress)
        }),
    },
  ]
}

async function withWorkbench(
  options: Parameters<typeof openWorkbench>[0],
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  await using engine = await openWorkbench(options)
  await work(engine)
}

/** The files that the night starts from: of the draft, or of the published night where the star is built anew. */
async function knownFiles(night: OpenNight, { place }: ProjectContext): Promise<readonly KnownFile[]> {
  if (!night.rebuilt) return filesOf(night.engine)
  if (!night.previous) return []
  const store = await storeOf(place, night.previous)
  await store.verify(night.previous)
  await using published = await store.read(night.previous)
  // Awaited here, or the engine would be closed under the read.
  return await filesOf(published)
}

export async function filesOf(engine: Engine): Promise<readonly KnownFile[]> {
  return rows(
    engine,
    statement<KnownFile & Record<string, string | bigint | null>>(
      'select file_id, source, kind, name, sha256, day from loaded_file order by source, name',
    ),
  )
}

/** Broken files hold the night, all of them named at once, unless the contract lets them lie. */
function refuse(broken: Intake['broken']): void {
  const holding = broken.filter(({ holds }) => holds)
  if (holding.length === 0) return
  throw new NightError(
    'held',
    'the night is held: nothing was published, the last good night is still served',
    holding.map(({ source, error }) => ({ where: `${source}: ${error.file}`, what: error.detail })),
  )
}

function noteIntake(night: OpenNight, { repeats, missing, broken, dropped, files }: Intake): void {
  night.tonight.repeats = repeats
  night.tonight.missing = missing
  night.tonight.dropped = dropped
  noteBroken(night, broken)
  night.tonight.left_over = Object.fromEntries(
    files.filter(file => file.leftOver.length > 0).map(file => [`${file.source}/${file.kind.name}`, file.leftOver]),
  )
}

function noteBroken(night: OpenNight, broken: Intake['broken']): void {
  night.tonight.set_aside = broken.map(({ source, error }) => ({ source, file: error.file, reason: error.detail }))
}
