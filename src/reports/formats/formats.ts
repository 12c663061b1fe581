import type { Format } from './format.js'

/** The formats that are written here, each loaded when it is asked for. */
export const formats = {
  table: async () => (await import('./table.js')).table,
  json: async () => (await import('./json.js')).json,
  ndjson: async () => (await import('./ndjson.js')).ndjson,
  csv: async () => (await import('./csv.js')).csv,
  markdown: async () => (await import('./markdown.js')).markdown,
  arrow: async () => (await import('./arrow.js')).arrow,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>

/** A format with a writer of its own. */
export type WrittenFormat = keyof typeof formats

/** What `--format` takes. Parquet has no writer here: the engine's own COPY writes it, from the query, to a file. */
export type FormatName = WrittenFormat | 'parquet'

/** In the order in which help shows them. */
export const formatNames: readonly FormatName[] = ['table', 'json', 'ndjson', 'csv', 'markdown', 'parquet', 'arrow']

/** A table for people, one JSON object per line for programs. */
export function defaultFormat(isTerminal: boolean): WrittenFormat {
  return isTerminal ? 'table' : 'ndjson'
}
