import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore, daysFrom } from '../day.js'
import { type ChurnOptions, horizonDaysOf, kindOf } from './options.js'
import type { RefusedChurn } from './why.js'

/** The last day with an order, and the longest time without one in the year before it, in days. */
export interface LastOrders {
  readonly last: Day
  readonly longest: number
}

/** Fewer times between orders say nothing of how long one may be. */
const leastTimes = 20

/** Null where orders are too few to tell a silence of the shop from a stop of its exports. */
export async function lastOrders(engine: Engine, asOf: Day): Promise<LastOrders | null> {
  type Found = { last_on: Day | null; times: bigint; longest: bigint | null }
  const [found] = await rows(engine, bind<Found>(sqlFile('reports/last_orders.sql'), { as_of: asOf }))
  if (!found || found.last_on === null || found.longest === null || found.times < leastTimes) return null
  return { last: found.last_on, longest: Number(found.longest) }
}

/** What tells when the orders of a shop end, seen from a day; null where nobody can tell. */
interface SeesOrders {
  lastOrders?(asOf: Day): Promise<LastOrders | null>
}

/**
 * Why a model of purchases says nothing on a day, be it that it would learn on it or score: the orders stopped before it.
 * Null where they go on, where nobody can tell, and of whatever is not told by purchases.
 */
export async function ordersStopped(
  inventory: SeesOrders,
  options: ChurnOptions,
  asOf: Day,
): Promise<RefusedChurn | null> {
  const orders = kindOf(options) === 'purchases' ? await inventory.lastOrders?.(asOf) : null
  return orders ? stoppedOrders(orders, asOf, horizonDaysOf(options)) : null
}

/**
 * Why nothing can be learnt of a shop whose orders stopped before the day: whoever bought nothing since would be taken for
 * gone. A silence of twice the longest one is no silence of the shop any more; a sixth of the horizon without orders
 * would change little.
 */
export function stoppedOrders({ last, longest }: LastOrders, asOf: Day, horizon: number): RefusedChurn | null {
  const days = daysFrom(last, asOf)
  if (days <= Math.max(2 * longest, horizon / 6)) return null
  const until = daysBefore(last, -1)
  return {
    refused: `the last order is of ${last}, ${days} days before ${asOf}, while in the year before never more than ${longest} lay between two: the exports stop there, and whoever bought nothing since need not have left; load newer ones, or run a night as of ${until}`,
    why: { code: 'orders_stopped', last, days, longest, until },
  }
}
