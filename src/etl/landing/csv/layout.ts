import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { columnNames, findHeader, headerRows } from '../find-header.js'
import type { OpenFile } from '../open-file.js'
import type { CsvDialect } from './dialect.js'

/** A header row is looked for in so many bytes. */
export const headerBytes = 1 << 16

/** What the beginning of a text says about what follows. */
export interface CsvLayout {
  readonly header: readonly string[]
  /** Excel's first line `sep=;` says it for the file. */
  readonly delimiter: string
  /** Physical lines above the first record. */
  readonly linesAbove: number
  /** Whether the last of them is a header. */
  readonly hasHeader: boolean
}

/**
 * Reads the beginning of a text: comments, `sep=`, header. Bytes that its encoding does not know are shown as `\uFFFD`:
 * landing refuses them.
 *
 * @throws BrokenFile when there is no header where it is expected
 */
export async function csvLayout(
  { bytes, delivery }: OpenFile,
  label: string,
  kind: SourceFile,
  dialect: CsvDialect,
): Promise<CsvLayout> {
  // Always as a stream: Node decodes a whole windows-1252 text as Latin-1.
  const text = new TextDecoder(label).decode(await bytes.head(headerBytes), { stream: true })
  refuseForeign(text, delivery.name, label)
  const { delimiter, at, lines } = linesOnTop(text, dialect)
  const { header_row, header } = dialect
  if (header) {
    const linesAbove = lines + (header_row === 'find' ? 0 : header_row)
    return { header: columnNames(header), delimiter, linesAbove, hasHeader: false }
  }
  const wanted = header_row === 'find' ? headerRows : header_row
  const rows = firstRecords(text.slice(at), { ...dialect, delimiter }, wanted)
  const row = header_row === 'find' ? findHeader(rows, kind) + 1 : header_row
  const cells = rows[row - 1]
  if (!cells) {
    const found = text === '' ? 'the file is empty' : `the file has ${rows.length} rows`
    throw new BrokenFile('empty', delivery.name, `${found}, expected a header in row ${row}`)
  }
  return { header: columnNames(cells), delimiter, linesAbove: lines + row, hasHeader: true }
}

/** Lines that say nothing of the shop: Excel's `sep=`, comments, and blank lines between them. */
function linesOnTop(
  text: string,
  { comment, delimiter }: CsvDialect,
): { readonly delimiter: string; readonly at: number; readonly lines: number } {
  const told = /^"?sep=([^\r\n"]{1,4})"?(\r\n|\n|\r)/i.exec(text)
  let at = told?.[0].length ?? 0
  let lines = told ? 1 : 0
  if (comment !== undefined) {
    for (;;) {
      const [line, content = ''] = /^([^\r\n]*)(?:\r\n|\n|\r)/.exec(text.slice(at)) ?? []
      if (line === undefined || !(content.startsWith(comment) || content.trim() === '')) break
      at += line.length
      lines++
    }
  }
  return { delimiter: told?.[1] ?? delimiter, at, lines }
}

/** What reads as text and is none: the messages that would follow would lead astray. */
function refuseForeign(text: string, name: string, encoding: string): void {
  const start = text.slice(0, 200)
  if ([...start].filter(letter => letter === '\0').length > start.length / 4) {
    const mend = 'declare read: { encoding: utf-16le } (or utf-16be), or export it as UTF-8'
    throw new BrokenFile('encoding', name, `every other byte is 0, as in UTF-16, expected ${encoding}; ${mend}`)
  }
}

/** The first records of a text, by the dialect; rows above the header count as lines do. */
export function firstRecords(
  text: string,
  dialect: Pick<CsvDialect, 'delimiter' | 'quote' | 'escape'>,
  wanted: number,
): string[][] {
  const { delimiter, quote, escape: escaped } = dialect
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
    else if (text.startsWith(delimiter, i)) {
      row.push(cell)
      cell = ''
      i += delimiter.length - 1
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
