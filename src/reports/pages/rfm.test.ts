import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { byRank, segmentIds } from '../segments.js'
import { rfmPage } from './rfm.js'
import type { RfmCell, RfmInput, SegmentOutlook, SegmentSummary } from './rfm-data.js'
import { outlookTable } from './rfm-outlook.js'

const segments: SegmentSummary[] = [
  summary('hibernating', 1_522n, '402000.0000', 458.8, 1.2, 310.25),
  summary('champions', 856n, '8912345.6700', 11.4, 19.6, 531.1),
  summary('loyal', 1_148n, '4211000.1000', 66.2, 8.4, 436.6),
  summary('potential_loyalists', 722n, '800500.0000', 25.9, 2.6, 426.4),
  summary('need_attention', 269n, '310000.0000', 113.2, 3.1, 371.8),
  summary('about_to_sleep', 388n, '180100.0000', 107.5, 1.4, 331.5),
  summary('at_risk', 747n, '1120000.0000', 373.9, 3.9, 384.4),
  summary('cannot_lose', 74n, '601000.0000', 332.1, 15.8, 514),
  summary('promising', 110n, '40000.0000', 38.6, 1, 363.6),
].sort((one, other) => byRank(segmentIds)(one.segment, other.segment))

const grid: RfmCell[] = [5, 4, 3, 2, 1].flatMap(r =>
  [1, 2, 4, 5].map(f => ({
    r,
    f,
    segment: segmentOf(r, f),
    customers: BigInt(r * 40 + f * f * 11),
    net_sales: `${r * f * f * 1200}.5000`,
  })),
)

const input: RfmInput = {
  segments,
  grid,
  thresholds: [
    { measure: 'recency', score: 5, from: 1, to: 20, customers: 1_210n },
    { measure: 'recency', score: 4, from: 21, to: 55, customers: 1_150n },
    { measure: 'recency', score: 3, from: 56, to: 150, customers: 1_180n },
    { measure: 'recency', score: 2, from: 151, to: 390, customers: 1_170n },
    { measure: 'recency', score: 1, from: 391, to: null, customers: 1_126n },
    { measure: 'frequency', score: 5, from: 9, to: null, customers: 1_101n },
    { measure: 'frequency', score: 4, from: 5, to: 8, customers: 1_002n },
    { measure: 'frequency', score: 3, from: null, to: null, customers: 0n },
    { measure: 'frequency', score: 2, from: 2, to: 4, customers: 2_103n },
    { measure: 'frequency', score: 1, from: 1, to: 1, customers: 1_630n },
    { measure: 'monetary', score: 5, from: '501.2500', to: null, customers: 1_168n },
    { measure: 'monetary', score: 1, from: '0.0100', to: '149.9900', customers: 1_166n },
  ],
  outlook: [
    outlook('at_risk', '12000.0000', '90000.5000', '301000.0000'),
    outlook('champions', '2100000.1000', '1900000.0000', '3100000.2500'),
    { ...outlook('new', '31000.0000', '0.0000', null), trend: null },
  ],
  scored: 5_836n,
  unscored: 42n,
}

function outlook(segment: string, recent: string, earlier: string, margin: string | null): SegmentOutlook {
  return {
    segment,
    recent_sales: recent,
    earlier_sales: earlier,
    trend: Number(recent) / Number(earlier) - 1,
    margin,
    margin_rate: margin === null ? null : 0.36,
    costed_share: 0.94,
  }
}

function summary(
  segment: string,
  customers: bigint,
  net: string,
  days: number,
  frequency: number,
  monetary: number,
): SegmentSummary {
  return {
    segment,
    customers,
    net_sales: net,
    recency_days_mean: days,
    frequency_mean: frequency,
    monetary_mean: monetary,
  }
}

