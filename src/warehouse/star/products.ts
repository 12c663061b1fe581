import type { Engine } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { hasAbsence } from './absence.js'
import type { Dependence } from './dependents.js'
import { pricedSql } from './rated-fact.js'
import type { KindPolicy } from './staged-file.js'
import { keep, readingFrom, remake, star, view } from './work.js'

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
  if (rates) {
    await view(
      engine,
      'priced_product_observation',
      statement(pricedSql('product_observation', ['unit_cost', 'list_price'])),
    )
    observed = 'work.priced_product_observation'
  }
  if (hasAbsence(kinds)) {
    await keep(
      engine,
      'closed_product_observation',
      statement(readingFrom('closed_product_observation', 'product_observation', observed)),
    )
    observed = 'work.closed_product_observation'
  }
  await remake(engine, 'dim_product', statement(readingFrom('dim_product', 'product_observation', observed)))
}
