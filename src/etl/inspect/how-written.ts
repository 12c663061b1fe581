import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../broken-file.js'
import { usualDelimiter } from '../landing/csv/dialect.js'
import { firstRecords, headerBytes } from '../landing/csv/layout.js'
import { DeliveredBytes } from '../landing/delivered-bytes.js'
import { mostJsonBytes, recordPlaces } from '../landing/json/json.js'
import { likelyEncoding } from './likely-encoding.js'
import { headerIn, looksLikeValues } from './likely-header.js'
import { anyKind, type Lookout, type SeenFile } from './look.js'

/** Keys of `read` as a contract writes them. */
export interface WrittenRead {
  readonly encoding?: string | readonly string[]
  readonly delimiter?: string
  readonly comment?: string
  readonly header_row?: number
  readonly records?: string
}

/** How a file seems to be written, and why; nothing is said that a contract need not say. */
export interface HowWritten {
  /** Where it is not what its name says. */
  readonly format?: 'ndjson'
  readonly read: WrittenRead
  /** By key. */
  readonly why: Readonly<Partial<Record<keyof WrittenRead, string>>>
  /** Of a text told apart by delimiters what stands on top of it. */
  readonly top?: TopOfText
}

export interface TopOfText {
  /** Absent where the file says it itself. */
  readonly delimiter?: string
  readonly header: readonly string[]
  readonly records: readonly (readonly string[])[]
}

const known = new WeakMap<SeenFile, Promise<HowWritten>>()

/**
 * How a file that nobody declared seems to be written. It is a proposal for a person to look at: a night reads what is
 * declared, and never guesses.
 *
 * @throws BrokenFile where nothing reads it, or its first row is no header
 */
export function howWritten(lookout: Lookout, seen: SeenFile): Promise<HowWritten> {
  const found = known.get(seen) ?? findWriting(lookout, seen)
  known.set(seen, found)
  return found
}

async function findWriting({ tmp }: Lookout, seen: SeenFile): Promise<HowWritten> {
  const { format } = seen.delivery
  if (format === 'xlsx' || format === 'xls') return ofSheet(seen)
  await using bytes = new DeliveredBytes({ ...seen.delivery, kinds: [anyKind] }, tmp)
  if (format === 'json') return ofJson(seen, bytes)
  return format === 'csv' ? ofText(seen, bytes) : { read: {}, why: {} }
}

/** Delimiters that systems write. */
const delimiters = [',', ';', '\t', '|'] as const

async function ofText({ delivery, print }: SeenFile, bytes: DeliveredBytes): Promise<HowWritten> {
  const encoding = await likelyEncoding(bytes, print.text)
  const head = await bytes.head(headerBytes)
  const text = new TextDecoder(encoding?.label ?? print.text?.mark ?? 'utf-8').decode(head, { stream: true })
  const comment = text.startsWith('#') ? '#' : undefined
  const told = /^"?sep=/i.test(text)
  const body = comment
    ? text.replace(/^((#[^\r\n]*)?(\r\n|\n|\r))+/, '')
    : text.replace(/^"?sep=[^\r\n]*(\r\n|\n|\r)/i, '')
  const shapes = delimiters.map(delimiter => shapeOf(body, delimiter, head.length === headerBytes))
  const best = shapes.reduce((one, other) => (other.score > one.score ? other : one))
  const parted = best.score > 0 && !told ? best.delimiter : undefined
  const delimiter = parted === usualDelimiter(delivery.name) ? undefined : parted
  const { rows } = best.score > 0 ? best : (shapes[0] ?? best)
  const row = headerIn(rows)
  const header = rows[row] ?? []
  if (looksLikeValues(header)) throw noHeader(delivery.name, header)
  return {
    read: {
      ...(encoding && { encoding: encoding.label }),
      ...(delimiter !== undefined && { delimiter }),
      ...(comment && { comment }),
      ...(row > 0 && { header_row: row + 1 }),
    },
    why: {
      ...(encoding && { encoding: encoding.why }),
      ...(parted !== undefined && {
        delimiter: `most of its lines have ${best.columns} cells by ${JSON.stringify(parted)}`,
      }),
      ...(row > 0 && { header_row: fullRow }),
    },
    top: { ...(parted !== undefined && { delimiter: parted }), header, records: rows.slice(row + 1) },
  }
}

function noHeader(name: string, cells: readonly string[]): BrokenFile {
  const names = cells.map((_, i) => `column_${i + 1}`).join(', ')
  const mend = `say what its columns are called: read: { header: [${names}] }`
  return new BrokenFile('columns', name, `seems to have no header: its first row holds values; ${mend}`)
}

interface Shape {
  readonly delimiter: string
  readonly rows: readonly (readonly string[])[]
  /** Cells of most rows. */
  readonly columns: number
  /** 0 where the delimiter parts nothing. */
  readonly score: number
}

/** What a text is by a delimiter: the more rows have one number of cells, and the more cells, the better. */
function shapeOf(text: string, delimiter: string, isCut: boolean): Shape {
  const all = firstRecords(text, { delimiter, quote: '"', escape: '"' }, 200)
  const rows = isCut && all.length < 200 ? all.slice(0, -1) : all
  const filled = rows.filter(cells => cells.some(cell => cell.trim() !== ''))
  const counts = new Map<number, number>()
  for (const { length } of filled) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [columns = 0, most = 0] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? []
  const share = filled.length === 0 ? 0 : most / filled.length
  return { delimiter, rows, columns, score: columns < 2 ? 0 : share * Math.log2(columns) }
}

const fullRow = 'its header is the first row that is filled like those below'

/** Rows of a sheet in which a header is looked for. */
const sheetRows = 12

/** A header below titles: a row that is filled, and not less than the next one, which may be a header as well. */
async function ofSheet(seen: SeenFile): Promise<HowWritten> {
  const rows: (readonly string[])[] = []
  for (let n = 1; n <= sheetRows; n++) {
    rows.push(await rowOf(seen, n))
    // A title may stand above a blank row, or above one that is fuller.
    const next = rows[headerIn(rows) + 1]
    if (next?.some(cell => cell.trim() !== '')) break
  }
  const at = headerIn(rows)
  if (looksLikeValues(rows[at] ?? [])) throw noHeader(seen.delivery.name, rows[at] ?? [])
  if (at === 0) return { read: {}, why: {} }
  return { read: { header_row: at + 1 }, why: { header_row: fullRow } }
}

async function rowOf(seen: SeenFile, row: number): Promise<readonly string[]> {
  const kind: SourceFile = { ...anyKind, read: { ...anyKind.read, header_row: row } }
  const header = await seen.headerAs(kind)
  return header instanceof BrokenFile ? [] : header.map((name, i) => (name === `column_${i + 1}` ? '' : name))
}

async function ofJson(seen: SeenFile, bytes: DeliveredBytes): Promise<HowWritten> {
  const header = await seen.headerAs(anyKind)
  if (!(header instanceof BrokenFile)) return { read: {}, why: {} }
  const places = seen.print.bytes > mostJsonBytes ? null : await recordPlaces(bytes)
  if (places === null) {
    const lines = await seen.headerAs({ ...anyKind, format: 'ndjson' })
    if (lines instanceof BrokenFile) throw header
    return { format: 'ndjson', read: {}, why: {} }
  }
  const [records, ...others] = places
  if (records === undefined) throw header
  const more = others.length === 0 ? '' : `; so do ${others.join(', ')}`
  return { read: { records }, why: { records: `its records lie at ${records}${more}` } }
}
