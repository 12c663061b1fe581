import { displayWidth } from './display-width.js'

/** Cells between two columns. */
export const gap = 2

/** A text is not cut below this many cells: less says nothing. */
const leastText = 8

/** A column as the layout sees it. */
export interface TableColumn {
  readonly header: string
  readonly numeric: boolean
}

/**
 * How wide each column becomes so that a line fits into `limit` cells. Widest texts and headings give way first, down
 * to 8 cells; numbers are never cut. Columns that still find no room are left out from the right: the result is then
 * shorter than `columns`, but never empty.
 */
export function columnWidths(
  columns: readonly TableColumn[],
  page: readonly (readonly string[])[],
  limit: number,
): readonly number[] {
  const content = columns.map((_, c) => page.reduce((most, row) => Math.max(most, displayWidth(row[c] ?? '')), 0))
  const natural = columns.map(({ header }, c) => Math.max(displayWidth(header), content[c] ?? 0))
  const least = columns.map(({ numeric }, c) => {
    const whole = natural[c] ?? 0
    return Math.min(whole, numeric ? Math.max(leastText, content[c] ?? 0) : leastText)
  })
  let shown = columns.length
  while (shown > 1 && total(least.slice(0, shown)) > limit) shown--
  return narrowed(natural.slice(0, shown), least, limit)
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, gap * (widths.length - 1))
}

/** Takes from the widest column that can still give, until the line fits. */
function narrowed(widths: number[], least: readonly number[], limit: number): readonly number[] {
  let excess = total(widths) - limit
  while (excess > 0) {
    let widest = -1
    for (const [c, width] of widths.entries()) {
      if (width > (least[c] ?? 0) && width > (widths[widest] ?? 0)) widest = c
    }
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    excess--
  }
  return widths
}
