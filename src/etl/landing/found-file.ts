import type { FileFormat } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import type { Packing } from './packed/packing.js'

/** A kind whose path names a file. */
export interface Wish {
  readonly kind: SourceFile
  /** Sheets or tables that the path names; null where it names the whole file. */
  readonly part: string | null
}

/** A file that paths of a source name, on the disk or in an archive, before its sheets or tables are known. */
export interface FoundFile {
  readonly source: string
  /** Absolute; the archive, where it lies in one. */
  readonly path: string
  readonly name: string
  readonly packed: readonly Packing[]
  /** By its name, else by its first bytes. */
  readonly format: FileFormat | null
  readonly wishes: readonly Wish[]
}
