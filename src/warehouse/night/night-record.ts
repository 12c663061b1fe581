import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hasCode } from '../../config/error-code.js'
import type { TableSchema } from '../engine/table-schema.js'
import { type Layout, nightFiles } from './layout.js'
import { NightError } from './night-error.js'
import { kehuVersion, warehouseFormat } from './rules.js'

/** `night.json`: what a night is, what it came from and what it holds. */
export interface NightRecord {
  /** Of the warehouse: how nights, tables and landed files lie on disk. */
  readonly format: number
  readonly night: string
  readonly as_of: string
  /** The night whose file this one started from. */
  readonly previous: string | null
  /** Of the package that made it, and of the rules (schema and SQL) by which it was made. */
  readonly kehu: string
  readonly rules: string
  /** By source, what its records were read by. */
  readonly contracts: Readonly<Record<string, string>>
  /** Columns that its sources declare personal, beside those that always are. */
  readonly personal?: readonly string[]
  readonly tables: NightTables
  /** Tables that the firm's own SQL makes. */
  readonly own?: readonly OwnTable[]
  readonly digests: Readonly<Record<string, string>>
  /** What tonight did: files, fates, checks, durations. */
  readonly tonight: Readonly<Record<string, unknown>>
}

/** A table beside those of Kehu, as much of it as a reader needs to know. */
export type OwnTable = Pick<TableSchema, 'name' | 'meaning' | 'grain' | 'columns'>

/** Where the tables of a night are. */
export type NightTables =
  | { readonly kind: 'duckdb'; readonly sha256: string; readonly bytes: number }
  | {
      readonly kind: 'trino'
      readonly url: string
      readonly catalog: string
      /** Of the tables, which later nights write on. */
      readonly schema: string
      /** Of the views that show the tables as they were this night. */
      readonly views: string
      /** By table, the snapshot of this night. */
      readonly snapshots: Readonly<Record<string, string>>
    }

/** The published night; null before the first. */
export async function publishedNight(place: Layout): Promise<NightRecord | null> {
  const name = await publishedName(place)
  return name === null ? null : readNight(place, name)
}

export async function publishedName(place: Layout): Promise<string | null> {
  try {
    return basename(await readlink(place.current))
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return null
    throw thrown
  }
}

/** Names of the nights that are still there. */
export async function keptNights(place: Layout): Promise<readonly string[]> {
  try {
    return (await readdir(place.nights)).sort()
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return []
    throw thrown
  }
}

/** @throws NightError `unknown` when there is no such night, `newer` when this version cannot read it. */
export async function readNight(place: Layout, name: string): Promise<NightRecord> {
  const record = await recordOf(place, name)
  if (record.format > warehouseFormat) {
    throw new NightError(
      'newer',
      `night ${name} was made by Kehu ${record.kehu} in warehouse format ${record.format}; this is Kehu ${kehuVersion()}, which reads formats up to ${warehouseFormat}: install Kehu ${record.kehu} or later`,
    )
  }
  return record
}

async function recordOf(place: Layout, name: string): Promise<NightRecord> {
  try {
    return JSON.parse(await readFile(join(place.nights, name, nightFiles.record), 'utf8'))
  } catch (thrown) {
    throw new NightError('unknown', `there is no night ${name}; see kehu runs list`, [], thrown)
  }
}

export async function fileHash(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const part: Buffer = chunk
    hash.update(part)
    bytes += part.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
