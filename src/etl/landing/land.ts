import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../warehouse/engine/engine.js'
import { sync } from '../../warehouse/night/durable.js'
import { BrokenFile } from '../broken-file.js'
import { chooseKind } from './choose-kind.js'
import type { Delivery } from './delivery.js'
import { type Delivered, describe, descriptionAt, landedAt } from './description.js'
import { type Fingerprint, fingerprint } from './fingerprint.js'
import { landCsv } from './land-csv.js'
import { landParquet } from './land-parquet.js'
import type { LandedFile } from './landed-file.js'
import type { LandingPlace } from './landing-place.js'

/**
 * Lands one file once: a second call finds it by the hash of its bytes and its dialect.
 *
 * @param delivered what the description says of its delivery from the beginning
 * @throws BrokenFile when it cannot be read, or no kind of its contract fits its header.
 */
export async function land(
  engine: Engine,
  delivery: Delivery,
  place: LandingPlace,
  known?: Fingerprint,
  delivered: readonly Delivered[] = [],
): Promise<LandedFile> {
  const print = known ?? (await fingerprintOf(delivery))
  const { dialect, id } = await chooseKind(engine, delivery)
  const stem = join(place.folder, `${print.sha256}-${id}`)
  const landed = await landedAt(stem)
  if (landed) return landed
  await mkdir(place.folder, { recursive: true })
  const draft = join(place.tmp, `landing-${print.sha256}.parquet`)
  const made =
    delivery.format === 'parquet'
      ? await landParquet(engine, delivery, draft, place.signal)
      : await landCsv(engine, delivery, dialect, print, draft, place)
  const file: LandedFile = { path: `${stem}.parquet`, sha256: print.sha256, bytes: print.bytes, ...made }
  // The description comes last, when the records are on the disk: a Parquet file without one has not landed.
  await sync(draft)
  await rename(draft, file.path)
  // There is one already where only the Parquet file was lost.
  const deliveries = (await descriptionAt(stem))?.deliveries ?? delivered
  await describe({ ...file, deliveries }, place.tmp)
  return file
}

export async function fingerprintOf(delivery: Delivery): Promise<Fingerprint> {
  try {
    const quote = delivery.format === 'csv' ? (delivery.kinds[0]?.read.quote ?? '"') : null
    return await fingerprint(delivery.path, quote)
  } catch (thrown) {
    throw unreadable(delivery, thrown)
  }
}

function unreadable(delivery: Delivery, thrown: unknown): BrokenFile {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'EISDIR') {
    return new BrokenFile(
      'not_a_file',
      delivery.name,
      'is a directory, expected a file; name the files in it: path/*.csv',
      thrown,
    )
  }
  if (code === 'ENOENT')
    return new BrokenFile('vanished', delivery.name, 'is gone since it was listed; run again', thrown)
  return new BrokenFile('unreadable', delivery.name, `cannot be read (${code || String(thrown)})`, thrown)
}
