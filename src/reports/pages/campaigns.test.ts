import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { campaignsPage } from './campaigns.js'
import type { ArmUplift, CampaignRow, CampaignsInput, UpliftRange } from './campaigns-data.js'

const campaign = (key: bigint, more: Partial<CampaignRow> = {}): CampaignRow => ({
  campaign_key: key,
  name: `spring ${key}`,
  started_on: '2024-03-01' as Day,
  customers: 1000n,
  controls: 0n,
  contaminated: 0n,
  responded: null,
  controls_responded: null,
  early_responses: 0n,
  bought: 20n,
  revenue: '500.0000',
  margin: null,
  cost: null,
  response_rate: null,
  conversion_rate: 0.02,
  cost_to_revenue: null,
  revenue_return: null,
  margin_return: null,
  ...more,
})
const range = (value: number, half: number): UpliftRange => ({
  value,
  error: half / 2,
  low: value - half,
  high: value + half,
})
const arm = (name: string, uplift: number): ArmUplift => ({
  campaign_key: 1n,
  arm: name,
  customers: 1000n,
  controls: 900n,
  effects: [
    { measure: 'conversion', treated: 0.02 + uplift, control: 0.02, uplift: range(uplift, 0.01) },
    { measure: 'revenue', treated: 2, control: 1.5, uplift: range(0.5, 0.7) },
  ],
})
const input: CampaignsInput = {
  campaigns: [
    campaign(1n, { controls: 900n, cost: '100.0000', cost_to_revenue: 0.2, revenue_return: 4 }),
    campaign(2n),
  ],
  arms: [arm('men', 0.03), arm('women', -0.002)],
  groups: [
    {
      ...arm('men', 0.05),
      kind: '(channel)',
      value: 'Web',
      beyondOthers: [range(0.04, 0.01), range(0, 1)],
    },
    { ...arm('men', 0.05), kind: 'newbie', value: '1', beyondOthers: [range(0.004, 0.01), range(0, 1)] },
  ],
  matched: [
    { campaign_key: 2n, reached: 40, matched: 38, others: 200, conversion: range(0.1, 0.2), revenue: range(3, 1) },
  ],
  rates: [],
  pooled: [],
  best: [
    {
      ...{ scope: 'channel', measure: 'conversion', campaign_key: 1n, arm: 'men', kind: '(channel)', value: 'email' },
      ...{ customers: 1000n, found: range(0.05, 0.01), beyond: range(0.02, 0.01) },
    },
    {
      ...{
        scope: 'segment',
        measure: 'revenue',
        campaign_key: 1n,
        arm: 'men',
        kind: '(spend)',
        value: 'highest third',
      },
      ...{ customers: 300n, found: range(5, 1), beyond: range(2, 3) },
    },
  ],
  model: {
    qini: 0.058,
    low: 0.036,
    high: 0.079,
    rows: 21_346,
    isTold: true,
    curve: [
      { customers: 0, gained: 0 },
      { customers: 10_000, gained: 300 },
      { customers: 21_346, gained: 350 },
    ],
    kinds: [{ kind: 'persuadable', customers: 900n, chance_without: 0.1, uplift: 0.05 }],
  },
}
const said = (of: CampaignsInput, language: 'en' | 'zh' = 'en') => {
  const page = campaignsPage(of)
  return page === null ? null : voice(language, 'EUR').say(page.answer)
}
const titles = (of: CampaignsInput) =>
  campaignsPage(of)?.sections.flatMap(section => ('title' in section ? [voice('en', 'EUR').say(section.title)] : []))

