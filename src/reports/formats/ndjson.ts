import type { Format } from './format.js'
import { jsonMember } from './json-cell.js'
import { writeLines } from './lines.js'

/** One JSON object per line and row; members as {@link jsonMember} writes them. */
export const ndjson: Format = {
  name: 'ndjson',
  extension: 'ndjson',
  write: (rows, out) => writeLines(rows, out, jsonMember, members => `{${members.join(',')}}\n`),
}
