import { typesOf } from '../../config/columns-of.js'
import type { SourceFile } from '../../config/source.js'
import { formatsOf, isWrittenTime } from '../../config/times.js'
import { mappedFields, resolveColumn } from '../staging/resolve-field.js'

/** The formats by which a kind reads columns of a header as days and times, by header. */
export function declaredTimes(kind: SourceFile, header: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    mappedFields(kind).flatMap(({ entity, column, field }) => {
      const type = typesOf(entity, kind.maps).get(column)
      if (field.kind !== 'column' || type === undefined || !isWrittenTime(field, type)) return []
      const name = resolveColumn(field.columns, header)
      return name === null ? [] : [[name, formatsOf(field)]]
    }),
  )
}
