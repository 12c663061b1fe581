import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { addMonths } from '../months.js'
import { renderReport } from '../render-report.js'
import { revenuePage } from './revenue.js'
import type { RevenueMonth } from './revenue-data.js'

/** Net sales in thousands, December 2009 to December 2011; the last month ends on its ninth day. */
const thousands = [
  799, 624, 533, 766, 591, 615, 680, 592, 657, 854, 1046, 1422, 748, 560, 498, 683, 493, 723, 691, 681, 682, 1019, 1070,
  1461, 433,
]

const twoYears: RevenueMonth[] = thousands.map((value, at) =>
  monthOf(addMonths('2009-12', at), `${value}000.5000`, BigInt(value + 200), at === 24),
)

function monthOf(month: string, net: string, customers = 10n, incomplete = false): RevenueMonth {
  return {
    month,
    customers,
    new_customers: customers / 4n,
    orders: customers * 2n,
    net_sales: net,
    gross_sales: net,
    returns: '0',
    complete: !incomplete,
  }
}

const answerOf = (months: readonly RevenueMonth[], language: 'en' | 'zh' = 'en') =>
  voice(language, 'GBP').say(revenuePage({ months }).answer)

describe('the answer on revenue', () => {
  it('holds twelve complete months against the twelve before, and leaves the incomplete month out', () => {
    expect(answerOf(twoYears)).toBe(
      'Net sales of the last 12 complete months (Dec 2010 to Nov 2011) are £9,309,006, 1.4% more than in the 12 months before. 2,922 customers bought for the first time. Incomplete and left out of the comparison: Dec 2011.',
    )
  })

  it('does not sell an incomplete month as a fall', () => {
    const months = [monthOf('2011-10', '100'), monthOf('2011-11', '100'), monthOf('2011-12', '5', 1n, true)]
    expect(answerOf(months)).toMatch(
      /^Net sales of Nov 2011, the last complete month, are £100, as much as in the month before\./,
    )
  })

  it('holds a month against itself a year earlier where there are not two years', () => {
    const months = Array.from({ length: 14 }, (_, at) => monthOf(addMonths('2010-10', at), at === 1 ? '200' : '150'))
    expect(answerOf(months)).toContain(
      'Net sales of Nov 2011, the last complete month, are £150, 25.0% less than in the same month',
    )
  })

  it('names the period that new customers are held against', () => {
    const years = Array.from({ length: 25 }, (_, at) => monthOf(addMonths('2009-11', at), '100', at > 12 ? 8n : 16n))
    expect(answerOf(years)).toContain(
      '24 customers bought for the first time, 50.0% less than in the 12 months from Dec 2009 to Nov 2010.',
    )
    expect(answerOf(years, 'zh')).toContain('首次购买的客户有 24 位，与2009年12月至2010年11月相比下降 50.0%。')
    const threeMonths = years.slice(-3)
    expect(answerOf(threeMonths)).toContain('2 customers bought for the first time, as much as in Oct 2011.')
  })

  it('gives no percentage of nothing', () => {
    const months = [monthOf('2011-10', '0'), monthOf('2011-11', '100')]
    expect(answerOf(months)).toContain('£100; the period before had none to compare with.')
    expect(answerOf([monthOf('2011-10', '-5'), monthOf('2011-11', '100')])).not.toContain('%')
  })

  it('says that there is nothing to compare, in a sentence', () => {
    expect(answerOf([])).toBe('There are no orders yet, so no month to show.')
    expect(answerOf([monthOf('2011-12', '5', 1n, true)])).toMatch(/^No month is complete yet/)
    expect(answerOf([monthOf('2011-11', '5')])).toBe('Net sales of Nov 2011, the only complete month, are £5.')
  })

  it('does not call the first customers of the data new', () => {
    expect(answerOf([monthOf('2011-11', '5')])).not.toContain('for the first time')
  })
})

it('shows a month without orders as zero', () => {
  const page = revenuePage({ months: [monthOf('2011-03', '5'), monthOf('2011-01', '7')] })
  const chart = page.sections.find(section => section.kind === 'chart')
  expect(chart?.series[0]?.values).toEqual([7, 0, 5])
})

it('names the month that occurs twice', () => {
  expect(() => revenuePage({ months: [monthOf('2011-03', '5'), monthOf('2011-03', '6')] })).toThrow(
    "month '2011-03' occurs twice",
  )
})

it('depends on no order of months, and never says NaN', () => {
  const month = fc.record({
    at: fc.integer({ min: 0, max: 30 }),
    cents: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    customers: fc.bigInt({ min: 0n, max: 1000n }),
    incomplete: fc.boolean(),
  })
  const months = fc.uniqueArray(month, { selector: ({ at }) => at, maxLength: 30 })
  fc.assert(
    fc.property(months, drawn => {
      const rows = drawn.map(({ at, cents, customers, incomplete }) =>
        monthOf(addMonths('2009-12', at), String(cents), customers, incomplete),
      )
      expect(answerOf(rows)).not.toMatch(/NaN|Infinity|undefined/)
      expect(revenuePage({ months: [...rows].reverse() })).toEqual(revenuePage({ months: rows }))
    }),
  )
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [revenuePage({ months: twoYears })] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/revenue.${language}.html`)
})
