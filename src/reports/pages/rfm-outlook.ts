import { inSentences, text } from '../language/text.js'
import type { Table } from '../section.js'
import { segmentName } from '../segments.js'
import { column } from '../table-column.js'
import type { SegmentOutlook } from './rfm-data.js'

/** What each segment sold lately and before, and, where costs are known, what is left of it. In the order given. */
export function outlookTable(outlook: readonly SegmentOutlook[]): Table {
  const hasMargins = outlook.some(({ margin }) => margin !== null)
  const margins = [
    column(text('rfm.margin'), 'money_whole'),
    column(text('rfm.margin_rate'), 'percent'),
    column(text('rfm.costed_share'), 'percent'),
  ]
  const note = text('rfm.trend_note')
  return {
    kind: 'table',
    title: text('rfm.outlook_title'),
    columns: [
      column(text('measure.segment'), 'text'),
      column(text('rfm.recent_sales'), 'money_whole'),
      column(text('rfm.earlier_sales'), 'money_whole'),
      column(text('rfm.trend'), 'percent'),
      ...(hasMargins ? margins : []),
    ],
    rows: outlook.map(({ segment, recent_sales, earlier_sales, trend, margin, margin_rate, costed_share }) => [
      segmentName(segment),
      recent_sales,
      earlier_sales,
      trend,
      ...(hasMargins ? [margin, margin_rate, costed_share] : []),
    ]),
    note: hasMargins ? inSentences([note, text('rfm.margin_note')]) : note,
  }
}
