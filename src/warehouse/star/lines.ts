import type { Engine } from '../engine/engine.js'
import { table } from '../tables.js'
import { keep, remake, replaceKeys, star, view } from './work.js'

/** Lines of orders and of returns, and which takes back which. */
export async function buildLines(engine: Engine): Promise<void> {
  await engine.append(table('fct_order_line'), star('fct_order_line'))
  await engine.append(table('fct_return_line'), star('fct_return_line'))
  await remake(engine, 'dim_channel', star('dim_channel'))
  await remake(engine, 'dim_geography', star('dim_geography'))
  await view(engine, 'new_order_fact', star('new_order_fact'))
  await view(engine, 'new_return_fact', star('new_return_fact'))
  await keep(engine, 'touched_match_group', star('touched_match_group'))
  await keep(engine, 'match_event', star('match_event'))
  await replaceKeys(engine, 'bridge_return_line', 'match_group', 'touched_match_group', star('bridge_return_line'))
}
