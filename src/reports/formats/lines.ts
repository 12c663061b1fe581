import type { Value } from '../../warehouse/engine/value.js'
import { type Rowset, type RowsetColumn, slices } from './rowset.js'
import type { Sink } from './sink.js'

/** The text of a cell in the column that it was made for. */
export type CellText = (value: Value) => string

/** Small enough to hand on soon, large enough to keep calls rare. */
const batchLength = 1 << 16

/** Writes one text per row: each cell through its column's function, the row's texts through `line`. */
export async function writeLines(
  rows: Rowset,
  out: Sink,
  cellText: (column: RowsetColumn) => CellText,
  line: (cells: readonly string[]) => string,
): Promise<{ rows: bigint }> {
  const texts = rows.columns.map(cellText)
  let count = 0n
  for await (const slice of slices(rows)) {
    let batch = ''
    for (let i = 0; i < slice.length; i++) {
      batch += line(texts.map((text, c) => text(slice.columns[c]?.[i] ?? null)))
      if (batch.length >= batchLength) {
        await out.write(batch)
        batch = ''
      }
    }
    if (batch !== '') await out.write(batch)
    count += BigInt(slice.length)
  }
  return { rows: count }
}
