import type { LoadedProject } from '../config/load-project.js'
import type { Engine } from '../warehouse/engine/engine.js'
import type { BrokenFile } from './broken-file.js'
import type { Drift } from './drift/drift.js'
import type { PassedOver } from './found-files.js'
import type { Note } from './landing/description.js'
import type { PlannedFile } from './planned-file.js'

/** What tonight would do with what lies where the sources say, and with what has landed. */
export interface Intake {
  /** Source by source, in the order in which they arrived. */
  readonly files: readonly PlannedFile[]
  /** How many files are known already. */
  readonly known: number
  /** Files whose bytes another file brought. */
  readonly repeats: readonly Repeat[]
  /** Files that break their contract as a whole. */
  readonly broken: readonly { readonly source: string; readonly holds: boolean; readonly error: BrokenFile }[]
  /** Columns of new files that are not as the contract or an earlier file of their kind has them. */
  readonly drift: readonly Drift[]
  /** What has landed and tonight goes without. */
  readonly left_out: readonly LeftOut[]
  /** Paths under which nothing lies. */
  readonly missing: readonly { readonly source: string; readonly path: string }[]
  /** Files that no kind of their source reads, or of which the contract says why not. */
  readonly passed_over: readonly (PassedOver & { readonly source: string })[]
  /** Days without a file, of kinds whose files come daily. */
  readonly gaps: readonly { readonly source: string; readonly kind: string; readonly days: readonly string[] }[]
  /** What a published night has and the descriptions of landed copies do not say yet. */
  readonly untold: readonly Note[]
}

/** A file with the bytes, and the day, of one that counts. */
export interface Repeat {
  readonly file: PlannedFile
  readonly same_as: string
}

export interface LeftOut {
  readonly source: string
  readonly name: string
  /**
   * `source`: kehu.yaml has none of that name. Of files that are not there any more, `unpublished`: only nights that were
   * held or tried took it in; `restored`: a later night than the one that tonight goes on from did.
   */
  readonly why: 'source' | 'unpublished' | 'restored'
}

/** A file that the night has, by its row in `loaded_file`. */
export interface KnownFile {
  readonly file_id: bigint
  readonly source: string
  readonly kind: string
  readonly name: string
  readonly sha256: string
  readonly day: string | null
  /** As it stands in the night. */
  readonly arrival: bigint
}

export interface IntakeInput {
  readonly engine: Engine
  readonly project: Pick<LoadedProject, 'directory' | 'sources'>
  /** `warehouse/landed` */
  readonly landed: string
  /** Folder for what has to be unpacked meanwhile. */
  readonly tmp: string
  /** What the night has that tonight starts from; as far as it can be read where the star is built anew. */
  readonly known: readonly KnownFile[]
  /** The star is built anew: everything that a published night had is taken in again, from where it landed. */
  readonly rebuild: boolean
  /** Whether to look at the sources' folders at all. */
  readonly look: boolean
}
