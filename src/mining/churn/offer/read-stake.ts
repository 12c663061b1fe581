import { type Engine, rows } from '../../../warehouse/engine/engine.js'
import type { Day } from '../../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../../warehouse/sql-file.js'
import type { Offer } from './offer-options.js'
import { type OfferCell, type OfferProfit, offerProfit } from './offer-profit.js'

/** A tenth of the customers who can leave, 1 the likeliest; money is exact decimal text, null where none is known. */
export type ChurnTenth = {
  readonly tenth: bigint
  readonly customers: bigint
  /** Sum of their chances: how many are expected to leave. */
  readonly leavers: number
  readonly worth: string | null
  /** Σ chance × worth. */
  readonly at_stake: string | null
}

/** Who may leave tonight and what is at stake, by tenths of the chance. */
export function churnTenths(engine: Engine, asOf: Day, value: number | null): Promise<readonly ChurnTenth[]> {
  return rows(engine, bind<ChurnTenth>(sqlFile('reports/churn_deciles.sql'), { as_of: asOf, value }))
}

/** What the offer is expected to bring tonight, by how many get it. */
export async function profitOf(engine: Engine, offer: Offer): Promise<OfferProfit> {
  type Cell = Omit<OfferCell, 'twentieth' | 'keyed_group' | 'customers'> & {
    twentieth: bigint
    keyed_group: bigint
    customers: bigint
  }
  const { cost, take_up, value = null } = offer
  const cells = await rows(engine, bind<Cell>(sqlFile('reports/churn_offer.sql'), { cost, take_up, value }))
  return offerProfit(
    cells.map(cell => ({
      ...cell,
      twentieth: Number(cell.twentieth),
      keyed_group: Number(cell.keyed_group),
      customers: Number(cell.customers),
    })),
    offer,
  )
}
