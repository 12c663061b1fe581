import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leavingFirm } from '../../../test/support/leaving-firm.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { contractDay, modelContract } from '../contract-suite.js'
import { mineSmallStar } from '../mine-small-star.js'
import { churnOf } from './churn.js'
import { composeFeatures } from './compose-features.js'
import { optionsSchema } from './options.js'

const options = optionsSchema.parse({})
/** What a small star has. */
const small = {
  has: async (name: string) =>
    ![
      'fct_service_case',
      'fct_feedback',
      'fct_interaction',
      'fct_campaign_contact',
      'fct_web_event',
      'dim_customer_record',
    ].includes(name),
  attributes: async () => [],
}
modelContract(churnOf(await composeFeatures(small, options), options), leavingFirm(contractDay))

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

describe('who leaves a firm where discounts do it', () => {
  it('is foretold surely better than by recency, with the cause as a reason', async () => {
    const { outcome, card } = await mineSmallStar(engine, { sales: leavingFirm(contractDay) }, contractDay, {
      churn: {},
    })
    expect(outcome).toMatchObject({ state: 'fitted', notes: [expect.stringMatching(/forecasts$/)] })
    const [area] = card.evaluation?.measures ?? []
    const recency = area?.baselines.find(({ name }) => name === 'recency_alone')
    expect(area?.model).toBeGreaterThan(0.85)
    expect(recency?.low).toBeGreaterThan(0)
    expect(card.gates).toMatchObject([{ gate: 'no_column_leaks', passed: true }, { passed: true }])
    // Those who buy at a discount have even keys.
    const found = await rows(
      engine,
      statement<{ discount: boolean; chance: number; named: number }>(
        `select customer_key % 2 = 0 as discount, avg(chance) as chance,
          avg(case when concat_ws(' ', reason_1, reason_2, reason_3) like '%given as discount%' then 1 else 0 end) as named
        from score_churn group by discount order by discount`,
      ),
    )
    expect(found).toMatchObject([{ discount: false, named: 0 }, { discount: true }])
    expect(found[0]?.chance).toBeLessThan(0.2)
    expect(found[1]?.chance).toBeGreaterThan(0.6)
    expect(found[1]?.named).toBeGreaterThan(0.9)
  })
})
