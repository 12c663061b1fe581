import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import type { Page } from '../page.js'
import { renderReport } from '../render-report.js'
import { valuePage } from './value.js'
import type { TierStage, ValueInput, ValueModel } from './value-data.js'

function tier(
  name: string,
  stage: string,
  customers: bigint,
  expected: string,
  more: Partial<TierStage> = {},
): TierStage {
  return {
    tier: name,
    lifecycle_stage: stage,
    tier_by: 'expected_value',
    customers,
    net_sales: `${Number(expected) * 2}.5000`,
    product_lines: customers * 10n,
    costed_lines: customers * 9n,
    value_so_far: `${Number(expected) / 2}.0000`,
    expected_value: `${expected}.0000`,
    value_at_risk: stage === 'at_risk' ? `${expected}.0000` : '0.0000',
    ...more,
  }
}

const judged = (high: number): ValueModel['judged'] => ({
  as_of: '2011-09-02' as Day,
  until: '2011-12-01' as Day,
  rows: 5_216,
  unjudged: null,
  measures: [
    {
      measure: 'mae',
      best: 'least',
      model: 0.663,
      baselines: [
        { name: 'as_before', value: 0.661, difference: 0.002, low: -0.009, high },
        { name: 'rate_of_all', value: 1.009, difference: -0.346, low: -0.376, high: -0.315 },
      ],
    },
  ],
})

const input: ValueInput = {
  tiers: [
    tier('platinum', 'active', 42n, '900000'),
    tier('gold', 'active', 160n, '700000'),
    tier('gold', 'at_risk', 8n, '40000'),
    tier('iron', 'active', 600n, '300000'),
    tier('lead', 'at_risk', 700n, '50000'),
    tier('lead', 'lapsed', 2_800n, '10000'),
  ],
  tenths: ['1700000', '200000', '60000', '20000', '10000', '6000', '3000', '1000', '0', '0'].map((worth, i) => ({
    tenth: BigInt(i + 1),
    customers: 431n,
    worth: `${worth}.0000`,
  })),
  atRisk: [
    {
      customer_label: '12346',
      value_at_risk: '9000.5000',
      p_alive: 0.41,
      last_purchase_on: '2011-07-01' as Day,
      gap_days: 41.6,
      net_sales: '77000.0000',
    },
    {
      customer_label: '***',
      value_at_risk: '7000.0000',
      p_alive: null,
      last_purchase_on: '2011-06-01' as Day,
      gap_days: 30,
      net_sales: '12000.0000',
    },
  ],
  model: { forecasts: 'pareto_nbd', basis: 'costs', judged: judged(0.011) },
  tracked: [
    {
      as_of: '2011-06-13' as Day,
      until: '2011-09-11' as Day,
      customers: 4_931n,
      purchases: { foretold: 4_512.3, came: 4_001n },
      spend: { foretold: '1800000.0000', came: '1700000.0000' },
    },
    {
      as_of: '2011-09-11' as Day,
      until: '2011-12-10' as Day,
      customers: 5_291n,
      purchases: { foretold: 5_004.9, came: 6_200n },
      spend: { foretold: '1900000.0000', came: '2500000.0000' },
    },
  ],
}

const answerOf = (given: ValueInput): string => {
  const page = valuePage(given)
  return page === null ? '' : voice('en', 'GBP').say(page.answer)
}

describe('the answer', () => {
  it('says what is to come, who holds it and what of it may go', () => {
    expect(answerOf(input)).toBe(
      'What 4,310 customers are still expected to bring is worth £2,000,000 today. The best tenth of them hold 85.0% of it. £90,000 of it, 4.5%, lies with 708 customers at risk.'.replace(
        'customers at risk',
        'customers who are at risk',
      ),
    )
  })

  it('says what was earned where nothing is foretold', () => {
    const past = input.tiers.map(row => ({
      ...row,
      expected_value: null,
      value_at_risk: null,
      tier_by: 'value_so_far' as const,
    }))
    expect(answerOf({ ...input, tiers: past, model: null, tracked: [], atRisk: [] })).toBe(
      '4,310 customers have earned us £1,000,000 so far. The best tenth of them hold 85.0% of it.',
    )
  })

  it('is silent where neither a cost nor a forecast is known', () => {
    const bare = input.tiers.map(row => ({ ...row, expected_value: null, value_at_risk: null, value_so_far: null }))
    expect(valuePage({ ...input, tiers: bare })).toBeNull()
    expect(valuePage({ ...input, tiers: [] })).toBeNull()
  })

  it('tells of no share of a loss', () => {
    const loss = input.tiers.map(row => ({ ...row, expected_value: '-5.0000', value_at_risk: '-1.0000' }))
    const tenths = input.tenths.map(tenth => ({ ...tenth, worth: '-3.0000' }))
    expect(answerOf({ ...input, tiers: loss, tenths })).toBe(
      'What 4,310 customers are still expected to bring is worth -£30 today.',
    )
  })
})

it('says whether the forecast can be trusted', () => {
  const said = (page: Page | null) =>
    (page?.sections ?? [])
      .flatMap(section => (section.kind === 'text' ? [voice('en', 'GBP').say(section.text)] : []))
      .join(' ')
  expect(said(valuePage(input))).toMatch(/By mean absolute error it was not surely better than every naive rule/)
  const model = { forecasts: 'pareto_nbd', basis: 'spend', judged: judged(-0.001) } as const
  expect(said(valuePage({ ...input, model }))).toMatch(/it was surely better than every naive rule\.$/)
  expect(said(valuePage({ ...input, model: { ...model, judged: null } }))).toMatch(/has not been judged yet/)
  expect(said(valuePage({ ...input, model: null }))).toMatch(/names no model/)
})

it('adds up: tiers, tenths and what is at risk are parts of the same whole', () => {
  const page = valuePage(input)
  const shares = (page?.sections ?? []).flatMap(section =>
    section.kind === 'chart' && section.axis.format === 'percent' ? section.series : [],
  )
  expect(shares).toHaveLength(3)
  for (const { values } of shares) {
    expect(values.reduce((sum: number, value) => sum + (value ?? 0), 0)).toBeCloseTo(1, 9)
  }
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const page = valuePage(input)
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: page === null ? [] : [page] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/value.${language}.html`)
})
