import { type Activity, type Costs, type DriverName, toldDrivers } from '../../config/costs.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { accrued, daysOf } from './accrued.js'

export type Stage = 'serve' | 'reach'

/** What a unit of an activity's driver costs in a span of days, or the money that is spread over them; exact text. */
export interface Rate {
  readonly activity: string
  readonly driver: DriverName
  readonly stage: Stage
  readonly from: Day
  /** The first day after it; null while it holds. */
  readonly to: Day | null
  readonly rate: string | null
  readonly pool: string | null
  readonly capacity: string | null
}

/** Before any day of a firm's records. */
export const ever = '1900-01-01' as Day

/** Drivers that win customers rather than serve them. */
const reaching: readonly DriverName[] = ['contacts', 'campaigns', 'new_customers']

export function stageOf({ as, driver }: Activity): Stage {
  return as ?? (reaching.includes(driver) ? 'reach' : 'serve')
}

/** The rates and pools that a project declares, as of a day; pools that records tell are not among them. */
export function declaredRates({ activities }: Costs, asOf: Day): readonly Rate[] {
  return Object.entries(activities).flatMap(([activity, given]): readonly Rate[] => {
    const all = { activity, driver: given.driver, stage: stageOf(given) }
    const { pool } = given
    if (pool === 'records') return []
    if (pool === undefined) return steps(given).map(step => ({ ...all, ...step, pool: null, capacity: null }))
    return Object.entries(pool).flatMap(([period, amount]) => {
      const span = daysOf(period)
      const money = accrued(amount, span, asOf)
      if (money === null) return []
      const capacity = given.capacity === undefined ? null : accrued(given.capacity, span, asOf)
      return [{ ...all, ...span, rate: null, pool: money, capacity }]
    })
  })
}

/** The spans in which one rate holds: each from its day until the next one's, none after the last day of the activity. */
function steps({ rate, driver, from, to }: Activity): readonly Pick<Rate, 'from' | 'to' | 'rate'>[] {
  const end = to === undefined ? null : daysBefore(to as Day, -1)
  const told = rate ?? (toldDrivers.includes(driver) ? '1' : undefined)
  if (told === undefined) return []
  const named = typeof told === 'string' ? { [from ?? ever]: told } : told
  const days = (Object.keys(named) as Day[]).sort()
  return days.flatMap((day, i) => {
    const start = from !== undefined && from > day ? (from as Day) : day
    const next = days[i + 1] ?? null
    const until = next === null || (end !== null && end < next) ? end : next
    return until !== null && until <= start ? [] : [{ from: start, to: until, rate: named[day] ?? null }]
  })
}
