import { open } from 'node:fs/promises'
import { BrokenFile } from '../broken-file.js'
import type { Delivery, Dialect } from './delivery.js'

/** A header row is looked for in so many bytes. */
const headerBytes = 1 << 16

/**
 * The names of the columns, trimmed: a header that ends in a blank is the same header. An empty name becomes
 * `column_3`, a second `Amount` becomes `Amount (2)`: every column lands. Bytes that its encoding does not know are shown as
 * `\uFFFD`: landing refuses them.
 */
export async function readHeader(path: string, delivery: Delivery, dialect: Dialect): Promise<readonly string[]> {
  const text = await head(path, dialect.encoding)
  refuseForeign(text, delivery.name, dialect.encoding)
  const rows = records(text, dialect, dialect.header_row)
  const cells = rows[dialect.header_row - 1]
  if (!cells) {
    const found = text === '' ? 'the file is empty' : `the file has ${rows.length} rows`
    throw new BrokenFile('empty', delivery.name, `${found}, expected a header in row ${dialect.header_row}`)
  }
  // SQL cannot say a NUL, so a header shows the sign for it.
  return distinct(cells.map(cell => cell.replaceAll('\0', '␀').trim()))
}

/** What reads as text and is none: the messages that would follow would lead astray. */
function refuseForeign(text: string, name: string, encoding: string): void {
  const start = text.slice(0, 200)
  if ([...start].filter(letter => letter === '\0').length > start.length / 4) {
    const mend = 'declare read: { encoding: utf-16le } (or utf-16be), or export it as UTF-8'
    throw new BrokenFile('encoding', name, `every other byte is 0, as in UTF-16, expected ${encoding}; ${mend}`)
  }
  if (text.includes('\r') && !text.includes('\n')) {
    const mend = 'export it with line feeds'
    throw new BrokenFile('unreadable', name, `its lines end in carriage returns alone, as of old Macs; ${mend}`)
  }
}

export function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name, i) => {
    const base = name === '' ? `column_${i + 1}` : name
    const times = (seen.get(base.toLowerCase()) ?? 0) + 1
    seen.set(base.toLowerCase(), times)
    return times === 1 ? base : `${base} (${times})`
  })
}

async function head(path: string, encoding: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** The first records of a text, by the dialect; rows above the header count as lines do. */
function records(text: string, { delimiter, quote, escape: escaped }: Dialect, wanted: number): string[][] {
  const found: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length && found.length < wanted; i++) {
    const c = text[i] ?? ''
    if (quoted) {
      if (c === escaped && text[i + 1] === quote) cell += text[++i]
      else if (c === quote) quoted = false
      else cell += c
    } else if (c === quote && cell === '') quoted = true
    else if (c === delimiter) {
      row.push(cell)
      cell = ''
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++
      found.push([...row, cell])
      row = []
      cell = ''
    } else cell += c
  }
  if (found.length < wanted && (row.length > 0 || cell !== '')) found.push([...row, cell])
  return found
}
