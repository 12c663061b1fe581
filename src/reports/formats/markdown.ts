import type { Format } from './format.js'
import { type CellText, writeLines } from './lines.js'
import { isNumeric } from './rowset.js'
import { visible } from './visible.js'

/** What Markdown would read as markup; an underscore only at the edge of a word, so that column names stay legible. */
const markup = /[\\`*[\]<>|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

/** A table as GitHub Flavored Markdown has it: numbers to the right, NULL empty, line breaks as `<br>`. */
export const markdown: Format = {
  name: 'markdown',
  extension: 'md',
  async write(rows, out) {
    await out.write(line(rows.columns.map(({ name }) => escaped(name))))
    await out.write(line(rows.columns.map(({ type }) => (isNumeric(type) ? '---:' : '---'))))
    return writeLines(rows, out, () => cell, line)
  },
}

const cell: CellText = value => (value === null ? '' : escaped(String(value)))

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function escaped(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(part => visible(part).replace(markup, '\\$&'))
    .join('<br>')
}
