import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore, daysFrom } from '../day.js'
import { type ChurnOptions, horizonDaysOf } from './options.js'

/** Of the customers who could leave, the share that did within a horizon: of the same days a year ago, and of the last ones. */
export interface YearAgo {
  readonly from: Day
  readonly share: number
  readonly lately: number
}

/** A share of fewer is chance. */
const leastCustomers = 100
/** So much apart they are worth a word: chances have the level of the last horizon, and know no season. */
const apart = 0.05

/** Null where the history is too short to tell, or the two are much the same. */
export async function yearAgo(engine: Engine, asOf: Day, options: ChurnOptions): Promise<YearAgo | null> {
  const horizon = horizonDaysOf(options)
  const [then, last] = [daysBefore(asOf, 365), daysBefore(asOf, horizon)]
  const share = async (from: Day) => {
    const values = { as_of: from, until: daysBefore(from, -horizon), active_days: BigInt(options.active_days) }
    type Found = { customers: bigint; gone: bigint; first_on: Day | null }
    const [found] = await rows(engine, bind<Found>(sqlFile('reports/left_within.sql'), values))
    if (!found || found.first_on === null || found.customers < leastCustomers) return null
    // Of a history that has just begun nobody has been silent for long: fewer leave than ever after.
    const isWhole = daysFrom(found.first_on, from) >= Math.min(options.active_days, 365)
    return isWhole ? Number(found.gone) / Number(found.customers) : null
  }
  const [ofThen, lately] = horizon > 365 ? [null, null] : [await share(then), await share(last)]
  if (ofThen === null || lately === null || Math.abs(ofThen - lately) < apart) return null
  return { from: then, share: ofThen, lately }
}
