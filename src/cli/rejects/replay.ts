import { rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { makeNight } from '../night/make-night.js'
import { nightNamed, readNightTables } from '../night/published.js'
import type { ProjectContext } from '../project-context.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

/**
 * A night of the published one's day that judges every landed record anew, by the contract as it is now, and says what
 * became of those in quarantine. Files that must land again under a changed dialect are looked for where they lay.
 */
export async function replayRejects(
  context: ProjectContext,
  source: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const known = context.loaded.sources.map(({ name }) => name)
  if (source !== undefined && !known.includes(source))
    throw new UsageError(`kehu.yaml has no source ${source}; it has ${known.join(', ')}`)
  const { as_of } = await nightNamed(context.place)
  const before = await quarantined(context, source)
  await makeNight(context, { asOf: as_of as Day, rebuild: true }, terminal)
  const after = await quarantined(context, source)
  const { night } = await nightNamed(context.place)
  terminal.print(`in quarantine before: ${before}, now: ${after}; published ${night}`)
}

type FateRow = { source: string; fate: string; records: bigint }

async function quarantined({ place }: ProjectContext, source: string | undefined): Promise<bigint> {
  await using engine = await readNightTables(place, await nightNamed(place))
  const fates = await rows(engine, bind<FateRow>(sqlFile('reports/records_by_fate.sql')))
  return fates
    .filter(row => row.fate === 'quarantined' && (source === undefined || row.source === source))
    .reduce((sum, { records }) => sum + records, 0n)
}
