import type { SqlFile } from '../../warehouse/sql-file.js'

/** A table that the firm builds itself: a mart or features, which differ in what they are for alone. */
export interface OwnTable {
  readonly kind: 'mart' | 'feature'
  /** That of its file, and of the table. */
  readonly name: string
  /** As errors name it: `sql/marts/mart_weeks.sql`. */
  readonly path: string
  readonly file: SqlFile
  /** Tables of the firm that it reads. */
  readonly needs: readonly string[]
  /** The line of the file on which its statement begins. */
  readonly line: number
}

/** A check of the firm: no rows = passed. */
export interface OwnCheck {
  readonly name: string
  readonly path: string
  readonly file: SqlFile
  readonly blocking: boolean
  readonly line: number
}

/** What lies in the project's own `sql/`. */
export interface OwnSql {
  /** In the order in which they are built. */
  readonly tables: readonly OwnTable[]
  readonly checks: readonly OwnCheck[]
}
