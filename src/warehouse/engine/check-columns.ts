import { checkCell } from './check-cell.js'
import { EngineError } from './engine-error.js'
import type { TableSchema } from './table-schema.js'
import type { AnyColumns, Column } from './value.js'

/** The columns in the table's order. @throws EngineError `conversion` when names, lengths or a cell do not fit. */
export function checkColumns(chunk: AnyColumns, table: TableSchema): readonly Column[] {
  const fail = (text: string): never => {
    throw new EngineError('conversion', `rows for ${table.name}: ${text}`, null)
  }
  const extra = Object.keys(chunk).find(name => table.columns.every(column => column.name !== name))
  if (extra !== undefined) fail(`${extra} is no column of the table: leave it out, or add it`)
  const length = Object.values(chunk)[0]?.length ?? 0
  return table.columns.map(column => {
    const found = chunk[column.name] ?? fail(`lack the column ${column.name}`)
    if (found.length !== length) fail(`column ${column.name} has ${found.length} rows, expected ${length}`)
    for (const cell of found) checkCell(cell, column, table.name)
    return found
  })
}
