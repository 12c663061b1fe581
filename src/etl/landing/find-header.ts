import type { SourceFile } from '../../config/source.js'
import { columnsOfRecords } from '../../config/unpivot.js'
import { headerProblems } from '../staging/resolve-field.js'

/** A header is looked for in so many rows. */
export const headerRows = 50

/**
 * The place of the first row that holds all columns that a kind wants; where none does, of the first that lacks least: what
 * it lacks is said as of any header.
 */
export function findHeader(rows: readonly (readonly string[])[], kind: SourceFile): number {
  let best = { at: 0, lacks: Number.POSITIVE_INFINITY }
  for (const [at, cells] of rows.slice(0, headerRows).entries()) {
    const lacks = headerProblems(kind, columnsOfRecords(kind, columnNames(cells))).length
    if (lacks === 0) return at
    if (lacks < best.lacks) best = { at, lacks }
  }
  return best.at
}

/**
 * The names of columns, trimmed: a header that ends in a blank is the same header. An empty name becomes `column_3`, a
 * second `Amount` becomes `Amount (2)`: every column lands. SQL cannot say a NUL, so a header shows the sign for it.
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = cell.replaceAll('\0', '␀').trim()
    const base = name === '' ? `column_${i + 1}` : name
    const times = (seen.get(base.toLowerCase()) ?? 0) + 1
    seen.set(base.toLowerCase(), times)
    return times === 1 ? base : `${base} (${times})`
  })
}
