import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsShared, sharedFile } from '../../../test/support/shared-data.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { mineSmallStar } from '../mine-small-star.js'
import type { SmallSubscription } from '../small-star.js'
import { keptFor, params as subscriptionParams } from './subscriptions.js'

let engine: Engine
beforeEach(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterEach(() => engine[Symbol.asyncDispose]())

function mined(subscriptions: readonly SmallSubscription[], asOf: string, options: object = {}) {
  return mineSmallStar(engine, { sales: [], subscriptions }, asOf, { subscriptions: options })
}

/** The periods of a SaaS firm: 5,000, 486 of them ended. */
function saas(): readonly SmallSubscription[] {
  const [, ...lines] = readFileSync(sharedFile('saas/ravenstack_subscriptions.csv'), 'utf8').trim().split(/\r?\n/)
  return lines.map((line, i) => {
    const [, , started = '', ended = '', , , , , trial] = line.split(',')
    return {
      id: i + 1,
      customer: 1,
      started,
      ...(ended === '' ? {} : { ended }),
      trial: trial?.toLowerCase() === 'true',
    }
  })
}

describe.skipIf(!needsShared('saas', 'subscriptions of saas'))('subscriptions of saas', () => {
  it('survive as shifted-beta-geometric expects, within a hundredth for a year', async () => {
    const { outcome, card } = await mined(saas(), '2025-01-01')
    expect(outcome).toMatchObject({ state: 'fitted', notes: [] })
    const details = card.details as { survival: number[]; log_likelihood: number; log_likelihood_geometric: number }
    // 778 trials are outside; 78 of the 486 ends are theirs.
    expect(details).toMatchObject({ subscriptions: 4222, ended: 408 })
    expect(details.log_likelihood).toBeGreaterThan(details.log_likelihood_geometric + 80)
    const fitted = subscriptionParams.parse(card.params)
    for (const [i, share] of details.survival.slice(0, 12).entries())
      expect(Math.abs(keptFor(fitted, 0, i + 1) - share)).toBeLessThan(0.01)
    const auc = card.evaluation?.measures.find(({ measure }) => measure === 'auc')
    expect(auc?.model).toBeGreaterThan(0.6)
    expect(auc?.baselines[0]?.low).toBeGreaterThan(0)
    const [scores] = await rows(
      engine,
      statement(`select count(*) as n, count(*) filter (where p_kept_3_months = 0) as ended,
        bool_and(p_kept_12_months <= p_kept_3_months and expected_months_12 between 0 and 12) as ordered
        from score_subscriptions`),
    )
    expect(scores).toEqual({ n: 4222n, ended: 408n, ordered: true })
  })
})

/** Subscriptions of 2024-01-01 that ran for so many days; without them, still. */
const ran = (count: number, days?: (i: number) => number): readonly SmallSubscription[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    customer: i + 1,
    started: '2024-01-01',
    ...(days === undefined ? {} : { ended: daysBefore('2024-01-01' as Day, -days(i)) }),
  }))

describe('subscriptions that teach little', () => {
  it.each([
    ['none', [], 'no subscription has begun'],
    ['trials only', ran(50).map(one => ({ ...one, trial: true })), 'no subscription has begun'],
    ['none that ended', ran(50), 'none of 50 subscriptions has ended: how long they last cannot be learnt'],
    ['all ended at once', ran(50, () => 10), 'all 50 subscriptions ended in their first month'],
    ['one', ran(1), 'none of 1 subscriptions has ended: how long they last cannot be learnt'],
  ])('%s: refused by name', async (_, of, reason) => {
    const { outcome } = await mined(of, '2024-12-01')
    expect(outcome).toMatchObject({ state: 'refused', notes: [reason] })
  })

  it('one rate for all: the geometric takes over, and says why', async () => {
    // Of 512 one half ends in each month.
    const { outcome, card } = await mined(
      ran(512, i => 10 + Math.floor(30.4375 * Math.min(8, Math.floor(Math.log2(512 / (i + 1)))))),
      '2024-12-01',
    )
    expect(outcome.notes[0]).toMatch(/^geometric forecasts: sbg: no inner maximum .* do not differ/)
    expect(card.params).toEqual({ model: 'geometric', theta: expect.closeTo(0.5, 2) })
  })

  it('an end on the day or after it is not seen', async () => {
    const ends = (day: string) => ran(100, i => 30 + i).map(one => (one.id === 100 ? { ...one, ended: day } : one))
    await mined(ends('2024-06-01'), '2024-06-01')
    const running = await rows(
      engine,
      statement('select count(*) as n from score_subscriptions where p_kept_3_months > 0'),
    )
    expect(running).toEqual([{ n: 1n }])
  })
})
