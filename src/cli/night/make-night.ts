import type { EngineSettings } from '../../config/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { runNight, type Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import type { ProjectContext } from '../project-context.js'
import { intakeSteps, settleIntake, type Tonight } from './intake-steps.js'
import { outputSteps } from './output-steps.js'
import { declaredPersonal } from './personal.js'
import { sizedEngine } from './sized-engine.js'
import { starSteps } from './star-steps.js'
import { statementProgress } from './statement-progress.js'
import type { StepName } from './step-names.js'
import { projectStore } from './store.js'

export interface NightOptions {
  readonly asOf: Day
  /**
   * plan or land: the whole night. stage or star: the star anew from what has landed, without looking at the sources.
   * check, mine, render: from the checks on, with the published star as it is.
   */
  readonly from?: StepName
  /** Stops after that step and publishes nothing. */
  readonly until?: StepName
  readonly rebuild?: boolean
}

/** What a night needs of the command line. */
export interface Surroundings {
  readonly progress: Progress
  readonly signal: AbortSignal
  now(): string
  /** Milliseconds, never going back. */
  clock(): number
}

/** One night of a project, published; null where it stops before. */
export async function makeNight(
  context: ProjectContext,
  options: NightOptions,
  surroundings: Surroundings,
): Promise<NightRecord | null> {
  const { signal, now, clock } = surroundings
  const { progress, onStatement } = statementProgress(surroundings.progress)
  const { asOf, from = 'plan', until, rebuild = false } = options
  const { project } = context.loaded
  const engine = await sizedEngine(context)
  const anew = from === 'stage' || from === 'star'
  const tonight: Tonight = { staged: [] }
  return runNight({
    place: context.place,
    store: await projectStore(context.place, engine, onStatement),
    asOf,
    steps: steps(context, engine, tonight, { ...surroundings, progress }, from),
    settle: kept => settleIntake(context, tonight, kept),
    ...(until && { until }),
    rebuild: rebuild || anew,
    contracts: context.contracts,
    personal: declaredPersonal(context.loaded.sources),
    keep: project.keep.nights,
    progress,
    signal,
    now,
    clock,
  })
}

function steps(
  context: ProjectContext,
  engine: EngineSettings,
  tonight: Tonight,
  surroundings: Surroundings,
  from: StepName,
): readonly Step[] {
  const { progress } = surroundings
  const look = from === 'plan' || from === 'land'
  const all = [
    ...intakeSteps(context, engine, tonight, surroundings, look),
    ...starSteps(context, tonight, surroundings),
    ...outputSteps(context, progress),
  ]
  // The report tells of the checks: whoever mines or renders anew checks anew.
  const start = look || from === 'stage' || from === 'star' ? 0 : all.findIndex(step => step.name === 'check')
  return all.slice(start)
}
