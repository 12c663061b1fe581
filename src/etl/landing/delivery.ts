import type { SourceFile } from '../../config/source.js'

/** One file as a source delivered it. */
export interface Delivery {
  readonly source: string
  /** Absolute. */
  readonly path: string
  /** As the user knows it: relative to the project, or as it was given. */
  readonly name: string
  readonly format: 'csv' | 'parquet'
  /** The kinds of the contract whose path names this file, in their order. */
  readonly kinds: readonly SourceFile[]
}

/** How text is cut into records; part of a landed file's name, so that another dialect lands again. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly encoding: string
  readonly header_row: number
}

export function dialectOf(kind: SourceFile, path: string): Dialect {
  const { delimiter, quote, escape: escaped, encoding, header_row } = kind.read
  const label = new TextDecoder(encoding).encoding
  return {
    delimiter: delimiter ?? (/\.tsv$/i.test(path) ? '\t' : ','),
    quote,
    escape: escaped,
    encoding: label,
    header_row,
  }
}
