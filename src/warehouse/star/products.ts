import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { hasAbsence } from './absence.js'
import type { KindPolicy } from './staged-file.js'
import { keep, remake, star } from './work.js'

/** Names, spellings and histories of products: all of them, they are few beside the lines. */
export async function buildProducts(engine: Engine, kinds: readonly KindPolicy[]): Promise<void> {
  await remake(engine, 'product_use', star('product_use'))
  await remake(engine, 'product_spelling', star('product_spelling'))
  await remake(engine, 'product_observation', star('product_observation'))
  await remake(engine, 'dim_product', hasAbsence(kinds) ? await closed(engine) : star('dim_product'))
}

/** The same of products that whole dumps may close: their moments stand in the place of the observed ones. */
async function closed(engine: Engine): Promise<Query> {
  await keep(engine, 'closed_product_observation', star('closed_product_observation'))
  const { text } = engine.compile(star('dim_product'))
  return statement(text.replace('from product_observation', 'from work.closed_product_observation'))
}
