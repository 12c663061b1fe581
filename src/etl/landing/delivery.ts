import type { FileFormat } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import type { Packing } from './packed/packing.js'

/** One file as a source delivered it: on the disk, in an archive, a sheet of a workbook or a table of a database. */
export interface Delivery {
  readonly source: string
  /** Absolute; the archive, where it lies in one. */
  readonly path: string
  /** As the user knows it: relative to the project, or as it was given; `week.zip/orders.csv`, `book.xlsx/Sheet1`. */
  readonly name: string
  /** What its bytes are wrapped in, from the outside in. */
  readonly packed: readonly Packing[]
  /** By its name, else by its first bytes; null where neither tells. A kind that declares one is right. */
  readonly format: FileFormat | null
  /** Sheet or table; null where files of its format have none. */
  readonly part: string | null
  /** The kinds of the contract whose path names this file, in their order. */
  readonly kinds: readonly SourceFile[]
}

/** The format in which a kind reads a delivery; null where nothing tells. */
export function formatOf(kind: SourceFile, { format }: Pick<Delivery, 'format'>): FileFormat | null {
  return kind.format ?? format
}
