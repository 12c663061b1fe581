import { type Text, text } from '../language/text.js'
import type { Chart, ChartSeries } from '../section.js'
import type { RevenueMonth } from './revenue-data.js'
import { monthName } from './revenue-months.js'

/** Net sales as columns. */
export function salesChart(months: readonly RevenueMonth[]): Chart {
  const values = months.map(month => Number(month.net_sales))
  return {
    ...monthly(months, text('revenue.sales_title'), values),
    axis: { name: text('measure.net_sales'), format: 'money_whole' },
    series: [{ name: text('measure.net_sales'), mark: 'bar', values }],
  }
}

/** Customers who bought as stacked columns: those who came back, those who came for the first time. */
export function customersChart(months: readonly RevenueMonth[]): Chart {
  const series: ChartSeries[] = [
    {
      name: text('measure.returning_customers'),
      mark: 'bar',
      values: months.map(month => Number(month.customers - month.new_customers)),
    },
    { name: text('measure.new_customers'), mark: 'bar', values: months.map(month => Number(month.new_customers)) },
  ]
  const heights = months.map(month => Number(month.customers))
  return {
    ...monthly(months, text('revenue.customers_title'), heights),
    axis: { name: text('measure.customers'), format: 'count' },
    series,
    note: text('revenue.customers_note'),
  }
}

function monthly(months: readonly RevenueMonth[], title: Text, heights: readonly number[]) {
  const names = months.map(({ month }) => month)
  const high = heights.reduce((best, height, at) => (height > (heights[best] ?? 0) ? at : best), 0)
  return {
    kind: 'chart',
    title,
    about: text('revenue.chart_about', { from: names[0] ?? '', to: names.at(-1) ?? '', high: names[high] ?? '' }),
    layout: 'columns',
    stacked: true,
    labels: names.map(monthName),
    unfinished: months.flatMap((month, at) => (month.complete ? [] : [at])),
  } as const
}
