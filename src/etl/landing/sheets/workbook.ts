import type { Part } from '../reader.js'

/** A row of a sheet as text. */
export interface SheetRow {
  /** As the spreadsheet counts it, from 1; rows that hold nothing may be left out. */
  readonly row: number
  readonly cells: readonly (string | null | undefined)[]
  /** Places of cells that show an error such as #N/A. */
  readonly errors: readonly number[]
}

/** A workbook that is being read. */
export interface Workbook {
  readonly sheets: readonly Part[]
  /** In their order. */
  rows(sheet: string): AsyncIterable<SheetRow>
}
