import type { Engine } from '../engine/engine.js'
import { bind, sqlFile } from '../sql-file.js'
import type { KindPolicy } from './staged-file.js'
import { appendWhereNeeded, keep, star } from './work.js'

/** Whether whole dumps of any kind tell by absence what is gone. */
export function hasAbsence(kinds: readonly KindPolicy[]): boolean {
  return kinds.some(({ deletes }) => deletes === 'absence')
}

/** Notes whom tonight's dumps show, and works out who is gone: `work.customer_event` and `work.product_event`. */
export async function findAbsent(engine: Engine, kinds: readonly KindPolicy[]): Promise<void> {
  if (!hasAbsence(kinds)) return
  await appendWhereNeeded(engine, 'member_sighting', star('new_member_sighting'))
  for (const entity of ['customer', 'product'] as const) {
    await keep(engine, `${entity}_event`, bind(sqlFile('star/member_event.sql'), { entity }))
  }
}