describe('the page of campaigns', () => {
  it('says which arms surely worked, which most, and what campaigns cost', () => {
    expect(said(input)).toBe(
      'Of 2 arms with a control group, 1 surely brought more than leaving customers alone, by purchases. Most did men: purchases rose by 3.0% of its customers, surely between 2.0% and 4.0%. 1 campaign with a known cost took €100 together.',
    )
    expect(said(input, 'zh')).toContain('2 个有对照组的实验组中，有 1 个')
  })

  it('says that nothing can be told where nobody was left out', () => {
    const untested = { ...input, campaigns: [campaign(2n)], arms: [], groups: [], best: [], model: null }
    expect(said(untested)).toBe('That cannot be told: of 1 campaign none left customers out to compare with.')
    expect(titles(untested)).toEqual([
      'The campaigns in figures',
      'What campaigns brought and cost',
      'Without a control group: beside customers who were alike before',
    ])
  })

  it('says whether it can be told whom contact moves, and who that is', () => {
    expect(titles(input)).toEqual(expect.arrayContaining(['Whom contact moves', 'Four kinds of customers']))
    const words = (isTold: boolean) => {
      const page = campaignsPage({ ...input, model: input.model && { ...input.model, isTold } })
      return page?.sections.flatMap(one => (one.kind === 'text' ? [voice('en', 'EUR').say(one.text)] : []))
    }
    expect(words(true)?.[0]).toMatch(/^Whom contact moves can be told: .* 0.0580, surely between 0.0360 and 0.0790/)
    expect(words(false)?.[0]).toMatch(/^Whom contact moves cannot be told from chance/)
  })

  it('says what makes campaigns say less than their figures seem to', () => {
    const doubtful = campaign(1n, { controls: 900n, contaminated: 3n, responded: 40n, early_responses: 2n })
    const [table] =
      campaignsPage({ ...input, campaigns: [doubtful] })?.sections.flatMap(one =>
        one.kind === 'table' && voice('en', 'EUR').say(one.title).startsWith('What to know') ? [one] : [],
      ) ?? []
    expect(table?.rows.map(([, , customers]) => customers)).toEqual([3n, 40n, 2n])
    const told = { ...doubtful, contaminated: 0n, controls_responded: 5n, early_responses: 0n }
    expect(titles({ ...input, campaigns: [told] })).not.toContain('What to know before you believe them')
  })

  it('is not there without campaigns', () => {
    expect(
      campaignsPage({ campaigns: [], arms: [], groups: [], matched: [], rates: [], pooled: [], best: [], model: null }),
    ).toBeNull()
  })

  it('names the best channel and the best customers with intervals, in shares and in money', () => {
    expect(titles(input)).toEqual(
      expect.arrayContaining(['Best channel and best customers', 'Best channel and best customers, in money']),
    )
    const tables = campaignsPage(input)?.sections.flatMap(one => (one.kind === 'table' ? [one] : [])) ?? []
    const { say } = voice('en', 'EUR')
    const best = tables.find(({ title }) => say(title) === 'Best channel and best customers, in money')
    expect(
      best?.rows.map(row =>
        row.map(cell => (typeof cell === 'object' && cell !== null && 'key' in cell ? say(cell) : cell)),
      ),
    ).toEqual([['revenue', expect.anything(), expect.anything(), 5, 4, 6, 2, 'not sure']])
  })

  it('lists only groups that surely differ from the others', () => {
    const table = campaignsPage(input)?.sections.find(
      section => section.kind === 'table' && section.rows.some(row => row.length === 9 && row[4] === 1000n),
    )
    expect(table?.kind === 'table' ? table.rows.length : 0).toBe(1)
  })

  it.each(['en', 'zh'] as const)('draws intervals and every figure in %s, the same each time', async language => {
    const page = campaignsPage(input)
    if (!page) throw new RangeError('there is a page')
    const frame = { language, currency: 'EUR', project: 'shop', asOf: '2024-04-01' as Day }
    const [first] = await renderReport({ pages: [page] }, frame)
    const [second] = await renderReport({ pages: [page] }, frame)
    const html = String(first?.bytes)
    expect(html).toBe(String(second?.bytes))
    expect(html.match(/<circle|<path[^>]*fill="#0f5c7a"/g)?.length).toBeGreaterThanOrEqual(4)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
    expect(html).toContain('€500')
  })
})
