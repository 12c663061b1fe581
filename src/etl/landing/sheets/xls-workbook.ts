import { createHash } from 'node:crypto'
import type { CellObject, WorkBook } from '@e965/xlsx'
import { BrokenFile } from '../../broken-file.js'
import { type DateFormat, dateFormatOf, dateText, numberText } from './cell-text.js'
import type { SheetRow, Workbook } from './workbook.js'

/**
 * Opens an old XLS workbook. It is read as a whole; XLS ends at 65,536 rows a sheet.
 *
 * @throws BrokenFile when it is none, or cannot be read
 */
export async function openXls(bytes: Buffer, name: string): Promise<Workbook> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const known = last?.hash === hash ? last.book.deref() : undefined
  if (known) return known
  const opened = await openBook(bytes, name)
  last = { hash, book: new WeakRef(opened) }
  return opened
}

/** Sheets are asked for one by one, each by whoever opens the file anew. Held weakly: memory that is needed goes first. */
let last: { readonly hash: string; readonly book: WeakRef<Workbook> } | undefined

async function openBook(bytes: Buffer, name: string): Promise<Workbook> {
  const { read } = await import('@e965/xlsx')
  const book = parsed(() => read(bytes, { type: 'buffer', dense: true, cellNF: true, cellDates: false }), name)
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const properties = book.Workbook?.Sheets ?? []
  return {
    sheets: book.SheetNames.map((sheet, i) => ({ name: sheet, hidden: (properties[i]?.Hidden ?? 0) !== 0 })),
    rows: sheet => rowsOf(book, sheet, is1904),
  }
}

function parsed(work: () => WorkBook, name: string): WorkBook {
  try {
    return work()
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    const isLocked = /password|encrypt/i.test(reason)
    const what = isLocked
      ? 'is protected by a password; save it without one'
      : `is no readable XLS workbook (${reason}); save it again, best as XLSX`
    throw new BrokenFile(isLocked ? 'packed' : 'unreadable', name, what, thrown)
  }
}

async function* rowsOf(book: WorkBook, sheet: string, is1904: boolean): AsyncGenerator<SheetRow> {
  const formats = new Map<string, DateFormat | null>()
  const rows = book.Sheets[sheet]?.['!data'] ?? []
  for (const [i, cells] of rows.entries()) {
    if (!cells) continue
    const errors: number[] = []
    const texts = Array.from(cells, (cell, column) => {
      if (cell?.t === 'e') errors.push(column)
      return cell ? textOf(cell, formats, is1904) : null
    })
    yield { row: i + 1, cells: texts, errors }
  }
}

function textOf(cell: CellObject, formats: Map<string, DateFormat | null>, is1904: boolean): string | null {
  const { t, v, z } = cell
  if (t === 'e') return cell.w ?? '#N/A'
  if (t === 'b') return v === true ? 'true' : 'false'
  if (t !== 'n' || typeof v !== 'number') return v === undefined ? null : String(v)
  const code = z === undefined ? '' : String(z)
  let format = formats.get(code)
  if (format === undefined) {
    format = dateFormatOf(code)
    formats.set(code, format)
  }
  return format ? dateText(v, format, is1904) : numberText(v)
}
