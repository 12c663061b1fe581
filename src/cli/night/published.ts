import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { didYouMean } from '../../config/suggest.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { type Layout, querySpill } from '../../warehouse/night/layout.js'
import { keptNights, type NightRecord, publishedNight, readNight } from '../../warehouse/night/night-record.js'
import { UsageError } from '../usage-error.js'
import { storeOf } from './store.js'

/** A night by its name, or the published one. @throws UsageError when there is none. */
export async function nightNamed(place: Layout, name?: string): Promise<NightRecord> {
  if (name === undefined) {
    const record = await publishedNight(place)
    if (!record) throw new UsageError('nothing is published yet; run kehu run first')
    return record
  }
  const kept = await keptNights(place)
  if (!kept.includes(name))
    throw new UsageError(`there is no night ${name}; see kehu runs list${didYouMean(name, kept)}`)
  return readNight(place, name)
}

export async function readNightTables(place: Layout, record: NightRecord): Promise<Engine> {
  return (await storeOf(place, record)).read(record)
}

/** What is tried on a night: its tables, beside a place to work in that is gone afterwards. */
export function tryOnNight<T>(place: Layout, record: NightRecord, work: (engine: Engine) => Promise<T>): Promise<T> {
  return withSpill(place, async spill => {
    await using trial = await (await storeOf(place, record)).trial(record, spill)
    return await work(trial.engine)
  })
}

/** Work with a folder of its own for spilling: engines that share one delete each other's files. */
export async function withSpill<T>(place: Layout, work: (spill: string) => Promise<T>): Promise<T> {
  const spill = await mkdtemp(join(place.tmp, querySpill))
  try {
    return await work(spill)
  } finally {
    await rm(spill, { recursive: true, force: true })
  }
}
