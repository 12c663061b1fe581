import { describe, expect, it } from 'vitest'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { glancePage } from './glance.js'
import type { GlanceInput } from './glance-data.js'

const asOf = '2011-12-10' as Day

const night: GlanceInput = {
  recordsByFate: [
    { source: 'shop', fate: 'quarantined', reason: 'quantity: not a whole number', records: 12n },
    { source: 'shop', fate: 'loaded', reason: null, records: 1_033_031n },
    { source: 'shop', fate: 'duplicate', reason: null, records: 34_335n },
    { source: 'helpdesk', fate: 'loaded', reason: null, records: 4_210n },
    { source: 'helpdesk', fate: 'ignored', reason: 'total row', records: 3n },
  ],
  money: {
    gross_sales: '20972968.1400',
    discounts: '120.5000',
    returns: '1521849.2100',
    net_sales: '19450998.4300',
    outside_products: '-92410.5400',
    unknown_customer: '2638958.1800',
  },
  checks: [
    { name: 'order_line_key_is_unique', passed: true, rows: 0n, blocking: true, examples: [] },
    { name: 'net_sales_add_up', passed: true, rows: 0n, blocking: true, examples: [] },
    {
      name: 'prices_are_positive',
      passed: false,
      rows: 6_202n,
      blocking: false,
      examples: [1, 2, 3, 4, 5, 6].map(line => ({ product: 'A<b>&', line, price: '-0.5000', comment: null })),
    },
    {
      name: 'lines_without_customer',
      passed: false,
      rows: 2n,
      blocking: false,
      examples: [
        { source: 'shop', lines: 135_080n, gross_amount: '1447682.1200' },
        { source: 'helpdesk', lines: 1n, gross_amount: '0.5000' },
      ],
    },
  ],
  customers: 5_878n,
  orders: 40_077n,
  asOf,
  firstDay: '2009-12-01' as Day,
  lastDay: '2011-12-09' as Day,
}

const clean: GlanceInput = {
  ...night,
  recordsByFate: night.recordsByFate.filter(row => row.fate !== 'quarantined'),
  checks: night.checks.filter(check => check.passed),
}

const answerOf = (input: GlanceInput, language: 'en' | 'zh' = 'en') =>
  voice(language, 'GBP').say(glancePage(input).answer)

describe('the answer at a glance', () => {
  it('trusts a night where all is accounted for', () => {
    expect(answerOf(clean)).toBe(
      'Yes: every record (1,071,579) is accounted for, and every check (2) passed. Net sales are £19,450,998, in 40,077 orders of 5,878 customers, from 1 December 2009 to 9 December 2011.',
    )
  })

  it('names what to look at', () => {
    expect(answerOf(night)).toMatch(
      /^Yes, with care: 12 records are in quarantine \(<0\.1%\), 2 checks found something to look at \(lines without a customer, prices_are_positive\)\./,
    )
  })

  it('refuses a night whose blocking checks failed, without telling its figures', () => {
    const failed = night.checks.map(check => ({ ...check, passed: false }))
    expect(answerOf({ ...night, checks: failed })).toBe(
      'No: 2 blocking checks failed (net_sales_add_up, order_line_key_is_unique). Do not use these figures.',
    )
  })

  it('notices sales that do not add up by a hundredth of a cent', () => {
    const money = { ...clean.money, net_sales: '19450998.4301' }
    expect(answerOf({ ...clean, money })).toContain(
      'with care: net sales are not gross sales less discounts and returns',
    )
  })

  it('does not trust what was not checked', () => {
    expect(answerOf({ ...clean, checks: [] })).toMatch(/^Yes, with care: no check has been run\./)
  })

  it('says that there is nothing, in a sentence', () => {
    const nothing: GlanceInput = {
      recordsByFate: [],
      money: {
        gross_sales: '0',
        discounts: '0',
        returns: '0',
        net_sales: '0',
        outside_products: '0',
        unknown_customer: '0',
      },
      checks: [],
      customers: 0n,
      orders: 0n,
      asOf,
      firstDay: null,
      lastDay: null,
    }
    expect(answerOf(nothing)).toBe('There is nothing to trust yet: no record has been delivered.')
    expect(glancePage(nothing).sections).toEqual([])
    expect(answerOf({ ...clean, firstDay: null, lastDay: null })).toContain('No order has been counted so far.')
  })
})

describe('what the checks found', () => {
  const found = async (language: 'en' | 'zh', checks = night.checks) => {
    const options = { language, currency: 'GBP', project: 'corner-shop', asOf }
    const [file] = await renderReport({ pages: [glancePage({ ...night, checks })] }, options)
    return file?.bytes ?? ''
  }
  const check = (name: string, examples: readonly Row[]) => [
    { name, passed: false, rows: BigInt(examples.length), blocking: false, examples },
  ]

  it('stands in words, counts and money', async () => {
    expect(await found('en')).toContain('<td class="start">source shop: 135,080 lines, £1,447,682.12</td>')
    expect(await found('en')).toContain('<td class="start">source helpdesk: 1 line, £0.50</td>')
    expect(await found('zh')).toContain('<td class="start">数据源 shop：135,080 行、£1,447,682.12</td>')
    const returns = check('returns_without_order', [
      { source: 'shop', lines: 2n, units: '1.0000' },
      { source: 'till', lines: 2n, units: '1200.5000' },
    ])
    expect(await found('en', returns)).toContain('source shop: 2 lines, 1 unit<')
    expect(await found('zh', returns)).toContain('数据源 till：2 行、1,200.5 件<')
    const shared = check('shared_values_join_nobody', [{ kind: 'phone', source: 'crm', records: 11n }])
    expect(await found('en', shared)).toContain('kind phone, source crm: 11 records<')
    expect(await found('zh', shared)).toContain('类型 phone、数据源 crm：11 条记录<')
  })

  it('shows at most five rows of a check, escaped, other columns by their own names', async () => {
    const page = await found('en')
    expect(page).toContain('product A&lt;b&gt;&amp;, price -0.5000, comment –: line 5<')
    expect(page).not.toContain(': line 6<')
    expect(page).toContain('Of a check that found more, the first 5 rows are shown.')
    expect(await found('en', check('own', [{ line: 'x' }]))).not.toContain('Of a check that found more')
  })

  it('is left out where nothing was found', () => {
    expect(glancePage(clean).sections).toHaveLength(4)
  })
})

it('does not depend on the order of its rows', () => {
  const turned = {
    ...night,
    recordsByFate: [...night.recordsByFate].reverse(),
    checks: [...night.checks].reverse(),
  }
  expect(glancePage(turned)).toEqual(glancePage(night))
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf }
  const [file] = await renderReport({ pages: [glancePage(night)] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/glance.${language}.html`)
})
