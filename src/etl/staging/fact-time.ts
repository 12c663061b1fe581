import type { SourceFile } from '../../config/source.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { readings } from './moment-sql.js'
import type { StagedField, StageInput } from './stage-input.js'

/** The staged column with the time of the fact that stands in the record itself; null where there is none. */
export function factTime(kind: SourceFile): string | null {
  if (kind.maps.order_line) return 'order_line__ordered_at'
  return kind.maps.return_line ? 'return_line__returned_at' : null
}

/**
 * The business day of the fact in the record. Where the zone of the times is that of the business, a local time has it
 * on its face: no way through UTC and back.
 */
export function factDay(fields: readonly StagedField[], { place, kind }: StageInput): string | null {
  const time = factTime(kind)
  const field = fields.find(({ entity, column }) => `${entity}__${column.name}` === time)
  if (!time || !field) return null
  const throughUtc = `business_day(${time}, ${literal(place.zone)})`
  const formats = field.field.kind === 'value' ? undefined : field.field.format
  const [reading, ...others] = readings(field.text, formats)
  if (place.zone !== place.source.contract.timezone || !reading?.local || others.length > 0) return throughUtc
  const local = `cast(${reading.local} as date)`
  return reading.instant ? `coalesce(${local}, ${throughUtc})` : local
}
