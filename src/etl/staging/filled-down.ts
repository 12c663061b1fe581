import type { SourceFile } from '../../config/source.js'
import { cellName } from './landed-sql.js'
import { resolveColumn } from './resolve-field.js'

/**
 * Landed records whose declared cells, where they are empty, are those of the nearest record above that fills them: of
 * the same order, say, where only its first line has them. A column that the file does not have is left as it is.
 */
export function filledDown(
  landed: string,
  { fill_down }: Pick<SourceFile, 'fill_down'>,
  header: readonly string[],
): string {
  const cellOf = (name: string) => {
    const found = resolveColumn([name], header)
    return found === null ? [] : [cellName(header.indexOf(found))]
  }
  const cells = fill_down?.columns.flatMap(cellOf) ?? []
  if (cells.length === 0) return landed
  const group = ['given_file_id', ...(fill_down?.by === undefined ? [] : cellOf(fill_down.by).map(trimmed))]
  const rows = 'rows between unbounded preceding and current row'
  const window = `partition by ${group.join(', ')} order by record ${rows}`
  const filled = cells.map(cell => `last_value(${trimmed(cell)} ignore nulls) over (${window}) as ${cell}`)
  return `select * replace (${filled.join(', ')}) from (${landed})`
}

function trimmed(cell: string): string {
  return `trimmed(${cell})`
}
