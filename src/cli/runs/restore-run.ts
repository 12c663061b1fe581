import type { Layout } from '../../warehouse/night/layout.js'
import { publishedName } from '../../warehouse/night/night-record.js'
import { restoreNight } from '../../warehouse/night/restore.js'
import { nightNamed } from '../night/published.js'
import { storeOf } from '../night/store.js'
import type { Terminal } from '../terminal.js'

/** Publishes a kept night again. */
export async function restoreRun(place: Layout, name: string, dry: boolean, terminal: Terminal): Promise<void> {
  const record = await nightNamed(place, name)
  if ((await publishedName(place)) === record.night)
    return terminal.say(`${record.night} is the published night already`)
  const store = await storeOf(place, record)
  if (dry) {
    await store.verify(record)
    return terminal.say(`${record.night}, as of ${record.as_of}, is whole and can be restored; nothing was changed`)
  }
  const before = await restoreNight(place, store, record, terminal.now)
  terminal.say(
    `restored ${record.night}, as of ${record.as_of}${before === null ? '' : `, instead of ${before}`}; the next run starts from it; kehu deliver puts its files back in place`,
  )
}
