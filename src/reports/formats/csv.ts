import { exactText } from './exact-text.js'
import type { Format } from './format.js'
import { guardFormula } from './formula-guard.js'
import { type CellText, writeLines } from './lines.js'
import { isNumeric, type RowsetColumn } from './rowset.js'

/** What has to stand in quotes; blanks at the edges, because some readers trim what is bare. */
const needsQuotes = /[",\r\n]|^\s|\s$/

/**
 * Comma-separated values after RFC 4180, UTF-8, with a header line.
 *
 * - NULL is an empty cell and the empty text is `""`; in a file of one column NULL is `""` too, because a line with
 *   nothing on it is skipped by many readers.
 * - Names and all cells but numbers pass {@link guardFormula}, unless `guard` is false. Numeric columns are never
 *   touched, and NaN and infinity in them are refused.
 */
export const csv: Format = {
  name: 'csv',
  extension: 'csv',
  async write(rows, out, { bom = false, newline = 'crlf', guard = true } = {}) {
    const defuse = guard ? guardFormula : (text: string) => text
    const end = newline === 'crlf' ? '\r\n' : '\n'
    const nothing = rows.columns.length === 1 ? '""' : ''
    const line = (cells: readonly string[]) => cells.join(',') + end
    const cell = ({ name, type }: RowsetColumn): CellText =>
      isNumeric(type)
        ? value => (value === null ? nothing : exactText(value, name))
        : value => (value === null ? nothing : quoted(defuse(String(value))))
    await out.write((bom ? '\uFEFF' : '') + line(rows.columns.map(({ name }) => quoted(defuse(name)))))
    return writeLines(rows, out, cell, line)
  },
}

function quoted(text: string): string {
  return text === '' || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
