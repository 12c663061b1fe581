import { text } from '../language/text.js'
import type { Table } from '../section.js'
import type { Mover } from './movers-data.js'
import { placeName } from './movers-matrix.js'

/** Single customers who moved, in the order given. */
export function moversTable(top: readonly Mover[]): Table {
  return {
    kind: 'table',
    title: text('movers.top_title'),
    columns: [
      { label: text('measure.customer'), format: 'text', align: 'start' },
      { label: text('movers.from'), format: 'text', align: 'start' },
      { label: text('movers.to'), format: 'text', align: 'start' },
      { label: text('measure.net_sales'), format: 'money_whole', align: 'end' },
    ],
    rows: top.map(mover => [
      mover.customer_label,
      placeName(mover.from_segment),
      placeName(mover.to_segment),
      mover.net_sales,
    ]),
  }
}
