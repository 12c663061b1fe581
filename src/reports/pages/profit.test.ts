import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { sumDecimals } from '../decimal.js'
import { plain } from '../language/text.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { profitPage } from './profit.js'
import { waterfall, whaleChart } from './profit-charts.js'
import type { ProfitInput, StatementEntry } from './profit-data.js'
import { statementLines } from './profit-statement.js'

const entry = (
  name: string,
  amount: string,
  activity = '',
  driver: string | null = null,
  quantity = '0',
): StatementEntry => ({
  entry: name,
  activity,
  driver,
  quantity,
  amount,
})

const statement = [
  entry('discounts', '-100.0000'),
  entry('goods', '-500.0000', '', null, '90.0000'),
  entry('gross_sales', '1000.0000', '', null, '100.0000'),
  entry('reach', '-20.0000', 'letters', 'contacts', '40.0000'),
  entry('returns', '-50.0000', '', null, '5.0000'),
  entry('serve', '-60.0000', 'picking', 'lines', '120.0000'),
  entry('serve', '-330.0000', 'calls', 'minutes', '412.5000'),
  entry('unallocated', '-15.0000', 'calls', 'minutes'),
]

const input: ProfitInput = {
  statement,
  twentieths: Array.from({ length: 20 }, (_, i) => ({
    part: BigInt(i + 1),
    customers: 5n,
    net_sales: '42.5000',
    profit: `${i < 8 ? 20 - i : -8}.0000`,
    earners: i < 8 ? 5n : 0n,
    earned: `${i < 8 ? 20 - i : 0}.0000`,
    losers: i < 8 ? 0n : 5n,
  })),
  causes: [
    { cause: 'calls', customers: 41n, net_sales: '300.0000', cost: '250.0000', profit: '-80.0000' },
    { cause: 'returns', customers: 19n, net_sales: '30.0000', cost: '45.0000', profit: '-16.0000' },
  ],
  losing: [{ customer_label: '12346', cause: 'calls', net_sales: '3.0000', cost: '9.5000', profit: '-8.2500' }],
  channels: [
    ...[{ channel_key: 3n, channel: 'web', net_sales: '850.0000', goods: '500.0000' }].map(one => ({
      ...one,
      ...{ cost_to_serve: '60.0000', cost_to_reach: '0.0000', profit: '290.0000' },
    })),
    ...[{ channel_key: 0n, channel: 'unknown', net_sales: '0.0000', goods: '0.0000' }].map(one => ({
      ...one,
      ...{ cost_to_serve: '330.0000', cost_to_reach: '20.0000', profit: '-350.0000' },
    })),
  ],
  leaks: [
    {
      ...{ category: 'Tea', below_list: '12.0000', gross_sales: '700.0000', discounts: '100.0000' },
      ...{ returns: '0.0000', goods: '300.0000', profit: '240.0000' },
    },
    {
      ...{ category: null, below_list: null, gross_sales: '300.0000', discounts: '0.0000' },
      ...{ returns: '50.0000', goods: '200.0000', profit: '50.0000' },
    },
  ],
  mix: [
    {
      category: 'Tea',
      channel_key: 3n,
      channel: 'web',
      segment: 'champions',
      net_sales: '400.0000',
      profit: '200.0000',
    },
    { category: null, channel_key: 0n, channel: 'unknown', segment: null, net_sales: '10.0000', profit: '-30.0000' },
  ],
  targets: [
    {
      ...{
        measure: 'Net sales',
        measure_id: 'net_sales',
        period: '2011-12-01' as Day,
        is_over: false,
        channel: 'web',
        product_id: null,
      },
      ...{
        category: 'Tea',
        country: null,
        region: null,
        segment: 'champions',
        planned: '500.0000',
        actual: '400.0000',
      },
    },
    {
      ...{
        measure: 'visits',
        measure_id: 'visits',
        period: '2011-11-01' as Day,
        is_over: true,
        channel: null,
        product_id: null,
      },
      ...{ category: null, country: null, region: null, segment: null, planned: '9.0000', actual: null },
    },
  ],
  uncosted: '85.0000',
}

it('a statement goes from gross sales to profit, and each line is what it says', () => {
  const lines = statementLines(statement)
  expect(lines.map(({ id, amount }) => [id, amount])).toEqual([
    ['gross_sales', '1000.0000'],
    ['discounts', '-100.0000'],
    ['returns', '-50.0000'],
    ['net_sales', '850'],
    ['goods', '-500.0000'],
    ['gross_margin', '350'],
    ['serve: calls', '-330.0000'],
    ['serve: picking', '-60.0000'],
    ['reach: letters', '-20.0000'],
    ['profit', '-60'],
    ['unallocated: calls', '-15.0000'],
    ['result', '-75'],
  ])
  expect(sumDecimals(statement.map(({ amount }) => amount))).toBe('-75')
  expect(statementLines([entry('gross_sales', '3.0000')]).map(({ id }) => id)).toEqual([
    'gross_sales',
    'net_sales',
    'profit',
  ])
})

it('a waterfall ends where it adds up to, on either side of zero', () => {
  const { series } = waterfall(statementLines(statement), plain('x'))
  const [base, ...bars] = series
  const ends = statementLines(statement).map((_, i) => {
    const drawn = bars.map(({ values }) => values[i] ?? 0)
    return { from: base?.values[i], up: Math.max(...drawn, 0), down: Math.min(...drawn, 0) }
  })
  // Calls: from 350 to 20; picking crosses zero: from 20 to -40; letters from -40 to -60.
  expect(ends.slice(6, 10)).toEqual([
    { from: 20, up: 330, down: 0 },
    { from: 0, up: 20, down: -40 },
    { from: -40, up: 0, down: -20 },
    { from: 0, up: 0, down: -60 },
  ])
})

it('the whale curve begins at nothing, ends at all, and peaks at what those earn who earn', () => {
  const curve = whaleChart(input.twentieths)?.series[0]?.values.map(Number) ?? []
  expect(curve).toHaveLength(21)
  expect([curve[0], curve.at(-1)]).toEqual([0, 1])
  expect(Math.max(...curve)).toBeCloseTo(132 / 36, 9)
  expect(whaleChart(input.twentieths.map(one => ({ ...one, profit: '-1.0000' })))).toBeNull()
})

it('answers in a sentence, with what makes customers lose money', () => {
  const { say } = voice('en', 'GBP')
  const page = profitPage(input)
  expect(page === null ? '' : say(page.answer)).toBe(
    'Of £850 of net sales -£60 remain as profit, -7.1%. 60 of 100 customers cost more than they bring: £96 in all. Most of that is lost through “calls”: with 41 of them it is what they cost most above others.',
  )
  expect(profitPage({ ...input, statement: [] })).toBeNull()
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const page = profitPage(input)
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: page === null ? [] : [page] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/profit.${language}.html`)
})
