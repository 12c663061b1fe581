import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../warehouse/engine/engine.js'
import { BrokenFile } from '../broken-file.js'
import { chooseKind } from './choose-kind.js'
import type { Delivery } from './delivery.js'
import { landedAt } from './find-landed.js'
import { type Fingerprint, fingerprint } from './fingerprint.js'
import { landCsv } from './land-csv.js'
import { landParquet } from './land-parquet.js'

/** A delivered file as it lies in `landed/`: every column as text, one row a record. */
export interface LandedFile {
  /** Absolute path of the Parquet file. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** Columns in the order of the file. */
  readonly header: readonly string[]
  readonly records: number
  /** Of the records, those broken in structure: they come last, as raw text. */
  readonly broken: number
  /** Physical line = this + record, where the file says nothing else in `kehu_line`; null where there are no lines. */
  readonly lines_above: number | null
}

/** Columns of a landed file beside its own. */
export const landedColumns = { line: 'kehu_line', text: 'kehu_broken_text', reason: 'kehu_broken_reason' } as const

export interface LandingPlace {
  /** `warehouse/landed/<source>` */
  readonly folder: string
  readonly tmp: string
}

/**
 * Lands one file once: a second call finds it by the hash of its bytes and its dialect.
 *
 * @throws BrokenFile when it cannot be read, or no kind of its contract fits its header.
 */
export async function land(
  engine: Engine,
  delivery: Delivery,
  place: LandingPlace,
  known?: Fingerprint,
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
      ? await landParquet(engine, delivery, draft)
      : await landCsv(engine, delivery, dialect, print, draft, place.tmp)
  const file: LandedFile = { path: `${stem}.parquet`, sha256: print.sha256, bytes: print.bytes, ...made }
  await rename(draft, file.path)
  // The description comes last: a Parquet file without one has not landed.
  await writeFile(`${draft}.json`, JSON.stringify(file))
  await rename(`${draft}.json`, `${stem}.json`)
  await rm(draft, { force: true })
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
