import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { literal } from '../engine/quoting.js'
import { star } from './work.js'

/** The business day of each moment at which tonight shows a customer. A zone is no value that Trino could bind. */
export function observedDay(engine: Engine, zone: string): Query {
  const { text, values } = engine.compile(star('observed_moment'))
  const day = `cast(cast(observed_at as timestamp with time zone) at time zone ${literal(zone)} as date)`
  return statement(`select observed_at, ${day} as observed_on from (${text}) as moment`, values)
}
