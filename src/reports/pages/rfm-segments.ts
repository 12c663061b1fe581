import { isKey } from '../language/catalogue.js'
import { inSentences, list, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { isSegmentId, segmentIds, segmentName } from '../segments.js'
import type { SegmentSummary } from './rfm-data.js'
import { sharesOf } from './rfm-shares.js'

/** The segments that hold somebody, in figures. */
export function segmentsTable(segments: readonly SegmentSummary[]): Table {
  return {
    kind: 'table',
    title: text('rfm.table_title'),
    columns: [
      { label: text('measure.segment'), format: 'text', align: 'start' },
      { label: text('measure.customers'), format: 'count', align: 'end' },
      { label: text('measure.share_customers'), format: 'percent', align: 'end' },
      { label: text('measure.net_sales'), format: 'money_whole', align: 'end' },
      { label: text('measure.share_net_sales'), format: 'percent', align: 'end' },
      { label: text('rfm.recency_mean'), format: 'number', align: 'end' },
      { label: text('rfm.frequency_mean'), format: 'number', align: 'end' },
      { label: text('rfm.monetary_mean'), format: 'money', align: 'end' },
    ],
    rows: segments.map(segment => {
      const shares = sharesOf([segment], segments)
      return [
        segmentName(segment.segment),
        segment.customers,
        shares.shareOfCustomers,
        segment.net_sales,
        shares.shareOfNetSales,
        segment.recency_days_mean,
        segment.frequency_mean,
        segment.monetary_mean,
      ]
    }),
    note: tableNote(segments),
  }
}

/** Who is in each of the ten segments and what to do; those of the project's own are not explained. */
export function meaningsTable(segments: readonly SegmentSummary[]): Table {
  return {
    kind: 'table',
    title: text('rfm.meaning_title'),
    columns: [
      { label: text('measure.segment'), format: 'text', align: 'start' },
      { label: text('rfm.who'), format: 'text', align: 'start' },
      { label: text('rfm.do'), format: 'text', align: 'start' },
    ],
    rows: segments.map(({ segment }) => [segmentName(segment), explain(segment, 'who'), explain(segment, 'do')]),
  }
}

function explain(segment: string, what: 'who' | 'do'): Text | null {
  const key = `segment.${segment}.${what}`
  return isKey(key) ? { key, values: {} } : null
}

function tableNote(segments: readonly SegmentSummary[]): Text {
  const held = segments.map(({ segment }) => segment)
  // Beside the project's own segments the ten have no place, so none of them is missed.
  const empty = held.every(isSegmentId) ? segmentIds.filter(id => !held.includes(id)) : []
  const means = text('rfm.means_note')
  if (empty.length === 0) return means
  return inSentences([means, text('rfm.empty_segments', { segments: list(empty.map(segmentName)) })])
}
