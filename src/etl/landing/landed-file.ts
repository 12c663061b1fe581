/** A delivered file as it lies in `landed/`: every column as text, one row a record. */
export interface LandedFile {
  /** Absolute path of the Parquet file. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** Columns in the order of the file. */
  readonly header: readonly string[]
  readonly records: number
  /** Of the records, those broken in structure: they come last, as raw text. */
  readonly broken: number
  /** Physical line = this + record, where the file says nothing else in `kehu_line`; null where there are no lines. */
  readonly lines_above: number | null
  /** Places of columns in which a spreadsheet shows errors such as #N/A: no value where such a column is mapped. */
  readonly error_columns?: readonly number[]
}

/** Columns of a landed file beside its own. */
export const landedColumns = { line: 'kehu_line', text: 'kehu_broken_text', reason: 'kehu_broken_reason' } as const

/** What cutting a delivered file into records tells. */
export type CutFile = Pick<LandedFile, 'header' | 'records' | 'broken' | 'lines_above' | 'error_columns'>
