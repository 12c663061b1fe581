import type { LoadedProject } from '../../config/load-project.js'
import { driftLine } from '../../etl/drift/drift.js'
import { planIntake } from '../../etl/plan-intake.js'
import { openWorkbench } from '../../etl/workbench.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { stopping } from '../plan/drift-problems.js'
import { scratchFolder } from '../plan/scratch-folder.js'
import { type Diagnosis, note, wrong } from './diagnosis.js'

/** Whether what lies where the sources say has the columns of its contract: what `plan` would say of headers. */
export async function columnsAsDeclared(loaded: LoadedProject, { landed }: Layout): Promise<readonly Diagnosis[]> {
  await using scratch = await scratchFolder()
  await using engine = await openWorkbench({ spill: scratch.path, ...loaded.project.engine })
  const intake = await planIntake({
    engine,
    project: loaded,
    landed,
    tmp: scratch.path,
    known: [],
    rebuild: false,
    look: true,
  })
  const warned = intake.drift.filter(({ action }) => action !== 'stop').flatMap(driftLine)
  return [
    ...intake.broken
      .filter(({ holds }) => holds)
      .map(({ source, error }) => wrong(`source ${source}`, `${error.file}: ${error.detail}`)),
    ...stopping(intake.drift).map(({ where, what }) => wrong('columns', `${where}: ${what}`)),
    ...warned.map(line => note('columns', line)),
  ]
}
