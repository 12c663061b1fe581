import { text } from '../language/text.js'
import type { Page } from '../page.js'
import { revenueAnswer } from './revenue-answer.js'
import { customersChart, salesChart } from './revenue-charts.js'
import { compareLatest } from './revenue-comparison.js'
import type { RevenueInput } from './revenue-data.js'
import { fillMonths } from './revenue-months.js'
import { monthsTable, revenueFigures } from './revenue-tables.js'

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
