import type { FileFormat } from '../../config/read.js'

/** What the name of a file says of it. */
export interface ToldByName {
  /** A zip archive: what lies in it are the files. */
  readonly isZip: boolean
  readonly isGzip: boolean
  readonly format: FileFormat | null
}

const endings: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  db: 'sqlite',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
}

export function toldByName(name: string): ToldByName {
  const isGzip = /\.gz$/i.test(name)
  const inner = isGzip ? name.slice(0, -'.gz'.length) : name
  const ending = /\.([a-z0-9]+)$/i.exec(inner)?.[1]?.toLowerCase() ?? ''
  return { isZip: ending === 'zip' && !isGzip, isGzip, format: endings[ending] ?? null }
}
