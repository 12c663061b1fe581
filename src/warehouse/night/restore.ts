import type { Layout } from './layout.js'
import { mendLedger, writeLedger } from './ledger.js'
import { lockProject } from './lock.js'
import { type NightRecord, publishedName, verifyNight } from './night-record.js'
import { pointTo } from './publish.js'

/**
 * Makes a kept night the published one again. The next run starts from it: new are the files that it lacks.
 *
 * @returns the night that was published before; null when there was none
 * @throws NightError `locked`; `damaged` when the file of the night is not the one that was published
 */
export async function restoreNight(place: Layout, record: NightRecord, now: () => string): Promise<string | null> {
  await using _lock = await lockProject(place.lock)
  const before = await publishedName(place)
  await verifyNight(place, record)
  await mendLedger(place.ledger)
  await pointTo(place, record.night)
  await writeLedger(place.ledger, {
    at: now(),
    event: 'restored',
    night: record.night,
    as_of: record.as_of,
    instead_of: before,
  })
  return before
}
