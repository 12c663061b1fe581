import { idColumns } from '../../mining/profit/cause-sql.js'
import { explainProfit } from '../../mining/profit/explain-profit.js'
import { nightly } from '../../mining/profit/profit-tables.js'
import type { Day } from '../../warehouse/engine/value.js'
import { declaredPersonal, notePersonal } from '../night/personal.js'
import { profitBasis } from '../night/profit-basis.js'
import { statementOf } from '../night/profit-data.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { neededProfit } from '../report/profit-of-night.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { customerNamed } from './customer-named.js'
import type { ExplainedScore } from './explain-score.js'
import { orderNamed } from './order-named.js'
import { explainedRows } from './profit-rowset.js'

/** The newest of each line are enough to look one up. */
const newest = 5n
const every = 2n ** 62n

export interface ExplainedProfit extends ExplainedScore {
  /** Every record, not the newest of each line. */
  readonly all: boolean
  /** Id of one order of theirs, which is told alone. */
  readonly order?: string | undefined
}

/**
 * What the profit of a customer is made of: the lines of their statement, the rates and pools by which activities were reckoned,
 * and the records that are counted, each with its file. The published night is only read.
 *
 * @throws UsageError for a customer who is not there, and where the night reckons no profit
 */
export async function explainProfitOf(
  { place, loaded, parts }: ProjectContext,
  { customer, source, personal, all, order }: ExplainedProfit,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const record = await nightNamed(place)
  const asOf = record.as_of as Day
  const declared = declaredPersonal(loaded.sources)
  const ids = [...Object.values(idColumns), 'product_id'].filter(column => declared.includes(column))
  if (personal) await notePersonal(place, terminal.now(), record.night, 'explain', ids)
  const found = await tryOnNight(place, record, async engine => {
    const basis = await neededProfit(engine, profitBasis(loaded.project, loaded.sources, parts))
    const key = await customerNamed(engine, customer, source)
    const ordered = order === undefined ? null : await orderNamed(engine, { order, customer, key })
    const statement = await statementOf(engine, key, nightly, ordered)
    if (statement.length === 0)
      throw new UsageError(
        order === undefined
          ? `customer '${customer}' has neither bought anything nor cost anything before ${asOf}`
          : `order '${order}' holds nothing that is sold, and cost nothing, before ${asOf}`,
      )
    return {
      asOf,
      statement,
      ...(await explainProfit(engine, basis, { customer: key, order: ordered, asOf, most: all ? every : newest })),
    }
  })
  await writeRows(explainedRows(found, personal ? [] : ids), format, path, terminal)
}
