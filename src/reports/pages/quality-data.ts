import type { Day } from '../../warehouse/engine/value.js'
import type { SourceVolume } from '../../warehouse/usual-volume.js'
import type { FateCount } from './glance-data.js'

/** A delivered file, as the night knows it. */
export type QualityFile = {
  readonly source: string
  readonly kind: string
  /** Declared by its name. */
  readonly day: Day | null
  /** Of its records, those that no rule ignores. */
  readonly judged: bigint
  readonly header: readonly string[]
  /** By `entity.column`, how many of those have no value. */
  readonly empty: Readonly<Record<string, number>>
}

/** Why records are in quarantine; `example` is masked where it describes a person. */
export type QualityReason = {
  readonly source: string
  readonly column_name: string | null
  readonly reason: string
  readonly records: bigint
  readonly example: string | null
}

/** What the contract of a source expects. */
export type Expected = {
  readonly source: string
  readonly deadline_days: number | null
  /** By `entity.column`. */
  readonly null_rate: Readonly<Record<string, number>>
  readonly volume: { readonly min?: number; readonly max?: number }
  /** Of each kind of file, the mapped columns, `entity.column`. */
  readonly mapped: Readonly<Record<string, readonly string[]>>
}

export type QualityInput = {
  readonly asOf: Day
  /** In the order of the project file. */
  readonly expected: readonly Expected[]
  readonly recordsByFate: readonly FateCount[]
  readonly files: readonly QualityFile[]
  readonly reasons: readonly QualityReason[]
  /** By source, the newest day that anything of it shows. */
  readonly newest: ReadonlyMap<string, string | null>
  readonly volumes: readonly SourceVolume[]
  /** Share of a source's records above which it is held. */
  readonly quarantineLimit: number
}
