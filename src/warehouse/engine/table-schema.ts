/** A table as its file in `sql/schema` declares it. */
export interface TableSchema {
  readonly name: string
  /** What one row is: the first comment line of the file. */
  readonly meaning: string
  /** The columns that make a row unique; never NULL. */
  readonly grain: readonly string[]
  readonly columns: readonly ColumnSchema[]
  /** `create or replace table …`, or null for a table whose shape follows from its query. */
  readonly ddl: string | null
}

export interface ColumnSchema {
  readonly name: string
  readonly type: SqlType
  readonly nullable: boolean
  /** Names or describes a person: masked in `query`, never in a log, blanked by erasure. */
  readonly personal: boolean
  /** Where a row came from, which depends on arrival: outside of what makes two nights the same. */
  readonly lineage: boolean
  readonly meaning: string
}

/** The types that both engines keep as they are. */
export type SqlType =
  | 'bigint'
  | 'integer'
  | 'double'
  | 'date'
  | 'timestamp(6)'
  | 'varchar'
  | 'boolean'
  | 'uuid'
  | `decimal(${number},${number})`
