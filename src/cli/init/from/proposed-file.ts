import type { Unpivot } from '../../../config/unpivot.js'
import type { IgnoreRule as Rule } from '../../../config/upkeep.js'
import type { WrittenRead } from '../../../etl/inspect/how-written.js'
import type { Judged } from '../../../etl/inspect/judge-sample.js'
import type { AlikeFiles } from './alike-files.js'
import type { ProposedKind } from './propose-kind.js'

/** A kind of file to write down. */
export interface ProposedFile extends ProposedKind {
  readonly name: string
  readonly paths: readonly string[]
  readonly files: number
  readonly format?: 'ndjson'
  readonly read: WrittenRead
  readonly why: readonly string[]
  readonly date?: AlikeFiles['date']
  readonly join?: ProposedJoin
  readonly unpivot?: Unpivot
  /** Columns that only the first line of an order has. */
  readonly fill_down?: { readonly columns: readonly string[] }
  /** What a newer delivery takes the place of: an order that comes with all of its lines, a day that comes under its name. */
  readonly replaces?: 'order' | 'file'
  readonly sample: Judged | string
  /** The currency that most of its records name, or the one whose sign its amounts have. */
  readonly currency?: string
}

/** Columns of another file that are read beside those of one. */
export interface ProposedJoin {
  readonly as: string
  readonly names: readonly string[]
  readonly on: Readonly<Record<string, string>>
}

/** Records of a source that are none. */
export interface IgnoreRule extends Rule {
  readonly why: string
}
