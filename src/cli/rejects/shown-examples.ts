import { isAttribute } from '../../config/attribute.js'
import { entities } from '../../config/entity.js'
import type { SourceContract } from '../../config/source.js'
import { mappedFields } from '../../etl/staging/resolve-field.js'

interface Example {
  readonly source: string
  /** As problems name it. */
  readonly column_name: string | null
  readonly example: string | null
}

/** What may be shown of an example: `***` where its column fills one that names or describes a person. */
export function shownExamples(sources: readonly SourceContract[]): (of: Example) => string | null {
  const headers = new Map(sources.map(source => [source.name, headersOf(source)]))
  return ({ source, column_name, example }) => {
    const isPersonal = column_name !== null && headers.get(source)?.has(column_name)
    return isPersonal && example !== null ? '***' : example
  }
}

function headersOf({ contract }: SourceContract): ReadonlySet<string> {
  const personal = contract.files
    .flatMap(mappedFields)
    .filter(
      ({ entity, column, field }) =>
        isAttribute(column) ||
        (field.kind !== 'value' && field.personal) ||
        entities[entity].columns.some(({ name, personal }) => name === column && personal),
    )
  return new Set(
    personal.flatMap(({ column, field }) =>
      field.kind === 'column' ? field.columns.map(header => header.trim()) : [column],
    ),
  )
}
