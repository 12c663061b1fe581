import type { AnyColumns, Column } from '../../warehouse/engine/value.js'
import { FormatError } from './format-error.js'

/** What a column holds; its cells are `Value`s as `warehouse/engine/value.ts` describes them. */
export type ColumnType =
  | { readonly kind: 'bigint' | 'integer' | 'double' | 'date' | 'timestamp' | 'varchar' | 'boolean' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }

export interface RowsetColumn {
  readonly name: string
  readonly type: ColumnType
}

/** Rows to be written: their columns in order, and their cells in chunks that are read once. */
export interface Rowset {
  readonly columns: readonly RowsetColumn[]
  readonly chunks: AsyncIterable<AnyColumns>
}

/** One chunk with its columns in the order of the rowset. */
export interface Slice {
  readonly length: number
  readonly columns: readonly Column[]
}

/** Whether cells of this type are numbers: aligned to the right, never quoted, never guarded. */
export function isNumeric(type: ColumnType): boolean {
  return type.kind === 'bigint' || type.kind === 'integer' || type.kind === 'double' || type.kind === 'decimal'
}

/**
 * The chunks of a rowset, checked: every column is there and all are of one length. Chunks without rows are left out.
 *
 * @throws FormatError `rowset` when there is no column, two have one name, or a chunk does not fit the columns.
 */
export async function* slices(rows: Rowset): AsyncIterable<Slice> {
  checkNames(rows.columns)
  for await (const chunk of rows.chunks) {
    const columns = rows.columns.map(({ name }) => {
      const column = chunk[name]
      if (column === undefined) {
        const found = Object.keys(chunk).join(', ') || 'none'
        throw new FormatError('rowset', `column ${name} is missing from a chunk: found ${found}`)
      }
      return column
    })
    const length = columns[0]?.length ?? 0
    const odd = columns.findIndex(column => column.length !== length)
    if (odd >= 0) {
      const found = `${rows.columns[odd]?.name} has ${columns[odd]?.length} cells, ${rows.columns[0]?.name} has ${length}`
      throw new FormatError('rowset', `columns of one chunk differ in length: ${found}`)
    }
    if (length > 0) yield { length, columns }
  }
}

/** Chunks and JSON objects are keyed by name, so a second column of one name would silently replace the first. */
function checkNames(columns: readonly RowsetColumn[]): void {
  if (columns.length === 0) throw new FormatError('rowset', 'a result without columns cannot be written')
  const names = new Set<string>()
  for (const { name } of columns) {
    if (names.has(name)) {
      throw new FormatError('rowset', `two columns are named ${name}: give one of them another name with "as"`)
    }
    names.add(name)
  }
}
