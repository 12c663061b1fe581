import { numberWriting } from './number-writing.js'

/** Of the fullest row so much has to be filled, or it is a title. */
const filledShare = 0.6
const headerRows = 50

/** The place of the first row that is filled like a header: titles, groups of columns and blank lines stand above it. */
export function headerIn(rows: readonly (readonly string[])[]): number {
  const filled = rows.slice(0, headerRows).map(cells => cells.filter(cell => cell.trim() !== '').length)
  const most = Math.max(...filled, 0)
  const at = filled.findIndex(count => count > 0 && count >= most * filledShare)
  const found = rows[at]
  if (found === undefined || !looksLikeValues(found)) return Math.max(at, 0)
  // A header may leave columns of numbers without a name.
  const above = rows
    .slice(0, at)
    .findLastIndex((cells, i) => cells.length === found.length && (filled[i] ?? 0) > 0 && !looksLikeValues(cells))
  return above < 0 ? at : above
}

const moment = /^\d{4}-\d{1,2}-\d{1,2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/
const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

/** Whether a row holds values where a header should stand: a day, an e-mail address, or mostly numbers. */
export function looksLikeValues(cells: readonly string[]): boolean {
  const filled = cells.map(cell => cell.trim()).filter(cell => cell !== '')
  if (filled.some(cell => email.test(cell))) return true
  if (filled.some(cell => moment.test(cell)) && filled.some(cell => numberWriting([cell]) !== null)) return true
  const numbers = filled.filter(cell => numberWriting([cell]) !== null && !/^(19|20)\d\d$/.test(cell))
  return filled.length > 0 && numbers.length >= filled.length / 2
}
