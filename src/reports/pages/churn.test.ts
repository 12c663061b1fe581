import { describe, expect, it } from 'vitest'
import type { Why } from '../../mining/churn/why.js'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { churnPage } from './churn.js'
import type { ChurnInput, ChurnJudged, ChurnOffer } from './churn-data.js'

const tens = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

const model: ChurnJudged = {
  forecast: 'both',
  leaks: ['churn score', 'satisfaction score'].map(name => ({ column: `attribute_${name}`, name })),
  held_out: null,
  plain_column: null,
  causes: [
    {
      cause: {
        column: 'last_case_about',
        name: 'the last service case',
        since: false,
        unit: 'number',
        span: null,
        alike: [],
        holds: { is: 'level', level: 'late delivery' },
      },
      says: 'the last service case = late delivery',
      customers: 48,
      left_share: 0.9,
      points: 1.2,
      low: 0.4,
      high: 2,
    },
    {
      // Of a card of an earlier version.
      cause: null,
      says: 'days since the last purchase ≤ 12',
      customers: 300,
      left_share: 0.2,
      points: -0.9,
      low: -1.3,
      high: -0.5,
    },
  ],
  calibration: tens.map(i => ({ rows: 100, foretold: i / 11, came: i / 10.5 })),
  gains: tens.map(i => ({ rows: 100, reached: Math.min(1, i / 8), lift: 1.2 })),
  stakes: {
    worth: 'net_sales',
    tenths: tens.map(i => ({ rows: 100, foretold: 95 - 9 * i, left: 96 - 9 * i, at_stake: 9000 / i, lost: 9100 / i })),
  },
  judged: {
    as_of: '2025-07-03' as Day,
    until: '2025-10-01' as Day,
    rows: 1_000,
    unjudged: null,
    measures: [
      {
        measure: 'auc',
        best: 'most',
        model: 0.86,
        baselines: [{ name: 'recency_alone', value: 0.72, difference: 0.14, low: 0.1, high: 0.17 }],
      },
    ],
  },
}

const at = (share: number) => ({
  share,
  customers: Math.round(1000 * share),
  cost: 5000 * share,
  profit: 4000 * share * (1.6 - share),
  interval: { low: 3000 * share * (1.6 - share), high: 5000 * share * (1.6 - share) },
})
const offer: ChurnOffer = { cost: 5, take_up: 0.3, depths: tens.map(i => at(i / 10)), best: at(0.8) }

const input: ChurnInput = {
  leaving: { kind: 'purchases', horizon_days: 90 },
  refused: null,
  why: null,
  tenths: tens.map(i => ({
    tenth: BigInt(i),
    customers: 100n,
    leavers: 100 - 9 * i,
    worth: '6000.0000',
    at_stake: `${60 * (100 - 9 * i)}.0000`,
  })),
  worthBy: 'expected_value',
  model,
  offer,
  horizon: { suggested: 210, share: 0.5, curve: tens.map(i => ({ days: 30 * i, back: 0.85 - i / 20 })) },
  season: null,
  moves: {
    from: '2025-09-03' as Day,
    matrix: [
      { from_band: 'high', to_band: 'high', customers: 300n },
      { from_band: 'low', to_band: 'high', customers: 12n },
      { from_band: null, to_band: 'low', customers: 40n },
    ],
    jumps: [
      {
        customer_label: '10042',
        chance_before: 0.12,
        chance: 0.71,
        last_purchase_on: '2025-06-20' as Day,
        net_sales: '812.5000',
      },
    ],
  },
}

const said = (given: ChurnInput) => voice('en', 'GBP').say(churnPage(given).answer)

