import { typesOf } from './columns-of.js'
import { entityNames } from './entity.js'
import type { ColumnType } from './entity-column.js'
import { oneOrMore } from './expect.js'
import type { Field } from './field.js'
import type { Mapping, Mappings } from './mapping.js'
import { momentFormatsProblem } from './strptime.js'

/** How days and times are written: of a column, or of all columns of a file that say nothing else. */
export const times = oneOrMore("a pattern of times such as '%d/%m/%Y %H:%M', or a list of them").superRefine(
  (formats, context) => {
    const message = momentFormatsProblem(formats)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  },
)

/** How the days and times of a field may be written. */
export function formatsOf(field: Field): readonly string[] {
  return (field.kind === 'value' ? undefined : field.format) ?? ['iso']
}

/** Counts of seconds or days stay what they are, however a file is written again. */
const counts = ['epoch_s', 'epoch_ms', 'excel', 'excel_1904']

/** Whether a field is a day or a time in letters and digits. */
export function isWrittenTime(field: Field, type: ColumnType): boolean {
  if (field.kind === 'value' || (type !== 'date' && type !== 'timestamp')) return false
  return formatsOf(field).some(format => !counts.includes(format))
}

/**
 * Mappings of a file that writes its days and times so.
 *
 * @param isOver whether it is said over a preset: of columns that say it themselves as well
 */
export function withTimes(maps: Mappings, formats: readonly string[], isOver: boolean): Mappings {
  return Object.fromEntries(
    entityNames.flatMap(entity => {
      const mapping = maps[entity]
      if (!mapping) return []
      const types = typesOf(entity, maps)
      const fields: Mapping = Object.fromEntries(
        Object.entries(mapping).map(([name, field]) => {
          const type = types.get(name) ?? 'text'
          const isMeant = field.kind !== 'value' && isWrittenTime(field, type) && (isOver || field.format === undefined)
          return [name, isMeant ? { ...field, format: formats } : field]
        }),
      )
      return [[entity, fields]]
    }),
  )
}
