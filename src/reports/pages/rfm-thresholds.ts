import type { Value } from '../../warehouse/engine/value.js'
import { inSentences, list, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import type { RfmMeasure, RfmThreshold } from './rfm-data.js'

const measures: readonly RfmMeasure[] = ['recency', 'frequency', 'monetary']

/** Which values earn which score, and how many customers have it. */
export function thresholdsTable(thresholds: readonly RfmThreshold[]): Table {
  const sorted = [...thresholds].sort(
    (one, other) => measures.indexOf(one.measure) - measures.indexOf(other.measure) || other.score - one.score,
  )
  return {
    kind: 'table',
    title: text('rfm.thresholds_title'),
    columns: [
      { label: text('rfm.measure'), format: 'text', align: 'start' },
      { label: text('rfm.score'), format: 'count', align: 'end' },
      { label: text('rfm.from'), format: 'text', align: 'end' },
      { label: text('rfm.to'), format: 'text', align: 'end' },
      { label: text('measure.customers'), format: 'count', align: 'end' },
    ],
    rows: sorted.map(row => [
      text(`rfm.measure.${row.measure}`),
      row.score,
      boundary(row.measure, row.from),
      boundary(row.measure, row.to),
      row.customers,
    ]),
    note: tableNote(sorted.filter(row => row.customers === 0n)),
  }
}

/** Days and purchases as counts; of spend every digit, since bands lie less than a cent apart; null stays: an open end. */
function boundary(measure: RfmMeasure, value: number | string | null): Value | Text {
  if (value === null) return null
  return measure === 'monetary' ? text('show.money_exact', { value }) : text('show.quantity', { value })
}

function tableNote(empty: readonly RfmThreshold[]): Text {
  const note = text('rfm.thresholds_note')
  if (empty.length === 0) return note
  const bins = list(
    empty.map(({ measure, score }) => text('rfm.bin', { measure: text(`rfm.short.${measure}`), score })),
  )
  return inSentences([note, text('rfm.empty_bins', { bins })])
}
