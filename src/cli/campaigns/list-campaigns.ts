import { columnType } from '../../reports/formats/column-type.js'
import { statement } from '../../warehouse/engine/query.js'
import { plainText, sqlFile } from '../../warehouse/sql-file.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { needsCampaigns } from './needs-campaigns.js'

/** One row per campaign, those that began last first. */
export async function listCampaigns(context: ProjectContext, output: Output, terminal: Terminal): Promise<void> {
  needsCampaigns(context)
  const { format, path } = inMemory(output)
  const { place } = context
  await using engine = await readNightTables(place, await nightNamed(place))
  const query = statement(plainText(sqlFile('reports/campaigns.sql')))
  const columns = (await engine.describe(query))
    .filter(({ name }) => name !== 'campaign_key')
    .map(({ name, type }) => ({ name, type: columnType(type) }))
  await writeRows({ columns, chunks: engine.read(query, terminal.signal) }, format, path, terminal)
}
