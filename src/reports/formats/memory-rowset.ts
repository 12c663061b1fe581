import type { AnyColumns, Row } from '../../warehouse/engine/value.js'
import type { Rowset, RowsetColumn } from './rowset.js'

/**
 * Rows that are at hand, as a rowset: lists that a command makes itself. A name that a row lacks is NULL.
 *
 * @param chunkLength rows a chunk, at least 1; by default all in one
 */
export function rowsetOf(
  columns: readonly RowsetColumn[],
  rows: readonly Row[],
  chunkLength: number = Math.max(1, rows.length),
): Rowset {
  async function* chunks(): AsyncIterable<AnyColumns> {
    for (let from = 0; from < rows.length; from += chunkLength) {
      const part = rows.slice(from, from + chunkLength)
      yield Object.fromEntries(columns.map(({ name }) => [name, part.map(row => row[name] ?? null)]))
    }
  }
  return { columns, chunks: chunks() }
}
