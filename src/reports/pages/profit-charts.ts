import { ratioOfDecimals, sumDecimals } from '../decimal.js'
import { text } from '../language/text.js'
import type { Chart } from '../section.js'
import type { Twentieth } from './profit-data.js'
import type { StatementLine } from './profit-statement.js'

/** Each step of a statement from where the one before it ended; what is left stands on the ground. */
export function waterfall(lines: readonly StatementLine[], title: Chart['title']): Chart {
  const steps = stepsOf(lines)
  // A step that crosses zero has a part on either side; else it stands on what carries it.
  const carried = steps.map(({ from, to }) => (from * to < 0 ? 0 : Math.abs(from) < Math.abs(to) ? from : to))
  const part = (kind: StatementLine['kind'] | 'both', side: 1 | -1) =>
    steps.map(step => {
      if (kind !== step.kind) return null
      const [low, high] = [Math.min(step.from, step.to), Math.max(step.from, step.to)]
      const size = side === 1 ? Math.max(high, 0) - Math.max(low, 0) : Math.min(low, 0) - Math.min(high, 0)
      return size === 0 ? null : size
    })
  const bars = (kind: StatementLine['kind'], name: Chart['title']) =>
    ([1, -1] as const).map(side => ({ name, mark: 'bar' as const, values: part(kind, side) }))
  return {
    kind: 'chart',
    title,
    about: text('profit.waterfall_about'),
    layout: 'bars',
    stacked: true,
    labels: lines.map(({ name }) => name),
    axis: { name: text('profit.amount'), format: 'money' },
    series: [
      { name: text('profit.amount'), mark: 'base', values: carried },
      ...bars('left', text('profit.left')),
      ...bars('gone', text('profit.gone')),
      ...bars('earned', text('profit.line.gross_sales')),
    ],
    unfinished: [],
  }
}

function stepsOf(lines: readonly StatementLine[]) {
  let running = 0
  return lines.map(({ kind, amount }) => {
    const size = Number(amount)
    const from = kind === 'left' ? 0 : running
    running = kind === 'left' ? size : running + size
    return { kind, from, to: running }
  })
}

/** Profit of the best customers together, as a share of all profit: it rises above all of it where others lose. */
export function whaleChart(twentieths: readonly Twentieth[]): Chart | null {
  const all = sumDecimals(twentieths.map(({ profit }) => profit))
  const count = twentieths.reduce((sum, { customers }) => sum + customers, 0n)
  if (Number(all) <= 0 || twentieths.length < 2) return null
  const running = twentieths.map((_, i) => twentieths.slice(0, i + 1))
  const share = (part: readonly Twentieth[]) =>
    Number(part.reduce((sum, { customers }) => sum + customers, 0n)) / Number(count)
  return {
    kind: 'chart',
    title: text('profit.whale_title'),
    about: text('profit.whale_about'),
    layout: 'columns',
    stacked: false,
    labels: [0, ...running.map(share)].map(part => text('profit.best', { share: part })),
    across: text('profit.customers_across'),
    axis: { name: text('profit.share_of_profit'), format: 'percent' },
    series: [
      {
        name: text('profit.share_of_profit'),
        mark: 'line',
        values: [0, ...running.map(part => ratioOfDecimals(sumDecimals(part.map(({ profit }) => profit)), all))],
      },
    ],
    unfinished: [],
    note: text('profit.whale_note'),
  }
}

/** What each tenth of the customers earns or loses: two twentieths each. */
export function tenthsOfProfit(twentieths: readonly Twentieth[]): Chart {
  const tenths = Array.from({ length: 10 }, (_, i) =>
    twentieths.filter(({ part }) => part === BigInt(2 * i + 1) || part === BigInt(2 * i + 2)),
  )
  return {
    kind: 'chart',
    title: text('profit.deciles_title'),
    about: text('profit.deciles_about'),
    layout: 'columns',
    stacked: false,
    labels: tenths.map((_, i) => text('value.tenth', { tenth: BigInt(i + 1) })),
    across: text('profit.tenths_across'),
    axis: { name: text('profit.line.profit'), format: 'money' },
    series: [
      {
        name: text('profit.line.profit'),
        mark: 'bar',
        values: tenths.map(parts => Number(sumDecimals(parts.map(({ profit }) => profit)))),
      },
    ],
    unfinished: [],
  }
}
