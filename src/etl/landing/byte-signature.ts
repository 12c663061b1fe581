import type { FileFormat } from '../../config/read.js'

/** What the first bytes of a file say that it is; text says nothing. */
export type Signature = 'zip' | 'gzip' | 'parquet' | 'sqlite' | 'ole'

const signatures: readonly (readonly [Signature, Buffer])[] = [
  ['zip', Buffer.from('PK\x03\x04', 'latin1')],
  ['zip', Buffer.from('PK\x05\x06', 'latin1')],
  ['gzip', Buffer.from([0x1f, 0x8b, 0x08])],
  ['parquet', Buffer.from('PAR1')],
  ['sqlite', Buffer.from('SQLite format 3\0', 'latin1')],
  ['ole', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
]

/** So many bytes tell. */
export const signatureBytes = 16

export function signatureOf(head: Uint8Array): Signature | null {
  const found = signatures.find(([, bytes]) => bytes.equals(head.subarray(0, bytes.length)))
  return found?.[0] ?? null
}

const expected: Readonly<Record<FileFormat, Signature | null>> = {
  csv: null,
  fixed: null,
  json: null,
  ndjson: null,
  parquet: 'parquet',
  sqlite: 'sqlite',
  xlsx: 'zip',
  xls: 'ole',
}

const words: Readonly<Record<Signature, string>> = {
  zip: 'a zip archive or an XLSX workbook',
  gzip: 'gzip',
  parquet: 'Parquet',
  sqlite: 'an SQLite database',
  ole: 'an old Office file such as XLS, or of a workbook with a password',
}

const names: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  fixed: 'text of fixed width',
  json: 'JSON',
  ndjson: 'NDJSON',
  parquet: 'Parquet',
  sqlite: 'an SQLite database',
  xlsx: 'XLSX',
  xls: 'XLS',
}

/** How the first bytes of a file contradict a format, in words; null where they do not. */
export function contradiction(format: FileFormat, found: Signature | null): string | null {
  if (expected[format] === found) return null
  const is = found === null ? 'text, or bytes of another kind' : words[found]
  const mend = found === null ? 'export it again, or declare its format' : mends[found]
  return `its bytes are those of ${is}, expected ${names[format]}; ${mend}`
}

const mends: Readonly<Record<Signature, string>> = {
  zip: 'declare format: xlsx where it is a workbook, or give it the ending .zip',
  gzip: 'give it the ending .gz',
  parquet: 'declare format: parquet, or give it the ending .parquet',
  sqlite: 'declare format: sqlite, or give it the ending .db',
  ole: 'save it without a password, and declare format: xls where it is an old workbook',
}

const formatsBySignature: Readonly<Record<Signature, FileFormat | null>> = {
  zip: 'xlsx',
  gzip: null,
  parquet: 'parquet',
  sqlite: 'sqlite',
  ole: 'xls',
}

/** The format of a file whose name tells none; a zip archive is no format. */
export function formatBySignature(found: Signature | null): FileFormat | null {
  return found === null ? null : formatsBySignature[found]
}
