import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { literal } from '../engine/quoting.js'
import type { BusinessDay } from './business-day.js'
import { star } from './work.js'

/**
 * The business day of each moment at which tonight shows a customer; what knows no time is of no day of any zone. A zone
 * is no value that Trino could bind.
 */
export function observedDay(engine: Engine, { zone, dayStarts }: BusinessDay): Query {
  const { text, values } = engine.compile(star('observed_moment'))
  const [hours = 0, minutes = 0] = dayStarts.split(':').map(Number)
  const late = hours * 60 + minutes === 0 ? '' : ` - interval '${hours * 60 + minutes}' minute`
  const local = `cast(observed_at as timestamp with time zone) at time zone ${literal(zone)}`
  const never = "timestamp '1970-01-01 00:00:00.000000'"
  const day = `case when observed_at = ${never} then date '1970-01-01' else cast(${local}${late} as date) end`
  return statement(`select observed_at, ${day} as observed_on from (${text}) as moment`, values)
}
