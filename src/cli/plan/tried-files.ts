import { holdsWhenBroken } from '../../config/drift-policy.js'
import { renamedByValues } from '../../etl/drift/renamed-by-values.js'
import { stagedDrift } from '../../etl/drift/staged-drift.js'
import { tryNewest } from '../../etl/drift/trial.js'
import type { Intake } from '../../etl/intake.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { ProjectContext } from '../project-context.js'

/**
 * What headers tell of broken files and drift, and what the records of the newest files do.
 *
 * @param folder thrown away afterwards
 */
export async function triedFiles(
  engine: Engine,
  intake: Intake,
  { loaded, place, reading }: ProjectContext,
  folder: string,
): Promise<Pick<Intake, 'broken' | 'drift'>> {
  const all = await tryNewest(engine, intake.files, reading, folder)
  const staged = all.flatMap(one => ('staged' in one ? one : []))
  const broken = all.flatMap(one => ('broken' in one ? one : []))
  return {
    broken: [
      ...intake.broken,
      ...broken.map(({ file: { source }, broken: error }) => ({
        source: source.name,
        holds: holdsWhenBroken(source.contract.on_drift),
        error,
      })),
    ],
    drift: [
      ...(await renamedByValues(engine, intake.drift, staged, place.landed)),
      ...stagedDrift(
        staged.map(one => one.staged),
        loaded.sources,
      ),
    ],
  }
}
