import { profitBy } from '../../mining/profit/profit-by.js'
import type { ProfitBy } from '../../mining/profit/profit-bys.js'
import { columnType } from '../../reports/formats/column-type.js'
import type { Day } from '../../warehouse/engine/value.js'
import { declaredPersonal } from '../night/personal.js'
import { profitBasis } from '../night/profit-basis.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { profitOfNight } from './profit-of-night.js'

/**
 * Profit of the published night, a row a customer, order, product …: together with what is unallocated they are the ledger.
 *
 * @param rates in place of those of the project, as `activity=amount`
 * @throws UsageError where the night has no profit, or nothing of what it is to be told by
 */
export async function listProfit(
  context: ProjectContext,
  by: ProfitBy,
  rates: readonly string[],
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { place, loaded, parts } = context
  const { format, path } = inMemory(output)
  if (by === 'campaign' && !parts.has('campaign') && !parts.has('campaign_contact'))
    throw new UsageError('no source of this project tells of campaigns: map campaign_contact in kehu.yaml')
  if (by === 'customer' && declaredPersonal(loaded.sources).includes('customer_id'))
    throw new UsageError(
      'ids of customers are personal in this project; take --by segment, or kehu query --personal customer_id',
    )
  const basis = profitBasis(loaded.project, loaded.sources, parts)
  const record = await nightNamed(place)
  await tryOnNight(place, record, async engine => {
    const query = await profitBy(engine, by, await profitOfNight(engine, record.as_of as Day, basis, rates))
    const columns = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
    await writeRows({ columns, chunks: engine.read(query, terminal.signal) }, format, path, terminal)
  })
}
