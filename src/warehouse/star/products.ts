import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { hasAbsence } from './absence.js'
import type { Dependence } from './dependents.js'
import type { KindPolicy } from './staged-file.js'
import { keep, remake, star } from './work.js'

/** Names, spellings and histories of products: all of them, they are few beside the lines. */
export async function buildProducts(
  engine: Engine,
  kinds: readonly KindPolicy[],
  rates: Dependence['rates'],
): Promise<void> {
  await remake(engine, 'product_use', star('product_use'))
  await remake(engine, 'product_spelling', star('product_spelling'))
  await remake(engine, 'product_observation', star('product_observation'))
  let observed = 'product_observation'
  for (const step of [...(rates ? ['priced'] : []), ...(hasAbsence(kinds) ? ['closed'] : [])]) {
    const name = `${step}_product_observation`
    await keep(engine, name, readingFrom(engine, star(name), observed))
    observed = `work.${name}`
  }
  await remake(engine, 'dim_product', readingFrom(engine, star('dim_product'), observed))
}

/** A query over the observations of products that reads them from another relation. */
function readingFrom(engine: Engine, query: Query, relation: string): Query {
  const { text } = engine.compile(query)
  return statement(text.replaceAll(/\b(from|join) product_observation\b/g, `$1 ${relation}`))
}
