import { displayWidth, truncate } from './display-width.js'
import type { Format, WriteOptions } from './format.js'
import { isNumeric, type Rowset, slices } from './rowset.js'
import { columnWidths, gap, type TableColumn } from './table-layout.js'
import { visible } from './visible.js'

/** Rows that share one layout. Longer results get a new heading after each, so memory stays small and nothing waits. */
const pageLength = 1000

/**
 * A table for a terminal: columns aligned by what a reader sees (Chinese and emoji take two cells), numbers to the
 * right, `…` where a text was cut to the width, columns without room named in the foot. NULL is dim where colours are,
 * else empty. Controls are shown as pictures.
 */
export const table: Format = {
  name: 'table',
  extension: 'txt',
  async write(rows, out, options = {}) {
    const columns = rows.columns.map(({ name, type }) => ({ header: visible(name), numeric: isNumeric(type) }))
    const left = new Set<string>()
    let count = 0n
    for await (const page of pages(rows, options)) {
      await out.write((count > 0n ? '\n' : '') + pageText(columns, page, options, left))
      count += BigInt(page.length)
    }
    if (count === 0n) await out.write(pageText(columns, [], options, left))
    const foot = `${count} ${count === 1n ? 'row' : 'rows'}${leftOut(left)}`
    await out.write(`\n${options.color ? dim(foot) : foot}\n`)
    return { rows: count }
  },
}

const bold = (text: string) => `\u001B[1m${text}\u001B[22m`
const dim = (text: string) => `\u001B[2m${text}\u001B[22m`

/** Stands for NULL until the layout is done; no cell holds it, because controls become pictures. */
const nothing = '\u0000'

async function* pages(rows: Rowset, { color = false }: WriteOptions): AsyncIterable<string[][]> {
  const empty = color ? nothing : ''
  let page: string[][] = []
  for await (const slice of slices(rows)) {
    for (let i = 0; i < slice.length; i++) {
      page.push(
        slice.columns.map(column => {
          const value = column[i] ?? null
          return value === null ? empty : visible(String(value))
        }),
      )
      if (page.length < pageLength) continue
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}

function pageText(
  columns: readonly TableColumn[],
  page: readonly string[][],
  { width = Number.POSITIVE_INFINITY, color = false }: WriteOptions,
  left: Set<string>,
): string {
  const widths = columnWidths(
    columns,
    page.map(row => row.map(cell => (cell === nothing ? 'NULL' : cell))),
    width,
  )
  for (const { header } of columns.slice(widths.length)) left.add(header)
  const line = (cells: readonly string[], style: (text: string) => string = text => text) =>
    widths
      .map((room, c) => {
        const cell = cells[c] ?? ''
        const text = truncate(cell === nothing ? 'NULL' : cell, room)
        const blanks = ' '.repeat(Math.max(0, room - displayWidth(text)))
        const styled = cell === nothing ? dim(text) : style(text)
        return columns[c]?.numeric ? blanks + styled : styled + blanks
      })
      .join(' '.repeat(gap))
      .trimEnd()
      .concat('\n')
  const heading = line(
    columns.map(({ header }) => header),
    color ? bold : undefined,
  )
  const rule = line(widths.map(room => '─'.repeat(room)))
  return heading + rule + page.map(row => line(row)).join('')
}

function leftOut(columns: ReadonlySet<string>): string {
  if (columns.size === 0) return ''
  return `; no room for ${[...columns].join(', ')}: widen the terminal, or choose another --format`
}
