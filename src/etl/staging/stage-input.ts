import type { EntityColumn, EntityName } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { SourceFile } from '../../config/source.js'
import type { Cast } from './cast-sql.js'
import type { FileToStage } from './landed-sql.js'
import type { Place } from './place.js'

/** What one statement stages. */
export interface StageInput {
  readonly place: Omit<Place, 'kind' | 'currency' | 'maps' | 'fileTime' | 'factTime' | 'factDay' | 'writtenAt'>
  readonly kind: SourceFile
  /** Of every file: they are read as one relation. */
  readonly header: readonly string[]
  readonly files: readonly FileToStage[]
  readonly projectCurrency: string
  /** Whether any source has exchange rates: an amount in another currency than the project's is no flaw by itself then. */
  readonly hasRates: boolean
  /** What is wrong with all records of the only file, in words such as "has …". */
  readonly fileProblems?: readonly string[]
}

/** A mapped column with the names that its text and its value have in the statement. */
export interface StagedField {
  readonly entity: EntityName
  readonly column: EntityColumn
  readonly field: Field
  readonly label: string
  readonly text: string
  readonly typed: string
  readonly expected: string
  readonly ambiguous: Cast['ambiguous']
  /** The name of what tells that its local time never was, and the words for it. */
  readonly skipped?: { readonly test: string; readonly expected: string }
  readonly required: boolean
  /** The column of the statement that says whether the record holds its part; null where all do. */
  readonly held: string | null
  /** Columns of the statement that hold the errors of a spreadsheet which its cells show; NULL where they show none. */
  readonly cellErrors: readonly string[]
  /** What its expression may fail on. */
  readonly unreadable: readonly Flaw[]
}

/** A test that a record fails, what it names and shows then, and what is said of it. */
export interface Flaw {
  /** SQL, over columns of the statement. */
  readonly fails: string
  /** A header, or a canonical column; empty where it is of the whole record. */
  readonly label: string
  /** SQL of what is shown. */
  readonly value: string
  readonly reason: string
}
