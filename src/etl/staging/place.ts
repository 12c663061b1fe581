import type { EntityName } from '../../config/entity.js'
import type { Reference } from '../../config/entity-column.js'
import type { Mappings } from '../../config/mapping.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { BusinessDay } from './business-day.js'
import type { PhonePlan } from './phone-plan.js'

/** What staging derives from the cast values of an entity: column name to SQL over `<entity>__<column>`. */
export type Derived = Readonly<Record<string, string>>

export interface Place extends BusinessDay {
  readonly source: SourceContract
  readonly kind: SourceFile
  /** To read telephone numbers that are written nationally. */
  readonly phones: PhonePlan
  /** What the records hold, members that only a fact names among it. */
  readonly maps: Mappings
  /** The day that a file's name declares, as SQL; `null::timestamp` without one. */
  readonly fileTime: string
  /** The time of the fact in the same record, as SQL; null where the kind has none. */
  readonly factTime: string | null
  /** The business day of that time, as SQL. */
  readonly factDay: string | null
  /** When this version of the record was written, as SQL; null where it says so for no fact of its own. */
  readonly writtenAt: string | null
}

/** Names that mean the same in every source: their keys know none. */
const shared: ReadonlySet<string> = new Set<Reference>(['channel', 'owner'])

/** SQL of the key of what an id names. Ids of one source may be those of another one: both then share their members. */
export function keyOf(names: Reference | EntityName, { source }: Pick<Place, 'source'>, id: string): string {
  const ids: Readonly<Partial<Record<Reference | EntityName, string>>> = source.contract.ids
  const owner = shared.has(names) ? '' : (ids[names] ?? source.name)
  return `durable_key(${literal(names)}, ${literal(owner)}, ${names === 'product' ? `upper(${id})` : id})`
}

/** The declared column, else the time of the fact in the same record, else the day of the file, else none: no history. */
export function observedAt(own: readonly string[], place: Place): string {
  const others = [place.writtenAt, place.factTime].filter(time => time !== null)
  return `coalesce(${[...own, ...others, place.fileTime, "timestamp '1970-01-01'"].join(', ')})`
}
