import type { JsonObject } from '../../../config/project.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { columnNames, findHeader, headerRows } from '../find-header.js'
import { landRows, type RowRecord } from '../land-rows.js'
import type { OpenFile } from '../open-file.js'
import type { Reader } from '../reader.js'
import { type TextLine, textLines } from '../text/decoded-text.js'
import { type Encoding, encodingOf, possibleEncodings } from '../text/encoding.js'
import { type FixedShape, shapeOf } from './fixed-shape.js'

/** Text whose cells stand at fixed places, or are told apart by blanks. */
export const fixed: Reader = {
  isText: true,
  dialects: kind => possibleEncodings(kind).map(encoding => named(kind, encoding)),
  async dialect(file, kind) {
    return named(kind, await encodingOf(file, kind))
  },
  async header(file, kind) {
    return (await layoutOf(file, kind, shapeOf(kind))).header
  },
  async land(file, kind, draft) {
    const shape = shapeOf(kind)
    const layout = await layoutOf(file, kind, shape)
    const encoding = await encodingOf(file, kind)
    return landRows(file.engine, layout.header, records(textLines(file, encoding), shape, layout), draft)
  },
}

function named(kind: SourceFile, { label }: Encoding): JsonObject {
  const { columns, split, header, header_row, comment } = kind.read
  // What is absent stands in no name.
  return JSON.parse(JSON.stringify({ format: 'fixed', encoding: label, columns, split, header, header_row, comment }))
}

interface Layout {
  readonly header: readonly string[]
  /** Lines above the first record. */
  readonly linesAbove: number
}

async function layoutOf(file: OpenFile, kind: SourceFile, shape: FixedShape): Promise<Layout> {
  const { read } = kind
  const given = read.header ?? read.columns?.map(({ name }) => name)
  const lines: TextLine[] = []
  let comments = 0
  for await (const line of textLines(file, await encodingOf(file, kind))) {
    const isComment = read.comment !== undefined && line.text.startsWith(read.comment)
    if (lines.length === 0 && isComment) comments++
    else lines.push(line)
    if (lines.length >= Math.max(headerRows, typeof read.header_row === 'number' ? read.header_row : 1)) break
  }
  if (given) {
    const above = typeof read.header_row === 'number' ? read.header_row : 0
    return { header: columnNames(given), linesAbove: comments + above }
  }
  const rows = lines.map(({ text }) => shape.cut(text).map(cell => cell.trim()))
  const row = read.header_row === 'find' ? findHeader(rows, kind) + 1 : (read.header_row ?? 1)
  const cells = rows[row - 1]
  if (!cells) {
    const found = rows.length === 0 ? 'the file is empty' : `the file has ${rows.length} rows`
    throw new BrokenFile('empty', file.delivery.name, `${found}, expected a header in row ${row}`)
  }
  return { header: columnNames(cells), linesAbove: comments + row }
}

async function* records(
  lines: AsyncIterable<TextLine>,
  shape: FixedShape,
  { header, linesAbove }: Layout,
): AsyncGenerator<RowRecord> {
  for await (const { line, text } of lines) {
    if (line <= linesAbove || text.trim() === '') continue
    const reason = shape.problem(text, header.length)
    yield reason === null ? { line, cells: shape.cut(text) } : { line, text, reason }
  }
}
