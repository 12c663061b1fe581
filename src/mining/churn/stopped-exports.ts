import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore, daysFrom } from '../day.js'
import { withVersionDays } from '../version-days.js'
import { type ChurnOptions, horizonDaysOf, kindOf, labelOf } from './options.js'
import type { RefusedChurn } from './why.js'

/** The last day with a fact, and the longest time without one in the year before it, in days. */
export interface LastFacts {
  readonly last: Day
  readonly longest: number
}

/** Fewer times between orders say nothing of how long one may be. */
const leastTimes = 20

/** Null where orders are too few to tell a silence of the shop from a stop of its exports. */
export async function lastOrders(engine: Engine, asOf: Day): Promise<LastFacts | null> {
  type Found = { last_on: Day | null; times: bigint; longest: bigint | null }
  const [found] = await rows(engine, bind<Found>(sqlFile('reports/last_orders.sql'), { as_of: asOf }))
  if (!found || found.last_on === null || found.longest === null || found.times < leastTimes) return null
  return { last: found.last_on, longest: Number(found.longest) }
}

/** Null where no record before the day has the attribute. */
export async function lastRecords(engine: Engine, attribute: string, asOf: Day): Promise<LastFacts | null> {
  type Found = { last_on: Day | null; longest: bigint | null }
  const file = withVersionDays(sqlFile('reports/last_records.sql'))
  const [found] = await rows(engine, bind<Found>(file, { attribute, as_of: asOf }))
  return found && found.last_on !== null ? { last: found.last_on, longest: Number(found.longest ?? 0n) } : null
}

/** What tells when exports end, seen from a day; null where nobody can tell. */
interface SeesExports {
  lastOrders?(asOf: Day): Promise<LastFacts | null>
  lastRecords?(attribute: string, asOf: Day): Promise<LastFacts | null>
}

/**
 * Why a model says nothing on a day, be it that it would learn on it or score: what tells who leaves stopped before it. Null
 * where it goes on, and where nobody can tell.
 */
export async function exportsStopped(
  inventory: SeesExports,
  options: ChurnOptions,
  asOf: Day,
): Promise<RefusedChurn | null> {
  const kind = kindOf(options)
  const label = labelOf(options)
  const last =
    kind === 'purchases'
      ? await inventory.lastOrders?.(asOf)
      : kind === 'records' && label !== null
        ? await inventory.lastRecords?.(label.attribute, asOf)
        : null
  return last ? stopped(kind === 'records' ? 'record' : 'order', last, asOf, horizonDaysOf(options)) : null
}

const without = {
  order: 'whoever bought nothing since need not have left',
  record: 'who left since is not known',
} as const

/**
 * Why nothing can be learnt where facts stopped before the day: whoever bought nothing since would be taken for gone, and
 * of whom no record came since for one who stayed. A silence of twice the longest one is no silence of the firm any more; a
 * sixth of the horizon without facts would change little.
 */
export function stopped(
  what: keyof typeof without,
  { last, longest }: LastFacts,
  asOf: Day,
  horizon: number,
): RefusedChurn | null {
  const days = daysFrom(last, asOf)
  if (days <= Math.max(2 * longest, horizon / 6)) return null
  const until = daysBefore(last, -1)
  return {
    refused: `the last ${what} is of ${last}, ${days} days before ${asOf}, while in the year before never more than ${longest} lay between two: the exports stop there, and ${without[what]}; load newer ones, or run a night as of ${until}`,
    why: { code: `${what}s_stopped`, last, days, longest, until },
  }
}
