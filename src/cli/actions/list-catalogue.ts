import { hasTable } from '../../mining/store.js'
import { columnType } from '../../reports/formats/column-type.js'
import { statement } from '../../warehouse/engine/query.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { needsActions, noActionsYet } from './needs-actions.js'

/** What fits a screen; programs get all columns. */
const shown = [
  ...['activity', 'channel', 'cost', 'evidence', 'lacking', 'campaign', 'uplift', 'uplift_low', 'uplift_high'],
  ...['eligible', 'no_evidence', 'no_consent', 'too_soon', 'too_often', 'unknown_worth', 'not_worth', 'worthwhile'],
  ...['chosen', 'left_alone', 'effect'],
]

/** One row per activity of the published night. */
export async function listCatalogue(context: ProjectContext, output: Output, terminal: Terminal): Promise<void> {
  needsActions(context)
  const { format, path } = inMemory(output)
  const { place } = context
  await using engine = await readNightTables(place, await nightNamed(place))
  if (!(await hasTable(engine, 'mart_activity'))) throw new UsageError(noActionsYet)
  const isForPeople = format === 'table' || format === 'markdown'
  const query = statement(`select ${isForPeople ? shown.join(', ') : '*'} from mart_activity order by activity`)
  const columns = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
  await writeRows({ columns, chunks: engine.read(query, terminal.signal) }, format, path, terminal)
}
