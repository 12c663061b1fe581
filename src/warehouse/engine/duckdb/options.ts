import type { ShownFile } from './shown-file.js'

export interface DuckdbOptions {
  /** The database file; `:memory:` for one that is gone afterwards. */
  readonly path: string
  /** Default: the number of processors, chosen by DuckDB. */
  readonly threads?: number
  /** Such as `4GB`. Default: DuckDB's 80 % of the machine. */
  readonly memory?: string
  /** Where large sorts and joins spill to; it must exist. Without it nothing spills. */
  readonly spill?: string
  readonly readOnly?: boolean
  /** Statements to begin with, run in one go; `;` between them. */
  readonly script?: string
  /** One SELECT on tables at a time; no files, no settings, no extensions: for statements that a user typed. */
  readonly sandboxed?: boolean
  /** A second file, read-only, whose tables are seen only through views that mask columns. For sandboxed engines. */
  readonly shown?: ShownFile
}
