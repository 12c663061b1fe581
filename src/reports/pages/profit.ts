import { ratioOfDecimals, sumDecimals } from '../decimal.js'
import { inSentences, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figure, Figures, Section } from '../section.js'
import { tenthsOfProfit, waterfall, whaleChart } from './profit-charts.js'
import type { ProfitInput } from './profit-data.js'
import { amountOf, comparedLines, type StatementLine, statementLines } from './profit-statement.js'
import {
  causesTable,
  channelsTable,
  comparedTable,
  leaksTable,
  losingTable,
  mixTable,
  statementTable,
  targetsTable,
  unallocatedOf,
} from './profit-tables.js'

/** Where is money earned and lost? Null where nothing was sold and nothing was spent. */
export function profitPage(input: ProfitInput): Page | null {
  if (input.statement.length === 0) return null
  const lines = statementLines(input.statement)
  const whale = whaleChart(input.twentieths)
  return {
    id: 'profit',
    title: text('profit.title'),
    question: text('profit.question'),
    answer: answer(input, lines),
    sections: [
      figures(input, lines),
      ...comparison(input.present, lines),
      waterfall(lines, text('profit.waterfall_title')),
      statementTable(lines, text('profit.statement_title')),
      ...(whale === null ? [] : [whale]),
      ...(input.twentieths.length < 2 ? [] : [tenthsOfProfit(input.twentieths)]),
      ...tables(input),
    ],
  }
}

/** A what-if beside what is. */
function comparison(present: ProfitInput['present'], lines: readonly StatementLine[]): readonly Section[] {
  return present === undefined ? [] : [comparedTable(comparedLines(statementLines(present), lines))]
}

/** The statement of one customer; null of one of whom the ledger knows nothing. */
export function customerProfitPage(
  customer: string,
  { statement, present }: Pick<ProfitInput, 'statement' | 'present'>,
): Page | null {
  if (statement.length === 0) return null
  const lines = statementLines(statement)
  const profit = amountOf(lines, 'profit')
  const net = amountOf(lines, 'net_sales')
  const share = Number(net) > 0 ? ratioOfDecimals(profit, net) : null
  return {
    id: 'customer-profit',
    title: text('profit.statement_of', { customer }),
    question: text('profit.customer_question', { customer }),
    answer:
      share === null ? text('profit.customer_earned', { profit }) : text('profit.earned_of', { profit, net, share }),
    sections: [
      ...comparison(present, lines),
      waterfall(lines, text('profit.waterfall_title')),
      statementTable(lines, text('profit.statement_title')),
    ],
  }
}

function tables({ causes, losing, channels, leaks, mix, targets }: ProfitInput): readonly Section[] {
  return [
    ...(causes.length === 0 ? [] : [causesTable(causes)]),
    ...(losing.length === 0 ? [] : [losingTable(losing)]),
    ...(channels.length === 0 ? [] : [channelsTable(channels)]),
    ...(leaks.length === 0 ? [] : [leaksTable(leaks)]),
    ...(mix.length === 0 ? [] : [mixTable(mix)]),
    ...(targets.length === 0 ? [] : [targetsTable(targets)]),
  ]
}

/** What was earned, by how many, and what makes others lose. */
function answer({ twentieths, causes, statement }: ProfitInput, lines: readonly StatementLine[]): Text {
  const profit = amountOf(lines, 'profit')
  const net = amountOf(lines, 'net_sales')
  const share = Number(net) > 0 ? ratioOfDecimals(profit, net) : null
  const hasCosts = statement.some(({ entry }) => entry === 'goods' || entry === 'serve' || entry === 'reach')
  const first =
    share === null || !hasCosts ? text('profit.earned', { profit }) : text('profit.earned_of', { profit, net, share })
  const losers = count(twentieths.map(one => one.losers))
  const customers = count(twentieths.map(one => one.customers))
  const lost = sumDecimals(causes.map(one => one.profit)).replace('-', '')
  const second =
    losers === 0n ? text('profit.nobody_loses', { customers }) : text('profit.losers', { losers, customers, lost })
  const [worst] = causes
  const third =
    worst === undefined ? [] : [text('profit.worst', { cause: causeName(worst.cause), customers: worst.customers })]
  return inSentences([first, second, ...third])
}

function causeName(cause: string): Text {
  switch (cause) {
    case 'discounts':
      return text('profit.cause.discounts')
    case 'returns':
      return text('profit.cause.returns')
    case 'goods':
      return text('profit.cause.goods')
    default:
      return text('profit.cause.activity', { activity: cause })
  }
}

function figures({ twentieths, uncosted }: ProfitInput, lines: readonly StatementLine[]): Figures {
  const profit = amountOf(lines, 'profit')
  const net = amountOf(lines, 'net_sales')
  const all = sumDecimals(twentieths.map(one => one.profit))
  const earned = sumDecimals(twentieths.map(one => one.earned))
  const earners = count(twentieths.map(one => one.earners))
  const peak = Number(all) > 0 ? ratioOfDecimals(earned, all) : null
  const share = Number(net) > 0 ? ratioOfDecimals(uncosted, net) : null
  const loose = unallocatedOf(lines)
  const whole: readonly Figure[] = [
    {
      label: text('profit.line.profit'),
      value: profit,
      format: 'money_whole',
      ...(Number(profit) < 0 ? { tone: 'bad' } : {}),
      ...(share === null || share <= 0 ? {} : { note: text('profit.uncosted', { share }) }),
    },
    {
      label: text('profit.peak'),
      value: earned,
      format: 'money_whole',
      note: peak === null ? text('profit.peak_note', { earners }) : text('profit.peak_share', { earners, share: peak }),
    },
    {
      label: text('profit.losers_figure'),
      value: count(twentieths.map(one => one.losers)),
      format: 'count',
      note: text('profit.of_customers', { customers: count(twentieths.map(one => one.customers)) }),
    },
  ]
  const spare: readonly Figure[] =
    Number(loose) === 0
      ? []
      : [
          {
            label: text('profit.unallocated'),
            value: loose,
            format: 'money_whole',
            note: text('profit.unallocated_note'),
          },
        ]
  return { kind: 'figures', figures: [...whole, ...spare] }
}

function count(counts: readonly bigint[]): bigint {
  return counts.reduce((sum, one) => sum + one, 0n)
}
