import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { digestNight } from '../../warehouse/night/digest-night.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { NightError } from '../../warehouse/night/night-error.js'
import { keptNights, type NightRecord, publishedName, readNight } from '../../warehouse/night/night-record.js'
import { byAge } from '../../warehouse/night/publish.js'
import { starRules } from '../../warehouse/night/rules.js'
import type { Progress } from '../../warehouse/progress.js'
import { readNightTables } from '../night/published.js'
import { storeOf } from '../night/store.js'
import { type Diagnosis, note, well, wrong } from './diagnosis.js'

/** The nights that are kept, oldest first, and of each its record where it is the file that was published. */
export async function intactNights(place: Layout): Promise<ReadonlyMap<string, NightRecord | NightError>> {
  const nights = new Map<string, NightRecord | NightError>()
  for (const name of [...(await keptNights(place))].sort(byAge)) nights.set(name, await intact(place, name))
  return nights
}

async function intact(place: Layout, name: string): Promise<NightRecord | NightError> {
  try {
    const record = await readNight(place, name)
    await (await storeOf(place, record)).verify(record)
    return record
  } catch (thrown) {
    if (thrown instanceof NightError) return thrown
    throw thrown
  }
}

/** The published night, and whether every kept one is the file that was published. */
export async function nightsIntact(place: Layout): Promise<readonly Diagnosis[]> {
  const nights = await intactNights(place)
  const current = await publishedName(place)
  const damaged = [...nights].filter(([, found]) => found instanceof NightError).map(([name]) => name)
  const kept = nights.size - damaged.length
  return [
    currentNight(place, current, nights.size),
    ...(kept > 0 ? [well('nights', `${kept} kept, each the file that was published`)] : []),
    ...damaged.map(name =>
      wrong(
        `night ${name}`,
        `is not as it was published: its file or its night.json has changed or is gone; put it aside with kehu doctor --repair`,
      ),
    ),
    ...rulesOf(current === null ? undefined : nights.get(current)),
  ]
}

function currentNight(place: Layout, current: string | null, kept: number): Diagnosis {
  if (current === null) {
    if (kept === 0) return note('published', 'nothing yet; publish a night with kehu run')
    return wrong(
      'published',
      'the symlink warehouse/current is gone; point it to the latest night with kehu doctor --repair',
    )
  }
  if (existsSync(join(place.nights, current))) return well('published', current)
  return wrong(
    'published',
    `warehouse/current points to ${current}, which is not there; point it to the latest night with kehu doctor --repair`,
  )
}

function rulesOf(record: NightRecord | NightError | undefined): readonly Diagnosis[] {
  if (record === undefined || record instanceof NightError) return []
  const made = `the published night was made by version ${record.kehu}`
  return [
    record.rules === starRules()
      ? well('rules', made)
      : note('rules', `${made} with other rules: the next kehu run builds the star anew`),
  ]
}

/** Whether what the published night holds is what its night.json says, table by table. */
export async function digestsEqual(place: Layout, progress: Progress): Promise<readonly Diagnosis[]> {
  const current = await publishedName(place)
  if (current === null) return []
  const record = await intact(place, current)
  if (record instanceof NightError) return []
  await using engine = await readNightTables(place, record)
  const found = await digestNight(engine, progress)
  const other = Object.keys({ ...record.digests, ...found }).filter(name => record.digests[name] !== found[name])
  if (other.length === 0) return [well('digests', `${Object.keys(found).length} tables hold what was published`)]
  return [
    wrong(
      'digests',
      `${other.join(', ')} ${other.length === 1 ? 'does' : 'do'} not hold what was published; build the star anew with kehu run --rebuild`,
    ),
  ]
}
