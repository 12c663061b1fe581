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
  readonly path: string
  /** Parquet file of what is wrong with its records; null when nothing is. */
  readonly problems: string | null
  /** Entities that its records feed, their columns named `<entity>__<column>`. */
  readonly entities: readonly EntityName[]
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
