import type { EntityColumn, EntityName } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { SourceFile } from '../../config/source.js'
import type { FileToStage } from './landed-sql.js'
import type { Place } from './staged-columns.js'

/** What one statement stages. */
export interface StageInput {
  readonly place: Omit<Place, 'kind' | 'currency' | 'fileTime' | 'factTime' | 'factDay'>
  readonly kind: SourceFile
  /** Of every file: they are read as one relation. */
  readonly header: readonly string[]
  readonly files: readonly FileToStage[]
  readonly projectCurrency: string
  /** Whether any source has exchange rates: an amount in another currency than the project's is no flaw by itself then. */
  readonly hasRates: boolean
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
  /** The name of what tells that its local time never was, and the words for it. */
  readonly skipped?: { readonly test: string; readonly expected: string }
  readonly required: boolean
}
