import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { daysBefore } from './day.js'
import { beatsBaselines } from './hold-out.js'
import { mineSmallStar } from './mine-small-star.js'
import { register } from './model.js'
import { comeback } from './sample-models.js'
import type { SmallSale } from './small-star.js'

const asOf = '2024-06-01' as Day
const registry = { comeback: async () => register(comeback) }

/** 300 customers: those of the first hundred buy every week, the others once, long ago or lately. */
const sales: readonly SmallSale[] = Array.from({ length: 300 }, (_, i) => i + 1).flatMap(customer =>
  Array.from({ length: customer <= 100 ? 20 : 1 }, (_, n) => ({
    order: customer * 100 + n,
    customer,
    day: daysBefore(asOf, customer <= 100 ? 1 + 7 * n : 40 + (customer % 110)),
  })),
)

let engine: Engine
beforeEach(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterEach(() => engine[Symbol.asyncDispose]())

function mined(of: readonly SmallSale[], options: object = {}) {
  return mineSmallStar(engine, { sales: of }, asOf, { comeback: options }, registry)
}

describe('a model that foretells', () => {
  it('is judged on the last day whose outcome is known, beside naive rules, on its card', async () => {
    const { outcome, card } = await mined(sales)
    expect(outcome).toMatchObject({ state: 'fitted', fit_day: '2024-06-01', notes: [] })
    // Learnt of what came from 4 May on, judged by it with what was learnt of what came from 6 April on.
    expect(card.data.past.map(({ as_of, until }) => [as_of, until])).toEqual([
      ['2024-05-04', '2024-06-01'],
      ['2024-04-06', '2024-05-04'],
    ])
    expect(card.evaluation).toMatchObject({ as_of: '2024-05-04', until: '2024-06-01' })
    const auc = card.evaluation?.measures.find(({ measure }) => measure === 'auc')
    expect(auc?.model).toBeGreaterThan(0.9)
    expect(auc?.baselines).toEqual([expect.objectContaining({ name: 'base_rate', value: 0.5 })])
    expect(card.gates).toEqual([
      { gate: 'beats_baselines', passed: true, says: expect.stringContaining('better than base_rate (0.5') },
    ])
  })

  it('says that the history is too short to be judged, and scores all the same', async () => {
    const { outcome, card } = await mined(sales.filter(({ day }) => day >= '2024-04-20'))
    expect(outcome.state).toBe('fitted')
    expect(outcome.notes).toEqual([
      'not judged: as of 2024-05-04 there is nothing to learn: the history is too short: nobody was there as of 2024-04-06, 28 days before 2024-05-04',
    ])
    expect(card.evaluation).toBeNull()
    expect(await rows(engine, statement('select count(*) > 100 as scored from score_comeback'))).toEqual([
      { scored: true },
    ])
  })

  it('is refused where there is nothing to learn from', async () => {
    const { outcome } = await mined(sales.filter(({ day }) => day >= '2024-05-10'))
    expect(outcome).toMatchObject({ state: 'refused', notes: [expect.stringContaining('the history is too short')] })
  })

  it('learns anew when an earlier day was another, though the features of today are the same', async () => {
    await mined(sales)
    const again = await mined(sales)
    expect(again.outcome.state).toBe('reused')
    // An order of customer 1, neither the first nor the last, two days later than was told: on 4 May it was not there yet.
    const anew = await mined(sales.map(sale => (sale.order === 104 ? { ...sale, day: daysBefore(asOf, 27) } : sale)))
    expect(anew.outcome.state).toBe('fitted')
    expect(anew.card.data.digest).toBe(again.card.data.digest)
  })
})

describe('the demand on a model', () => {
  const baseline = { name: 'mean', value: 2, difference: -1 }
  const evaluated = (low: number | null, high: number | null) =>
    beatsBaselines({
      as_of: asOf,
      until: asOf,
      rows: 9,
      measures: [{ measure: 'mae', best: 'least', model: 1, baselines: [{ ...baseline, low, high }] }],
    })

  it('is to be surely better than every naive rule', () => {
    expect(evaluated(-1.5, -0.5).passed).toBe(true)
    expect(evaluated(-1.5, 0.01)).toMatchObject({
      passed: false,
      says: expect.stringContaining('not surely better than mean'),
    })
    expect(evaluated(null, null).passed).toBe(false)
  })
})
