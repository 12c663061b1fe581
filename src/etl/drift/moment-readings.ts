import type { ColumnType } from '../../config/entity.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { Row } from '../../warehouse/engine/value.js'
import { dayOf, inUtc, type Reading, readings } from '../staging/moment-sql.js'

/** A text, and what each format that can reads it as. */
export interface ReadCell {
  readonly cell: string
  readonly readings: ReadonlyMap<string, string>
}

/** What texts of a column of days or times are by several formats: `2011-12-09`, `2011-12-09 12:50:00` by their own clock. */
export async function readCells(
  engine: Engine,
  cells: readonly string[],
  all: readonly string[],
  type: ColumnType,
): Promise<readonly ReadCell[]> {
  if (cells.length === 0) return []
  // An engine plans a statement of two hundred formats for longer than it reads.
  const formats = all.filter(format => cells.some(cell => mayRead(format, cell)))
  if (formats.length === 0) return [...cells].sort().map(cell => ({ cell, readings: new Map() }))
  const columns = formats.map((format, i) => `${momentSql('cell', format, type)} as by_${i}`)
  const found = await rows(
    engine,
    statement<Row>(
      `select cell, ${columns.join(', ')} from (select unnest([${cells.map(literal).join(', ')}]) as cell) order by cell`,
    ),
  )
  return found.map(row => ({
    cell: String(row.cell),
    readings: new Map(
      formats.flatMap((format, i) => {
        const value = row[`by_${i}`]
        return typeof value === 'string' ? [[format, value.replace(/ 00:00:00$/, '')] as const] : []
      }),
    ),
  }))
}

/** Whether a text has the signs of a format in their places; what it does not have no format reads. */
function mayRead(format: string, text: string): boolean {
  let shape = shapes.get(format)
  if (shape === undefined) {
    const parts = format.split(/(%.)/).map(part => codes[part] ?? (part.startsWith('%') ? '.*' : escaped(part)))
    shape = format.includes('%') ? new RegExp(`^\\s*${parts.join('')}\\s*$`, 'u') : /\d/
    shapes.set(format, shape)
  }
  return shape.test(text)
}

const shapes = new Map<string, RegExp>()

const number = '\\d{1,2}'
const word = '\\p{L}+\\.?'
const codes: Readonly<Record<string, string>> = {
  '%Y': '\\d{1,4}',
  ...Object.fromEntries(['%y', '%m', '%d', '%H', '%I', '%M', '%S'].map(code => [code, number])),
  ...Object.fromEntries(['%b', '%B', '%p'].map(code => [code, word])),
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
}

/** SQL of the text of what a format reads; NULL where it reads nothing, or what is hardly meant. */
export function momentSql(text: string, format: string, type: ColumnType): string {
  return readings(text, [format])
    .map(reading => {
      const typed = type === 'date' ? dayOf(text, reading, 'UTC') : inUtc(reading, 'UTC')
      return `case when year(${typed}) between ${earliest(reading)} and 2100 then cast(${typed} as varchar) end`
    })
    .join()
}

/** Any small number is a count of days or seconds since some time long ago. */
function earliest({ format }: Reading): number {
  return format.includes('%') || format === 'iso' ? 1900 : 1990
}
