import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../warehouse/engine/engine.js'
import { sync } from '../../warehouse/night/durable.js'
import { chooseKind } from './choose-kind.js'
import { DeliveredBytes } from './delivered-bytes.js'
import { type Delivery, formatOf } from './delivery.js'
import { type Delivered, describe, descriptionAt, landedAt } from './description.js'
import { type Fingerprint, fingerprint, partPrint } from './fingerprint.js'
import type { LandedFile } from './landed-file.js'
import type { LandingPlace } from './landing-place.js'
import { readers } from './readers.js'

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
  print: Fingerprint,
  delivered: readonly Delivered[] = [],
): Promise<LandedFile> {
  await using bytes = new DeliveredBytes(delivery, place.tmp)
  const open = { engine, delivery, bytes, print }
  const { kind, reader, id } = await chooseKind(open, place.folder)
  const stem = join(place.folder, `${print.sha256}-${id}`)
  const landed = await landedAt(stem)
  if (landed) return landed
  await mkdir(place.folder, { recursive: true })
  const path = join(place.tmp, `landing-${print.sha256}.parquet`)
  const made = await reader.land(open, kind, { ...place, path })
  const file: LandedFile = { path: `${stem}.parquet`, sha256: print.sha256, bytes: print.bytes, ...made }
  // The description comes last, when the records are on the disk: a Parquet file without one has not landed.
  await sync(path)
  await rename(path, file.path)
  // There is one already where only the Parquet file was lost.
  const deliveries = (await descriptionAt(stem))?.deliveries ?? delivered
  await describe({ ...file, deliveries }, place.tmp)
  return file
}

/** @throws BrokenFile when its bytes cannot be read */
export async function fingerprintOf(delivery: Omit<Delivery, 'source'>, bytes: DeliveredBytes): Promise<Fingerprint> {
  const isText = delivery.kinds.some(kind => {
    const format = formatOf(kind, delivery)
    return format !== null && readers[format].isText
  })
  const print = await fingerprint(bytes.chunks(), isText)
  return delivery.part === null ? print : partPrint(print, delivery.part)
}
