import type { FileFormat } from '../../config/read.js'
import { csv } from './csv/csv.js'
import { fixed } from './fixed/fixed.js'
import { json } from './json/json.js'
import { ndjson } from './json/ndjson.js'
import { parquet } from './parquet.js'
import type { PartReader, Reader } from './reader.js'
import { xls, xlsx } from './sheets/sheet-reader.js'
import { sqlite } from './sqlite.js'

const ofParts = { xlsx, xls, sqlite } as const
const whole = { csv, fixed, json, ndjson, parquet } as const

/** One reader a format. */
export const readers: Readonly<Record<FileFormat, Reader>> = { ...whole, ...ofParts }

/** The reader of a format whose files hold several relations; null for others. */
export function partReaderOf(format: FileFormat): PartReader | null {
  return Object.entries(ofParts).find(([name]) => name === format)?.[1] ?? null
}
