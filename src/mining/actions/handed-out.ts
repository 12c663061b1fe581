import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { makeIfAbsent } from '../store.js'

/**
 * Keeps who stands tonight on a list that goes out: nights to come take it for a contact. A second night of one day
 * replaces its own lists, and does not see them.
 *
 * @param activities whose lists go out
 */
export async function recordHandedOut(engine: Engine, asOf: Day, activities: readonly string[]): Promise<void> {
  if (activities.length === 0) return
  const handed = table('handed_out_activity')
  await makeIfAbsent(engine, handed)
  await engine.run(statement('delete from handed_out_activity where as_of = cast($1 as date)', [asOf]))
  const names = activities.map((_, i) => `$${i + 2}`).join(', ')
  const listed = `select customer_key, cast($1 as date) as as_of, activity, channel, is_control
    from mart_next_activity where activity in (${names})`
  await engine.append(handed, statement(listed, [asOf, ...activities]))
}