function segmentOf(r: number, f: number): string {
  if (r <= 2) return f <= 2 ? 'hibernating' : f <= 4 ? 'at_risk' : 'cannot_lose'
  if (r === 3) return f <= 2 ? 'about_to_sleep' : 'loyal'
  if (f >= 4) return r === 5 ? 'champions' : 'loyal'
  return f >= 2 ? 'potential_loyalists' : r === 5 ? 'new' : 'promising'
}

const answerOf = (given: RfmInput) => voice('en', 'GBP').say(rfmPage(given).answer)

describe('the answer on the best and the slipping', () => {
  it('names the champions and those who are leaving', () => {
    expect(answerOf(input)).toBe(
      '856 customers in “Champions”, 14.7% of all, bring 53.8% of net sales. 821 who used to buy often are slipping away; they have brought £1,721,000 so far.',
    )
  })

  it('takes the segment that brings most where nobody is a champion', () => {
    const without = segments.filter(({ segment }) => segment === 'hibernating' || segment === 'loyal')
    expect(answerOf({ ...input, segments: without })).toMatch(/^1,148 customers in “Loyal customers”/)
    expect(answerOf({ ...input, segments: without })).toContain('Nobody who used to buy often')
  })

  it("knows nothing of who is slipping among a project's own segments", () => {
    const own = [summary('whales', 3n, '900', 5, 9, 100), summary('minnows', 97n, '100', 5, 1, 1)]
    expect(answerOf({ ...input, segments: own })).toBe(
      '3 customers in “whales”, 3.0% of all, bring 90.0% of net sales.',
    )
  })

  it('claims no share of sales that sum up to nothing', () => {
    const free = [summary('champions', 3n, '0', 5, 9, 0)]
    expect(answerOf({ ...input, segments: free })).toMatch(/^3 customers are in “Champions”, 100\.0% of all\./)
  })

  it('says that there is nobody, in a sentence', () => {
    const nobody = { segments: [], grid: [], thresholds: [], outlook: [], scored: 0n, unscored: 9n }
    expect(answerOf(nobody)).toMatch(/^No customer has a purchase to be scored by/)
    expect(rfmPage(nobody).sections).toEqual([])
  })
})

it('names segments and scores that nobody has', () => {
  const notes = rfmPage(input).sections.flatMap(section => ('note' in section && section.note ? [section.note] : []))
  const said = notes.map(voice('en', 'GBP').say).join('\n')
  expect(said).toContain('Segments with nobody in them: New customers.')
  expect(said).toContain('Scores that nobody has: frequency 3')
})

it.each(['en', 'zh'] as const)('shows no bound of money twice (%s)', async language => {
  const bands: RfmInput = {
    ...input,
    thresholds: [
      { measure: 'monetary', score: 5, from: '2005.0601', to: null, customers: 864n },
      { measure: 'monetary', score: 4, from: '911.2601', to: '2005.0600', customers: 865n },
    ],
  }
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [rfmPage(bands)] }, options)
  expect(file?.bytes.match(/£[\d,]*(2,005|911)\.\d+/g)).toEqual(['£2,005.0601', '£911.2601', '£2,005.06'])
})

it.each([
  ['en', 'Monetary (net sales in all)', 'Spend per purchase is the net sales of the segment divided by its purchases'],
  ['zh', '消费金额（累计净销售额）', '每次消费额为该客户群的净销售额除以其购买次数'],
] as const)('says what its amounts are of (%s)', async (language, monetary, spend) => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [rfmPage(input)] }, options)
  expect(file?.bytes).toContain(`<th scope="row" class="start">${monetary}</th>`)
  expect(file?.bytes).toContain(spend)
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: [rfmPage(input)] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/rfm.${language}.html`)
})

it('tells of margins only where a cost is known', () => {
  const bare = input.outlook.map(row => ({ ...row, margin: null, margin_rate: null, costed_share: null }))
  expect([outlookTable(input.outlook), outlookTable(bare)].map(({ columns }) => columns.length)).toEqual([7, 4])
  expect(outlookTable(bare).rows[0]).toHaveLength(4)
})
