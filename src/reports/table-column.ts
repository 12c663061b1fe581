import type { TableColumn } from './section.js'

/** A column of a table: words begin where the column begins, and numbers and days end where it ends. */
export function column(label: TableColumn['label'], format: TableColumn['format']): TableColumn {
  return { label, format, align: format === 'text' ? 'start' : 'end' }
}
