import { negateDecimal } from '../decimal.js'
import { text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figures, Table } from '../section.js'
import { glanceAnswer } from './glance-answer.js'
import { checksTable, foundTables } from './glance-checks.js'
import type { GlanceInput, SalesTotals } from './glance-data.js'
import { recordsTable, sumRecords } from './glance-records.js'

/** Can I trust this night, and what does it say? */
export function glancePage(input: GlanceInput): Page {
  const sections = [
    figures(input),
    moneyTable(input.money),
    recordsTable(input.recordsByFate),
    checksTable(input.checks),
    ...foundTables(input.checks),
  ]
  return {
    id: 'glance',
    title: text('glance.title'),
    question: text('glance.question'),
    answer: glanceAnswer(input),
    sections: input.recordsByFate.length === 0 ? [] : sections,
  }
}

function figures(input: GlanceInput): Figures {
  const { checks, firstDay, lastDay } = input
  const failed = checks.filter(check => !check.passed)
  const delivered = sumRecords(input.recordsByFate)
  const loaded = sumRecords(input.recordsByFate.filter(row => row.fate === 'loaded'))
  const since =
    firstDay === null || lastDay === null ? {} : { note: text('glance.since', { first: firstDay, last: lastDay }) }
  return {
    kind: 'figures',
    figures: [
      { label: text('measure.net_sales'), value: input.money.net_sales, format: 'money_whole', ...since },
      { label: text('measure.customers'), value: input.customers, format: 'count' },
      { label: text('measure.orders'), value: input.orders, format: 'count' },
      {
        label: text('glance.loaded'),
        value: loaded,
        format: 'count',
        note: text('glance.loaded_note', { records: delivered }),
      },
      {
        label: text('glance.checks_passed'),
        value: text('show.of', { part: checks.length - failed.length, whole: checks.length }),
        format: 'text',
        tone: failed.some(check => check.blocking) ? 'bad' : failed.length > 0 || checks.length === 0 ? 'care' : 'good',
      },
    ],
  }
}

function moneyTable(money: SalesTotals): Table {
  return {
    kind: 'table',
    title: text('glance.money_title'),
    columns: [
      { label: text('glance.line'), format: 'text', align: 'start' },
      { label: text('glance.amount'), format: 'money', align: 'end' },
    ],
    rows: [
      [text('measure.gross_sales'), money.gross_sales],
      [text('glance.minus_discounts'), negateDecimal(money.discounts)],
      [text('glance.minus_returns'), negateDecimal(money.returns)],
      [text('measure.net_sales'), money.net_sales],
      [text('glance.unknown_customer'), money.unknown_customer],
      [text('glance.outside_products'), money.outside_products],
    ],
    sums: [3],
  }
}
