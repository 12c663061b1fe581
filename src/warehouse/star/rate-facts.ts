import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import type { Dependence } from './dependents.js'
import { type RatedFact, ratedSql, unratedKeysSql, unratedSql } from './rated-fact.js'
import { keep, replaceKeys, view } from './work.js'

/**
 * Turns amounts of facts into the project's currency: of tonight's, and of earlier ones where a rate that came tonight is
 * nearer to their day. Afterwards `work.unrated_fact` are those whose money changed.
 *
 * @returns whether facts of earlier nights changed
 */
export async function rateFacts(
  engine: Engine,
  { currency }: NonNullable<Dependence['rates']>,
  facts: readonly RatedFact[],
): Promise<boolean> {
  await keep(engine, 'unrated_fact', statement(unratedSql(facts), [currency]))
  const found = await rows(
    engine,
    statement<{ fact: string; known: bigint }>(
      'select fact, count(case when is_known then 1 end) as known from work.unrated_fact group by fact order by fact',
    ),
  )
  for (const { fact: name } of found) {
    const fact = facts.find(({ table }) => table === name)
    if (!fact) throw new RangeError(`no fact ${name}`)
    await view(engine, `unrated_${name}`, statement(unratedKeysSql(fact)))
    await replaceKeys(engine, name, fact.key, `unrated_${name}`, statement(ratedSql(fact)))
  }
  return found.some(({ known }) => known > 0n)
}
