import type { Layout } from './layout.js'
import { mendLedger, writeLedger } from './ledger.js'
import { lockProject } from './lock.js'
import { type NightRecord, publishedName } from './night-record.js'
import { pointTo } from './publish.js'
import type { NightStore } from './store/night-store.js'

/**
 * Makes a kept night the published one again. The next run starts from it: new are the files that it lacks.
 *
 * @returns the night that was published before; null when there was none
 * @throws NightError `locked`; `damaged` when its tables are not those that were published
 */
export async function restoreNight(
  place: Layout,
  store: NightStore,
  record: NightRecord,
  now: () => string,
): Promise<string | null> {
  await using _lock = await lockProject(place.lock)
  await using held = await store.lock()
  const before = await publishedName(place)
  await store.verify(record)
  await mendLedger(place.ledger)
  await held.confirm()
  await pointTo(place, record.night)
  await store.show(record)
  await writeLedger(place.ledger, {
    at: now(),
    event: 'restored',
    night: record.night,
    as_of: record.as_of,
    instead_of: before,
  })
  return before
}
