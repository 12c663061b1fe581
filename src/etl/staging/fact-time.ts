import type { SourceFile } from '../../config/source.js'
import { businessDay, localBusinessDay } from './business-day.js'
import { localTime } from './cast-sql.js'
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
  const throughUtc = businessDay(time, place)
  const format = 'format' in field.field ? field.field.format : undefined
  if (place.zone !== place.source.contract.timezone || format?.includes('%z')) return throughUtc
  if (format !== undefined) return localBusinessDay(localTime(field.text, format, place), place)
  return `coalesce(${localBusinessDay(localTime(field.text, undefined, place), place)}, ${throughUtc})`
}
