import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { bind, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import { holdNewest } from './corrections.js'
import type { Dependence } from './dependents.js'
import type { Part } from './parts/part.js'
import { rateFacts } from './rate-facts.js'
import { ratedFacts } from './rated-fact.js'
import type { KindPolicy } from './staged-file.js'
import { keep, readingFrom, remake, star, view } from './work.js'

/**
 * Lines of orders and of returns, and which takes back which. The amounts of all facts are turned by exchange rates here:
 * the parts of records are there by now.
 *
 * @returns whether facts of earlier nights got other amounts, by rates that came tonight
 */
export async function buildLines(
  engine: Engine,
  kinds: readonly KindPolicy[],
  { hasClaims, rates }: Dependence,
  parts: ReadonlySet<Part>,
): Promise<boolean> {
  await holdNewest(engine, kinds, hasClaims)
  for (const side of ['order', 'return'] as const) await view(engine, `held_${side}_line`, ofSide('held_line', side))
  await engine.append(table('fct_order_line'), star('fct_order_line'))
  await engine.append(table('fct_return_line'), star('fct_return_line'))
  const isRated = rates !== null && (await rateFacts(engine, rates, ratedFacts(parts)))
  await remake(engine, 'dim_channel', star('dim_channel'))
  await remake(engine, 'dim_geography', star('dim_geography'))
  await view(engine, 'new_order_fact', star('new_order_fact'))
  await view(engine, 'new_return_fact', rates === null ? star('new_return_fact') : withRated(engine))
  await matchReturns(engine)
  return isRated
}

/** A query over lines of one side of the trade. */
export function ofSide(name: 'held_line' | 'new_line', side: 'order' | 'return'): Query {
  return statement(readingFrom(name, 'work.sighted_line', `work.sighted_${side}_line`))
}

/** With those whose money changed. */
function withRated(engine: Engine): Query {
  const { text } = engine.compile(star('new_return_fact'))
  return statement(
    `${text} union all select first_key, second_key from work.unrated_fact where fact = 'fct_return_line'`,
  )
}

/** What is named takes first: a line, then an order; then the latest units of the same customer, product and price. */
const rules = ['line', 'order', 'latest'] as const

/** Computes the pairs of all touched groups anew, from all their lines. */
export async function matchReturns(engine: Engine): Promise<void> {
  for (const step of ['return_way', 'direct_match_group', 'touched_match_group']) await keep(engine, step, star(step))
  await engine.run(
    statement('delete from bridge_return_line where match_group in (select match_group from work.touched_match_group)'),
  )
  for (const rule of rules) {
    await keep(engine, 'match_event', bind(sqlFile('star/match_event.sql'), { rule }))
    await engine.append(table('bridge_return_line'), star('bridge_return_line'))
  }
}
