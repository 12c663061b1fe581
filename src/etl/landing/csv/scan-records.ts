import { createReadStream } from 'node:fs'
import type { CsvDialect } from './dialect.js'
import type { CsvLayout } from './layout.js'

/** Where the records of a text file start: byte offset and physical line (from 1) of each, header included. */
export interface RecordStarts {
  readonly offsets: readonly number[]
  readonly lines: readonly number[]
  /** The line of a quote that is never closed: everything after it is one cell. */
  readonly openQuoteLine: number | null
}

const lf = 10
const cr = 13

/**
 * Finds record starts by quotes and line ends alone. The engine reads the same bytes with its own parser; that both
 * count the same records is what tells us that it swallowed none. It skips blank lines, except in a file of one column:
 * there each is a record whose cell is empty.
 */
export async function scanRecords(
  path: string,
  dialect: CsvDialect,
  { header, linesAbove, hasHeader }: Pick<CsvLayout, 'header' | 'linesAbove' | 'hasHeader'>,
): Promise<RecordStarts> {
  const [quote, escapeMark] = [dialect.quote, dialect.escape].map(c => (c === '' ? -1 : c.charCodeAt(0)))
  const delimiter = Buffer.from(dialect.delimiter)
  const delimiterEnd = delimiter.at(-1)
  const columns = header.length
  // Lines above the header are no records: a quote there opens nothing.
  const skipped = hasHeader ? linesAbove - 1 : linesAbove
  const offsets: number[] = []
  const lines: number[] = []
  let [offset, line, quotedSince] = [0, 1, 0]
  let [inQuotes, cellStart, recordStart, escaped, previous] = [false, true, true, false, 0]
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const part: Buffer = chunk
    for (let i = 0; i < part.length; i++, offset++) {
      const byte = part[i] ?? 0
      if (offset < 3 && byte === [0xef, 0xbb, 0xbf][offset]) continue // byte order mark
      const isLineEnd = byte === lf || byte === cr
      const isBlankRecord = columns === 1 && isLineEnd && !(byte === lf && previous === cr)
      if (recordStart && (!isLineEnd || isBlankRecord)) {
        offsets.push(offset)
        lines.push(line)
        recordStart = isLineEnd
      }
      if (inQuotes) {
        if (escaped) escaped = false
        else if (byte === escapeMark && escapeMark !== quote) escaped = true
        else if (byte === quote) inQuotes = false
      } else if (byte === quote && line > skipped && (cellStart || previous === quote)) {
        // A doubled quote closes and opens again, which comes to the same.
        inQuotes = true
        quotedSince = line
      }
      if (!inQuotes && isLineEnd) recordStart = true
      cellStart = !inQuotes && (isLineEnd || (byte === delimiterEnd && endsDelimiter(part, i)))
      if (byte === lf || (previous === cr && byte !== lf)) line++
      previous = byte
    }
  }
  return { offsets, lines, openQuoteLine: inQuotes ? quotedSince : null }

  /** Of one that the last chunk begins, its last byte tells: a quote right behind it opens a cell. */
  function endsDelimiter(part: Buffer, at: number): boolean {
    if (delimiter.length === 1 || at + 1 < delimiter.length) return true
    return delimiter.equals(part.subarray(at + 1 - delimiter.length, at + 1))
  }
}
