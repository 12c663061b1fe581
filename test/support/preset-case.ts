import type { Sum } from './raw-beside-star.js'

/** Cells of a record by header; what is not said is empty. */
export type Cells = Readonly<Record<string, string>>

/** A file in the true header of a preset, written by the test. */
export interface FlawedFile {
  /** As the true export is called, so that its header is known; `fixtures/headers`. */
  readonly file: string
  /** A record that loads. */
  readonly good: Cells
  /** What of it is changed, and why the record is not loaded then: the reason, and the fate where it is another. */
  readonly flaws: readonly (readonly [changed: Cells, reason: string, fate?: 'ignored' | 'quarantined'])[]
  /** It is read beside another, and is no delivery of its own. */
  readonly beside?: true
  /** What cells are told apart by; a comma. */
  readonly delimiter?: ',' | '\t'
  /** Cells are told apart by blanks. */
  readonly isFixed?: true
}

/** One figure of the README of the data, as SQL over the star. */
export type Figure = readonly [sql: string, is: Readonly<Record<string, unknown>>]

export interface PresetCase {
  readonly preset: string
  /** In `../shared/data`. */
  readonly folder: string
  /** Endings of the names of real files that one night takes in. */
  readonly files: readonly string[]
  /** The files come as sheets of one workbook, or as tables of one database. */
  readonly within?: 'workbook' | 'database'
  /** Each file is a source of its own, named by its name: their ids are the same. */
  readonly apart?: true
  /** Cases of one preset that say so give the same star, to the digest of every table. */
  readonly same?: true
  readonly currency?: string
  /** Models that its night runs, as the project file has them. */
  readonly models?: string
  /** Records by fate and reason. */
  readonly fates: Readonly<Record<string, number>>
  readonly figures?: readonly Figure[]
  /** Where the README only counts records: sums that the raw files give, too. */
  readonly sums?: readonly Sum[]
  /** What else its night shows, by the folder of the project: models and figures that no SQL says. */
  readonly also?: (folder: string) => Promise<void>
  readonly flawed: readonly FlawedFile[]
}
