import { ratioOfCounts } from '../decimal.js'
import { isKey } from '../language/catalogue.js'
import { plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import type { FateCount } from './glance-data.js'

/** The order in which fates are judged, the good one first. */
const fates = ['loaded', 'duplicate', 'ignored', 'quarantined', 'erased']

/** The records of all rows together. */
export function sumRecords(rows: readonly FateCount[]): bigint {
  return rows.reduce((sum, row) => sum + row.records, 0n)
}

/** Every source with what became of its records. */
export function recordsTable(rows: readonly FateCount[]): Table {
  const delivered = new Map<string, bigint>()
  for (const { source, records } of rows) delivered.set(source, (delivered.get(source) ?? 0n) + records)
  const sorted = [...rows].sort(compareFates)
  return {
    kind: 'table',
    title: text('glance.records_title'),
    columns: [
      { label: text('glance.source'), format: 'text', align: 'start' },
      { label: text('glance.fate'), format: 'text', align: 'start' },
      { label: text('glance.reason'), format: 'text', align: 'start' },
      { label: text('measure.records'), format: 'count', align: 'end' },
      { label: text('glance.share_source'), format: 'percent', align: 'end' },
    ],
    rows: sorted.map(row => [
      row.source,
      fateName(row.fate),
      row.reason,
      row.records,
      ratioOfCounts(row.records, delivered.get(row.source) ?? 0n),
    ]),
    note: text('glance.records_note'),
  }
}

function fateName(fate: string): Text {
  const key = `fate.${fate}`
  return fates.includes(fate) && isKey(key) ? { key, values: {} } : plain(fate)
}

function compareFates(one: FateCount, other: FateCount): number {
  return (
    compareWords(one.source, other.source) ||
    fates.indexOf(one.fate) - fates.indexOf(other.fate) ||
    compareWords(one.reason ?? '', other.reason ?? '')
  )
}

function compareWords(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
