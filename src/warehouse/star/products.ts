import type { Engine } from '../engine/engine.js'
import { remake, star } from './work.js'

/** Names, spellings and histories of products: all of them, they are few beside the lines. */
export async function buildProducts(engine: Engine): Promise<void> {
  await remake(engine, 'product_use', star('product_use'))
  await remake(engine, 'product_spelling', star('product_spelling'))
  await remake(engine, 'product_observation', star('product_observation'))
  await remake(engine, 'dim_product', star('dim_product'))
}
