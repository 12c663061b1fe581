import type { JsonObject } from '../../../config/project.js'
import { headerRowOf } from '../../../config/read.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { columnNames, findHeader, headerRows } from '../find-header.js'
import { landRows, type RowRecord } from '../land-rows.js'
import { OnceAFile } from '../once-a-file.js'
import type { OpenFile } from '../open-file.js'
import { limitsOf } from '../packed/unpack-limits.js'
import type { PartReader } from '../reader.js'
import type { SheetRow, Workbook } from './workbook.js'
import { openXls } from './xls-workbook.js'
import { openXlsx } from './xlsx-workbook.js'

type Bytes = Pick<OpenFile, 'bytes'>

export const xlsx = sheetReader('xlsx', async ({ bytes }, name, kinds) =>
  openXlsx(await bytes.path(), name, limitsOf(kinds)),
)

export const xls = sheetReader('xls', async ({ bytes }, name) => openXls(await bytes.all(), name))

/** Sheets of workbooks: the line of a record is its row. */
function sheetReader(
  format: 'xlsx' | 'xls',
  open: (file: Bytes, name: string, kinds: readonly SourceFile[]) => Promise<Workbook>,
): PartReader {
  const opened = new OnceAFile<Workbook>()
  const book = (file: Bytes, name: string, kinds: readonly SourceFile[]) =>
    opened.of(file.bytes, '', () => open(file, name, kinds))
  const rowsOf = async (file: OpenFile) => {
    const { name, part, kinds } = file.delivery
    return (await book(file, name, kinds)).rows(part ?? '')
  }
  return {
    isText: false,
    partName: 'sheet',
    parts: async (file, name, kinds) => (await book(file, name, kinds)).sheets,
    dialects: kind => [named(format, kind)],
    dialect: async (_, kind) => named(format, kind),
    header: async (file, kind) => (await headerIn(await rowsOf(file), file, kind)).header,
    async land(file, kind, draft) {
      const { header, row } = await headerIn(await rowsOf(file), file, kind)
      const errors = new Set<number>()
      const records = recordsBelow(await rowsOf(file), row, header.length, errors)
      const made = await landRows(file.engine, header, records, draft)
      return errors.size === 0 ? made : { ...made, error_columns: [...errors].sort((a, b) => a - b) }
    },
  }
}

function named(format: string, { read: { header_row, header } }: SourceFile): JsonObject {
  return { format, ...(header_row === undefined ? {} : { header_row }), ...(header ? { header: [...header] } : {}) }
}

interface SheetHeader {
  readonly header: readonly string[]
  /** The row it stands in; records follow. */
  readonly row: number
}

/** @throws BrokenFile when the sheet has no such row, or nothing in it */
async function headerIn(rows: AsyncIterable<SheetRow>, { delivery }: OpenFile, kind: SourceFile): Promise<SheetHeader> {
  const wanted = headerRowOf(kind.read)
  const { header } = kind.read
  if (header) return { header: columnNames(header), row: wanted === 'find' ? 0 : wanted }
  const seen: { readonly row: number; readonly cells: readonly string[] }[] = []
  for await (const { row, cells } of rows) {
    if (wanted !== 'find' && row > wanted) break
    if (isBlank(cells)) continue
    seen.push({ row, cells: withoutTail(cells) })
    if (wanted === 'find' && seen.length === headerRows) break
  }
  const at =
    wanted === 'find'
      ? findHeader(
          seen.map(({ cells }) => cells),
          kind,
        )
      : seen.findIndex(({ row }) => row === wanted)
  const found = seen[at]
  if (!found) {
    const what = seen.length === 0 ? 'the sheet is empty' : `row ${wanted} is empty`
    const mend = 'name the row of the header: read: { header_row: 3 }, or header_row: find'
    throw new BrokenFile('empty', delivery.name, `${what}, expected a header; ${mend}`)
  }
  return { header: columnNames(found.cells), row: found.row }
}

/** The rows below a header that hold anything; what stands to the right of the header's columns belongs to none. */
async function* recordsBelow(
  rows: AsyncIterable<SheetRow>,
  header: number,
  columns: number,
  errorColumns: Set<number>,
): AsyncGenerator<RowRecord> {
  for await (const { row, cells, errors } of rows) {
    if (row <= header || isBlank(cells)) continue
    const used = withoutTail(cells)
    if (used.length > columns) {
      const text = JSON.stringify(used)
      yield { line: row, text, reason: `expected ${columns} cells, found ${used.length}` }
      continue
    }
    for (const column of errors) errorColumns.add(column)
    yield { line: row, cells }
  }
}

function isBlank(cells: SheetRow['cells']): boolean {
  return cells.every(cell => cell === null || cell === undefined || cell.trim() === '')
}

function withoutTail(cells: SheetRow['cells']): readonly string[] {
  const texts = Array.from(cells, cell => cell ?? '')
  let length = texts.length
  while (length > 0 && texts[length - 1]?.trim() === '') length--
  return texts.slice(0, length)
}
