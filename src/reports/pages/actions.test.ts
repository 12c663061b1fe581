import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import type { Table } from '../section.js'
import { actionsPage } from './actions.js'
import type { ActionsInput, ActivityRow, BudgetRow } from './actions-data.js'

const none = { no_evidence: 0n, no_consent: 0n, too_soon: 0n, too_often: 0n, unknown_worth: 0n, not_worth: 0n }

const activity = (name: string, more: Partial<ActivityRow>): ActivityRow => ({
  activity: name,
  channel: 'email',
  cost: '2.0000',
  changes: 'response',
  evidence: 'measured',
  lacking: null,
  campaign: 'Spring',
  measure: 'conversion',
  group_by: null,
  uplift: 0.1,
  uplift_low: 0.05,
  uplift_high: 0.15,
  worth_by: 'margin',
  eligible: 1000n,
  ...none,
  worthwhile: 400n,
  chosen: 300n,
  left_alone: 30n,
  effect: '1500.000000',
  ...more,
})

const budget = (of: string | null, profit: string, more: Partial<BudgetRow> = {}): BudgetRow => ({
  is_own: false,
  budget: of,
  customers: 350n,
  effect: '1760.500000',
  cost: '700.0000',
  profit,
  bound: 1066.2,
  marginal: 0.4,
  ...more,
})

const input: ActionsInput = {
  activities: [
    activity('letter', { evidence: 'habit', group_by: 'recency_days, net_sales', no_consent: 500n, not_worth: 100n }),
    activity('stay', {
      changes: 'retention',
      evidence: 'assumed',
      lacking: 'running',
      measure: null,
      uplift_low: null,
      uplift_high: null,
      chosen: 50n,
      left_alone: 5n,
      effect: '260.500000',
    }),
  ],
  budgets: [budget('350.0000', '700.000000'), budget('700.0000', '1060.500000', { is_own: true })],
  first: [
    {
      customer_label: 'c1',
      activity: 'stay',
      evidence: 'assumed',
      reason: 'may_leave',
      chance: 0.09,
      at_stake: '100.0000',
      effect: '9.000000',
      cost: '2.0000',
      benefit_index: 3.5,
    },
  ],
}

const said = (language: 'en' | 'zh', of: ActionsInput) => voice(language, 'EUR').say(actionsPage(of).answer)
const table = (of: ActionsInput, at: number) =>
  actionsPage(of).sections.filter((section): section is Table => section.kind === 'table')[at]
const { say } = voice('en', 'EUR')

describe('the page of next activities', () => {
  it('answers for how many something is worth doing, what it brings, and what of that is assumed', () => {
    expect(said('en', input)).toBe(
      'Something is worth doing for 350 customers: it costs €700 and is expected to bring €1,761, a profit of €1,061. Most of it comes from letter, for 300 customers. Of the profit 15.1% rests on assumptions that no campaign has confirmed. The next unit of money would bring €0.40 on top of itself.',
    )
    expect(said('zh', input)).toContain('350 位客户')
    const nobody = { ...input, budgets: [budget('0.0000', '0', { is_own: true, customers: 0n })] }
    expect(said('en', nobody)).toBe(
      'Nothing: budget and capacity leave room for nobody, though for some an activity is expected to bring more than it costs.',
    )
    const worthless = input.activities.map(one => ({ ...one, worthwhile: 0n }))
    expect(said('en', { ...nobody, activities: worthless })).toBe(
      'Nothing: no activity is expected to bring more than it costs for anybody who may be contacted.',
    )
  })

  it('marks assumptions wherever they show, and says why a campaign is no evidence yet', () => {
    const told = table(input, 0)?.rows.map(row =>
      row.map(cell => (typeof cell === 'object' && cell !== null ? say(cell) : cell)),
    )
    expect(told?.map(row => row[3])).toEqual([
      'Spring, by days since the last purchase, net sales so far',
      'ASSUMPTION (Spring is not over)',
    ])
    const [first] = table(input, 1)?.rows ?? []
    expect(first?.slice(1, 3).map(cell => (typeof cell === 'object' && cell !== null ? say(cell) : cell))).toEqual([
      'stay (assumption)',
      'may leave',
    ])
  })

  it('counts each customer of an activity once, and leaves rules out that hold for nobody', () => {
    const fallen = table(input, 2)
    expect(fallen?.columns.map(({ label }) => say(label)).slice(2)).toEqual([
      'It is for',
      'no consent',
      'not worth it',
      'passed over',
      'Chosen',
    ])
    expect(fallen?.rows[0]?.slice(2)).toEqual([1000n, 500n, 100n, 100n, 300n])
  })

  it('is drawn in both languages', async () => {
    for (const language of ['en', 'zh'] as const) {
      const settings = { language, currency: 'EUR', project: 'shop', asOf: '2024-07-01' as Day }
      const [file] = await renderReport({ pages: [actionsPage(input)] }, settings)
      expect(file?.bytes.toString()).toContain('<svg')
      expect(file?.bytes.toString()).not.toMatch(/actions\.[a-z]|NaN|undefined/)
    }
  })
})
