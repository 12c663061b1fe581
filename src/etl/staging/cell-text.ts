import type { SourceFile } from '../../config/source.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { cellName } from './landed-sql.js'
import { resolveColumn } from './resolve-field.js'

/** SQL of the cell under a header; NULL where the file has none. */
export function headerText(name: string, kind: SourceFile, header: readonly string[]): string {
  return cellText(resolveColumn([name], header), kind, header)
}

/** The same of a column of the file. */
export function cellText(name: string | null, { read }: SourceFile, header: readonly string[]): string {
  if (name === null) return 'null::varchar'
  const text = `trimmed(${cellName(header.indexOf(name))})`
  if (read.nulls.length === 0) return text
  return `case when ${text} in (${read.nulls.map(literal).join(', ')}) then null else ${text} end`
}
