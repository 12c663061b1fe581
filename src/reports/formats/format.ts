import type { Rowset } from './rowset.js'
import type { Sink } from './sink.js'

/** What can be asked of a format; each heeds its own and ignores the others. */
export interface WriteOptions {
  /** csv: whether the file begins with a byte order mark, which Excel needs to see UTF-8. Default no. */
  readonly bom?: boolean
  /** csv: how lines end. Default `crlf`, as in RFC 4180. */
  readonly newline?: 'crlf' | 'lf'
  /** csv: whether texts that spreadsheets take for formulas are defused. Default yes; no only where a program reads. */
  readonly guard?: boolean
  /** table: columns of the terminal. Default no limit: nothing is cut. */
  readonly width?: number
  /** table: whether to use bold and dim. Default no. */
  readonly color?: boolean
}

/** One way of writing rows down. Text is UTF-8; the same rows and options give the same bytes. */
export interface Format {
  readonly name: string
  /** Of files, without the dot. */
  readonly extension: string
  /**
   * Writes all rows, chunk by chunk, and says how many they were. The sink stays open.
   *
   * @throws FormatError for rows that the format cannot hold; what was written before stays written.
   */
  write(rows: Rowset, out: Sink, options?: WriteOptions): Promise<{ readonly rows: bigint }>
}