describe('who is leaving', () => {
  it.each(['en', 'zh'] as const)('is drawn whole in %s', async language => {
    const report = await renderReport(
      { pages: [churnPage(input)] },
      { language, currency: 'GBP', project: 'shop', asOf: '2025-10-01' as Day },
    )
    await expect(report[0]?.bytes).toMatchFileSnapshot(`../golden/churn.${language}.html`)
  })

  it('answers how many, what is at stake, why, and what an offer would bring', () => {
    expect(said(input)).toBe(
      'Of 1,000 customers who can leave, about 505 will: 50.5%. £30,300 is at stake; the likeliest tenth of the customers holds 18.0% of it. What raises it most is “the last service case: late delivery”: of 48 such customers 90.0% left. An offer to 800 customers should bring £2,560.',
    )
  })

  it('does not promise what an offer may lose', () => {
    const best = { ...at(0.1), interval: { low: -120.4, high: 900 } }
    expect(said({ ...input, offer: { ...offer, best } })).toMatch(
      /An offer to 100 customers may bring £600, but it may also lose money: -£120 to £900\.$/,
    )
  })

  it('is silent about what nobody knows', () => {
    const bare: ChurnInput = {
      ...input,
      tenths: input.tenths.map(tenth => ({ ...tenth, worth: null, at_stake: null })),
      model: null,
      offer: null,
      horizon: null,
      moves: null,
    }
    expect(said(bare)).toBe('Of 1,000 customers who can leave, about 505 will: 50.5%.')
    expect(churnPage(bare).sections.map(({ kind }) => kind)).toEqual(['figures', 'text', 'table', 'text'])
    expect(said({ ...bare, tenths: [] })).toBe('No customer can leave tonight.')
    const refused = { ...bare, tenths: [], refused: 'nothing that is known tells who leaves better than chance' }
    expect(said(refused)).toBe('Nobody can say: nothing that is known tells who leaves better than chance.')
    const why = { code: 'no_better', area: '0.520', plain: '0.509', customers: 900, left_out: 'balance' } as const
    expect(said({ ...refused, why })).toMatch(
      /^Nobody can say who is leaving\. Nothing .* 0\.520 by all of it .* of 900 customers .* afterwards: balance\. What is known before .*\.$/,
    )
  })

  it.each<Why>([
    { code: 'too_few', customers: 30, left: 3, stayed: 27, least: 20 },
    { code: 'nothing_tells' },
    { code: 'only_leaks', names: [{ column: 'last_case_state', name: 'state of the last service case' }] },
    // Of a card of an earlier version.
    { code: 'only_leaks', names: '原因' },
    {
      code: 'no_better',
      area: '0.520',
      plain: '0.509',
      customers: 900,
      left_out: [
        { column: 'attribute_balance', name: '余额' },
        { column: 'mrr', name: 'what a month brings' },
      ],
    },
    {
      code: 'no_better',
      area: '0.590',
      plain: '0.500',
      customers: 416,
      left_out: [],
      ends: { gain_low: '-0.011', gain_high: '0.189', plain_low: '0.450', plain_high: '0.550' },
    },
    { code: 'history_too_short', from: '2024-05-01', days: 90 },
    { code: 'no_label', attribute: '是否流失' },
    { code: 'orders_stopped', last: '2024-05-01', days: 100, longest: 3, until: '2024-05-02' },
    { code: 'records_stopped', last: '2024-05-01', days: 100, longest: 31, until: '2024-05-02' },
    { code: 'no_days', attribute: '是否流失' },
    { code: 'no_maximum' },
  ])('says in Chinese, and in no other language, why it cannot say: %j', why => {
    const page = churnPage({ ...input, tenths: [], refused: 'in English', why })
    // What is typed into the project file or a terminal is the same in every language.
    const typed =
      /ROC|updated_at|of: records|horizon_days|always_known|kehu run --as-of|attributes|models|churn: label/g
    expect(voice('zh', 'CNY').say(page.answer).replaceAll(typed, '')).not.toMatch(/[A-Za-z]/)
  })

  it('warns where a year ago another share left than of late', () => {
    const season = { from: '2024-10-01' as Day, share: 0.41, lately: 0.67 }
    expect(said({ ...input, season })).toContain(
      '50.5%. That is as many as lately, when 67.0% left; a year ago 41.0% did, in as many days from 1 October 2024 on.',
    )
  })

  it('does not praise one column for being better than the plain rule, which it is', () => {
    const alone: ChurnJudged = {
      ...model,
      forecast: 'plain',
      plain_column: { column: 'attribute_usage', name: 'usage' },
    }
    const texts = churnPage({ ...input, model: alone }).sections.flatMap(section =>
      section.kind === 'text' ? voice('en', 'GBP').say(section.text) : [],
    )
    expect(texts).toContainEqual(
      expect.stringMatching(/^One column alone forecasts, usage: .* than one chance for everybody, of 1,000 customers/),
    )
    expect(texts.join()).not.toContain('naive rule')
  })

  it('says what leaving means by records', () => {
    const leaving = { kind: 'records', horizon_days: 90, label: 'churn = yes' } as const
    const [first] = churnPage({ ...input, leaving }).sections.flatMap(section =>
      section.kind === 'text' ? voice('en', 'GBP').say(section.text) : [],
    )
    expect(first).toBe('Leaving means that a record of the next 90 days says churn = yes.')
  })

  it('says of how many customers a label says that they have left, and of how many nothing', () => {
    const texts = (gone: bigint, unsaid: bigint) =>
      churnPage({ ...input, leaving: { kind: 'label', label: 'exited = 1', gone, unsaid } }).sections.flatMap(
        section => (section.kind === 'text' ? voice('en', 'GBP').say(section.text) : []),
      )[0]
    expect(texts(0n, 0n)).toMatch(/^A column of the source says who left: exited = 1\. .* who did\.$/)
    expect(texts(12n, 0n)).toMatch(/12 customers have left already.* anything\.$/)
    expect(texts(12n, 3n)).toMatch(/Of 3 customers the column says nothing: they have a chance, .* from them\.$/)
  })

  it('says so where an offer pays for nobody, and where the worth of customers is not known', () => {
    const texts = (of: ChurnOffer) =>
      churnPage({ ...input, offer: of }).sections.flatMap(section =>
        section.kind === 'text' ? voice('en', 'GBP').say(section.text) : [],
      )
    expect(texts({ ...offer, best: null }).join()).toContain('The offer pays for nobody')
    expect(texts({ ...offer, depths: [], best: null }).join()).toContain('the worth of customers is not known')
    expect(texts(offer).join()).toContain('Best: an offer to 800 customers, 80.0% of those whose worth is known.')
  })
})
