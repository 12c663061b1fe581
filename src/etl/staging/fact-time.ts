import { entities, factsOf } from '../../config/entity.js'
import type { SourceFile } from '../../config/source.js'
import { businessDay, localBusinessDay } from './business-day.js'
import { readings } from './moment-sql.js'
import type { StagedField, StageInput } from './stage-input.js'

/** The time of the fact that stands in the record itself, as SQL over its staged columns; null where there is none. */
export function factTime(kind: Pick<SourceFile, 'maps'>): string | null {
  const found = factTimeColumn(kind)
  if (!found) return null
  const name = `${found.entity}__${found.column.name}`
  return found.column.type === 'date' ? `cast(${name} as timestamp)` : name
}

/** The column with the time of the fact that a record is about, else of the next one that it holds. */
export function factTimeColumn({ maps }: Pick<SourceFile, 'maps'>) {
  for (const entity of factsOf(maps)) {
    const column = entities[entity].columns.find(({ name }) => name === entities[entity].time[0])
    if (column && maps[entity]?.[column.name]) return { entity, column }
  }
  return null
}

/**
 * The business day of the fact in the record. Where the zone of the times is that of the business, a local time has it
 * on its face: no way through UTC and back.
 */
export function factDay(fields: readonly StagedField[], { place, kind }: StageInput): string | null {
  const time = factTime(kind)
  const found = factTimeColumn(kind)
  const field = fields.find(({ entity, column }) => entity === found?.entity && column.name === found?.column.name)
  if (!time || !field || found?.column.type !== 'timestamp') return null
  const throughUtc = businessDay(time, place)
  const formats = field.field.kind === 'value' ? undefined : field.field.format
  const [reading, ...others] = readings(field.text, formats, place.dayStarts)
  if (place.zone !== place.source.contract.timezone || !reading?.local || others.length > 0) return throughUtc
  const local = localBusinessDay(reading.local, place)
  return reading.instant ? `coalesce(${local}, ${throughUtc})` : local
}
