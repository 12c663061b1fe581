import type { EntityName } from '../../config/entity.js'

/** A delivered file as staging hands it to the star: one row a record, typed, in a Parquet file. */
export interface StagedFile {
  /** From source, bytes and declared day. */
  readonly file_id: bigint
  readonly source: string
  readonly kind: string
  /** As the user knows the file. */
  readonly name: string
  readonly sha256: string
  /** Declared by its name, `YYYY-MM-DD`. */
  readonly day: string | null
  /** Its place in the order in which this warehouse first landed what the source delivered: 1, 2 … */
  readonly arrival: number
  readonly records: number
  /** Columns in the order of the file. */
  readonly header: readonly string[]
  /** Of its records, those that no rule of the contract ignores. */
  readonly judged: number
  /** Of those, by `entity.column`, how many have no value; only where any has none. */
  readonly empty: Readonly<Record<string, number>>
  readonly path: string
  /** Parquet file of what is wrong with its records; null when nothing is. */
  readonly problems: string | null
  /** Entities that its records feed, their columns named `<entity>__<column>`. */
  readonly entities: readonly EntityName[]
  /**
   * Of a kind whose newer files replace older ones of their name: the latest version that its records declare, ISO in
   * UTC; null where they declare none.
   */
  readonly newest_at: string | null
  /** Parquet file of what its records claim of others: unique values, references, rates; null where they claim nothing. */
  readonly claims: string | null
  /** Entities that its records are the masters of: what a reference to one of them wants. */
  readonly masters: readonly ('customer' | 'product')[]
}

/** What of a kind of file decides on records of other files. */
export interface KindPolicy {
  readonly source: string
  readonly kind: string
  readonly replaces?: 'order' | 'file'
  readonly deletes?: 'absence' | 'flag'
  /** Some of its records hold parts that others do not, by a condition. */
  readonly leavesOut?: true
}

/** What of a source's contract decides on fates. */
export interface SourcePolicy {
  readonly source: string
  readonly repeats: 'keep' | 'drop'
  readonly deliveries: 'overlap' | 'disjoint'
  /** The source whose ids its customers carry: its own, or another one's. */
  readonly customerIds: string
  /** The source whose codes its products carry. */
  readonly productIds: string
  /** The source whose ids its companies carry. */
  readonly accountIds: string
  /** The source whose ids its campaigns carry. */
  readonly campaignIds: string
  /** Kinds of files whose records hold lines: the line decides on their fate. */
  readonly lineKinds: readonly string[]
}
