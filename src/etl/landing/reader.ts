import type { JsonValue } from '../../config/project.js'
import type { SourceFile } from '../../config/source.js'
import type { CutFile } from './landed-file.js'
import type { LandingPlace } from './landing-place.js'
import type { OpenFile } from './open-file.js'

/** What decides how a file is cut into records; part of a landed file's name, so that another one lands again. */
export type Dialect = JsonValue

/** Where a file lands: what is written there, and what is only written meanwhile. */
export interface Draft extends Omit<LandingPlace, 'folder'> {
  /** Path of the Parquet file to make. */
  readonly path: string
}

/**
 * One format of files. It lands everything as text and guesses nothing: one row a record, those that are broken in
 * structure last, as raw text with a reason.
 */
export interface Reader {
  /** Whether its files are text, whose encoding and lines are looked at. */
  readonly isText: boolean
  /** Every dialect in which a file of the kind may have landed, the likeliest first. */
  dialects(kind: SourceFile, name: string): readonly Dialect[]
  /** That of this file. @throws BrokenFile when it cannot be told */
  dialect(file: OpenFile, kind: SourceFile): Promise<Dialect>
  /** The names of its columns, distinct and trimmed. @throws BrokenFile */
  header(file: OpenFile, kind: SourceFile): Promise<readonly string[]>
  /** @throws BrokenFile when it cannot be read as a whole */
  land(file: OpenFile, kind: SourceFile, draft: Draft): Promise<CutFile>
}

/** Sheets of a workbook, tables of a database. */
export interface Part {
  readonly name: string
  /** It is read only where the contract names it. */
  readonly hidden: boolean
}

/** A format whose files hold several relations. */
export interface PartReader extends Reader {
  /** What its parts are called: `sheet`, `table`. */
  readonly partName: 'sheet' | 'table'
  /** @throws BrokenFile when it cannot be opened */
  parts(file: Pick<OpenFile, 'bytes'>, name: string, kinds: readonly SourceFile[]): Promise<readonly Part[]>
}
