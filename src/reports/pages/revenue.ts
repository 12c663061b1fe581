import { text } from '../language/text.js'
import type { Page } from '../page.js'
import { revenueAnswer } from './revenue-answer.js'
import { customersChart, salesChart } from './revenue-charts.js'
import { compareLatest } from './revenue-comparison.js'
import { fillMonths } from './revenue-months.js'
import { monthsTable, revenueFigures } from './revenue-tables.js'

/** One month of sales; money is exact decimal text. `complete` is false where the data holds only a part of it. */
export type RevenueMonth = {
  readonly month: string
  readonly customers: bigint
  readonly new_customers: bigint
  readonly orders: bigint
  readonly net_sales: string
  readonly gross_sales: string
  readonly returns: string
  readonly complete: boolean
}

/** Months in any order; one between the first and the last that is absent had no order, and is shown as zero. */
export type RevenueInput = { readonly months: readonly RevenueMonth[] }

/** How do customers and revenue develop? */
export function revenuePage(input: RevenueInput): Page {
  const months = fillMonths(input.months)
  const comparison = compareLatest(months)
  const figures = comparison === null ? [] : [revenueFigures(comparison)]
  return {
    id: 'revenue',
    title: text('revenue.title'),
    question: text('revenue.question'),
    answer: revenueAnswer(months, comparison),
    sections: months.length === 0 ? [] : [...figures, salesChart(months), customersChart(months), monthsTable(months)],
  }
}
