import { planIntake } from '../../etl/plan-intake.js'
import { stageAll } from '../../etl/take-in.js'
import { openWorkbench } from '../../etl/workbench.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Progress } from '../../warehouse/progress.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import type { ProjectContext } from '../project-context.js'
import { filesOf, holding, refuse } from './intake-steps.js'

/** Whom work tells how it goes, and who may stop it. */
export interface Around {
  readonly progress: Progress
  readonly signal: AbortSignal
}

/**
 * Every file that the night knows but those of tonight, or some of them, staged: from what has landed, wherever the delivered files are.
 *
 * @param night the tables of the night that is being made
 * @throws NightError `held` when one of them cannot be used any more
 */
export async function earlierFiles(
  { loaded, place, reading }: ProjectContext,
  night: Engine,
  tonight: readonly StagedFile[],
  { progress, signal }: Around,
  files?: ReadonlySet<bigint>,
): Promise<readonly StagedFile[]> {
  const ofTonight = new Set(tonight.map(({ file_id }) => file_id))
  const known = (await filesOf(night)).filter(({ file_id }) => !ofTonight.has(file_id))
  const wanted = files ?? new Set(known.map(({ file_id }) => file_id))
  await using engine = await openWorkbench({ spill: place.tmp, ...loaded.project.engine })
  const intake = await planIntake({
    engine,
    project: loaded,
    landed: place.landed,
    tmp: place.tmp,
    known,
    rebuild: true,
    look: false,
  })
  refuse(holding(intake.broken))
  const landed = intake.files.flatMap(file =>
    wanted.has(file.file_id) && 'landed' in file.from ? [{ file, landed: file.from.landed }] : [],
  )
  return stageAll(engine, landed, reading, place, progress, signal)
}
