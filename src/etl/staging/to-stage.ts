import type { SourceContract, SourceFile } from '../../config/source.js'
import type { LandedFile } from '../landing/landed-file.js'

/** A landed file that is to be staged. */
export interface ToStage {
  readonly source: SourceContract
  readonly kind: SourceFile
  readonly landed: LandedFile
  /** As the user knows the file. */
  readonly name: string
  readonly day: string | null
  readonly arrival: number
}
