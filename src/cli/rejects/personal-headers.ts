import { entities } from '../../config/entity.js'
import type { SourceContract } from '../../config/source.js'
import { mappedFields } from '../../etl/staging/resolve-field.js'

/** Whether a column of a source, as problems name it, fills a column that names or describes a person. */
export function personalHeaders(
  sources: readonly SourceContract[],
): (of: { readonly source: string; readonly column_name: string | null }) => boolean {
  const headers = new Map(sources.map(source => [source.name, headersOf(source)]))
  return ({ source, column_name }) => column_name !== null && (headers.get(source)?.has(column_name) ?? false)
}

function headersOf({ contract }: SourceContract): ReadonlySet<string> {
  const personal = contract.files
    .flatMap(mappedFields)
    .filter(({ entity, column }) => entities[entity].columns.some(({ name, personal }) => name === column && personal))
  return new Set(
    personal.flatMap(({ column, field }) =>
      field.kind === 'column' ? field.columns.map(header => header.trim()) : [column],
    ),
  )
}
