import { ratioOfDecimals } from '../decimal.js'
import { text } from '../language/text.js'
import type { Figures, Table } from '../section.js'
import type { Comparison, Period } from './revenue-comparison.js'
import type { RevenueMonth } from './revenue-data.js'
import { monthName } from './revenue-months.js'

/** The latest period in big numbers. */
export function revenueFigures({ now }: Comparison): Figures {
  const note = periodName(now)
  return {
    kind: 'figures',
    figures: [
      { label: text('measure.net_sales'), value: now.net_sales, format: 'money_whole', note },
      { label: text('measure.orders'), value: now.orders, format: 'count', note },
      { label: text('measure.average_order'), value: averageOrder(now), format: 'money', note },
      { label: text('measure.new_customers'), value: now.new_customers, format: 'count', note },
    ],
  }
}

/** Every month, the latest first. */
export function monthsTable(months: readonly RevenueMonth[]): Table {
  const rows = [...months].reverse()
  const incomplete = rows.some(row => !row.complete)
  return {
    kind: 'table',
    title: text('revenue.table_title'),
    columns: [
      { label: text('measure.month'), format: 'text', align: 'start' },
      { label: text('measure.net_sales'), format: 'money_whole', align: 'end' },
      { label: text('measure.gross_sales'), format: 'money_whole', align: 'end' },
      { label: text('measure.returns'), format: 'money_whole', align: 'end' },
      { label: text('measure.orders'), format: 'count', align: 'end' },
      { label: text('measure.average_order'), format: 'money', align: 'end' },
      { label: text('measure.customers'), format: 'count', align: 'end' },
      { label: text('measure.new_customers'), format: 'count', align: 'end' },
    ],
    rows: rows.map(row => [
      row.complete ? monthName(row.month) : text('revenue.month_incomplete', { month: row.month }),
      row.net_sales,
      row.gross_sales,
      row.returns,
      row.orders,
      averageOrder(row),
      row.customers,
      row.new_customers,
    ]),
    ...(incomplete ? { note: text('revenue.table_note') } : {}),
  }
}

function periodName({ from, to }: Period) {
  return from === to ? monthName(to) : text('revenue.period', { from, to })
}

/** Net sales per order; null without orders. */
function averageOrder({ net_sales, orders }: Pick<RevenueMonth, 'net_sales' | 'orders'>): number | null {
  return ratioOfDecimals(net_sales, String(orders))
}
