import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leavingFirm } from '../../../test/support/leaving-firm.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { parseSqlFile } from '../../warehouse/sql-file.js'
import { contractDay, modelContract } from '../contract-suite.js'
import { daysBefore } from '../day.js'
import { inventoryOf } from '../inventory.js'
import { mineSmallStar } from '../mine-small-star.js'
import type { OwnTable } from '../own/own-sql.js'
import { models } from '../registry.js'
import { mine } from '../run.js'
import { buildSmallStar } from '../small-star.js'
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
  own: async () => ({ told: [], notes: [] }),
  refusal: async () => null,
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

describe('a holdout by date', () => {
  it('is judged on its day by what was learnt before it, and what forecasts learns of the last horizon', async () => {
    const from = daysBefore(contractDay, 150)
    const { outcome, card } = await mineSmallStar(engine, { sales: leavingFirm(contractDay) }, contractDay, {
      churn: { holdout: { from } },
    })
    const until = daysBefore(contractDay, 60)
    expect(card.evaluation).toMatchObject({ as_of: from, until })
    expect(card.details).toMatchObject({
      learnt_as_of: daysBefore(contractDay, 90),
      split: { held_out: { declared: `from ${from}`, as_of: from, until, rows: card.evaluation?.rows } },
    })
    expect(card.evaluation?.measures[0]?.model).toBeGreaterThan(0.8)
    expect(outcome.notes).toContainEqual(expect.stringMatching(/^judged by the declared holdout \(from /))
    const late = await mineSmallStar(engine, { sales: leavingFirm(contractDay) }, contractDay, {
      churn: { holdout: { from: daysBefore(contractDay, 30) } },
    })
    expect(late.card.evaluation?.until).toBe(contractDay)
    expect(late.outcome.notes.join()).toContain('is not known before 2024-07-01')
  })
})

describe("the firm's own features", () => {
  const own = (name: string, text: string): OwnTable => ({
    kind: 'feature',
    name,
    path: `sql/features/${name}.sql`,
    file: parseSqlFile(`features/${name}.sql`, `-- One row per customer.\n-- grain: customer_key\n${text}`),
    needs: [],
    line: 3,
  })
  const known = 'from dim_customer where first_seen_on < cast($as_of as date)'
  const bargains = own(
    'bargains',
    `select customer_key, case when customer_key % 2 = 0 then 'yes' else 'no' end as hunts_bargains, true as x ${known}`,
  )

  it('are learnt from where they can be told as of any day, and named where they cannot', async () => {
    await buildSmallStar(engine, { sales: leavingFirm(contractDay) })
    const found = await inventoryOf(engine, [
      bargains,
      own('timeless', 'select customer_key, 1 as a from dim_customer'),
      own('of_marts', 'select customer_key, net_sales as a from mart_customer where $as_of is not null'),
    ]).own()
    expect(found.told).toMatchObject([{ name: 'bargains', columns: [{ name: 'hunts_bargains', kind: 'word' }] }])
    expect(found.notes).toEqual([
      'not learnt from: sql/features/timeless.sql does not name $as_of: what it tells of an earlier day may have come later',
      'not learnt from: sql/features/of_marts.sql reads mart_customer, which is only known of tonight',
    ])
    const outcomes = await mine(engine, {
      asOf: contractDay,
      analyses: [],
      registry: { churn: models.churn },
      // Without what the file says in other words.
      options: { churn: { leave_out: ['discount_share'], model: 'scorecard' } },
      own: [bargains],
    })
    expect(outcomes).toMatchObject([{ state: 'fitted' }])
    const [fit] = await rows(engine, statement<{ card: string }>("select card from model_fit where model = 'churn'"))
    const { details } = JSON.parse(fit?.card ?? '')
    expect(details.raises.map(({ says }: { says: string }) => says)).toContain('hunts bargains = yes')
  })
})
