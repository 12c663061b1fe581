import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { business } from './contract-suite.js'
import { register } from './model.js'
import { models, type Registry } from './registry.js'
import { backfill, mine } from './run.js'
import { company, succession } from './sample-models.js'
import { buildSmallStar } from './small-star.js'

const asOf = '2024-06-20' as Day
const registry: Registry = {
  // Before the model that it needs: the run orders them.
  company: async () => register(company),
  succession: async () => register(succession),
  ...models,
}

describe('a run', () => {
  let engine: Engine
  beforeEach(async () => {
    engine = await openDraft({ path: ':memory:', threads: 2 })
    await buildSmallStar(engine, { sales: business })
  })
  afterEach(() => engine[Symbol.asyncDispose]())

  it('fits on the fit day, after what is needed, and reuses what it learnt', async () => {
    const first = await mine(engine, { asOf, registry })
    expect(first.map(({ model, fit_day, state }) => [model, fit_day, state])).toEqual([
      ['rfm', asOf, 'fitted'],
      ['succession', '2024-06-01', 'fitted'],
      ['company', asOf, 'fitted'],
    ])
    const scores = await everything(engine, 'score_rfm')
    const again = await mine(engine, { asOf, registry })
    expect(again.map(outcome => outcome.state)).toEqual(['reused', 'reused', 'reused'])
    expect(again.map(outcome => outcome.notes)).toEqual(first.map(outcome => outcome.notes))
    expect(await everything(engine, 'score_rfm')).toEqual(scores)
    expect(await everything(engine, 'score_rfm_history')).toEqual(scores)
  })

  it('scores the as-of date with what it learnt before the fit day', async () => {
    await mine(engine, { asOf, registry })
    const [learnt] = await rows(engine, statement("select params from model_fit where model = 'succession'"))
    const [before] = await rows(
      engine,
      statement(
        "select count(distinct customer_record_key) as n from fct_order_line where ordered_on < date '2024-06-01'",
      ),
    )
    expect(JSON.parse(String(learnt?.params)).customers).toBe(Number(before?.n))
    const scored = await rows(engine, statement('select count(*) as n from score_succession'))
    expect(scored[0]?.n).toBeGreaterThan(Number(before?.n))
  })

  it('learns on a day that was asked for, while that is the latest', async () => {
    const fitted = async (fit_day: string) => {
      const outcomes = await mine(engine, { asOf, registry, analyses: [], options: { succession: { fit_day } } })
      return outcomes.find(({ model }) => model === 'succession')?.fit_day
    }
    expect(await fitted('2024-06-10')).toBe('2024-06-10')
    // Of the last month, and of a day to come: its calendar says otherwise, or not yet.
    expect(await fitted('2024-05-20')).toBe('2024-06-01')
    expect(await fitted('2024-06-21')).toBe('2024-06-01')
  })

  it('learns anew when the data or the options change', async () => {
    await mine(engine, { asOf })
    const options = { rfm: { cuts: { frequency: [1, 2, 3, 4] } } }
    expect((await mine(engine, { asOf, options }))[0]?.state).toBe('fitted')
    expect((await mine(engine, { asOf, options }))[0]?.state).toBe('reused')
    await buildSmallStar(engine, { sales: business.slice(1) })
    expect((await mine(engine, { asOf, options }))[0]?.state).toBe('fitted')
    expect(await rows(engine, statement('select count(*) as n from model_fit'))).toEqual([{ n: 1n }])
  })

  it('keeps history: another day is added, the same day replaced, a backfill leaves tonight alone', async () => {
    await mine(engine, { asOf })
    const tonight = await everything(engine, 'score_rfm')
    const months = await everything(engine, 'mart_month')
    const early = '2024-03-01' as Day
    await backfill(engine, { asOf: early })
    await backfill(engine, { asOf: early })
    expect(await everything(engine, 'score_rfm')).toEqual(tonight)
    expect(await everything(engine, 'mart_month')).toEqual(months)
    const days = await rows(
      engine,
      statement('select as_of, count(*) as n from score_rfm_history group by as_of order by as_of'),
    )
    expect(days.map(day => day.as_of)).toEqual([early, asOf])
    expect(days[1]?.n).toBe(BigInt(tonight.length))
    // What a night of that day would have said.
    const filled = await rows(
      engine,
      statement('select * from score_rfm_history where as_of = $1 order by customer_key', [early]),
    )
    await mine(engine, { asOf: early })
    expect(await everything(engine, 'score_rfm')).toEqual(filled)
  })

  it('skips a model whose needs are missing, and leaves no score of an earlier run', async () => {
    await mine(engine, { asOf, registry })
    await buildSmallStar(engine, { sales: [] })
    const outcomes = await mine(engine, { asOf, registry })
    expect(outcomes.map(({ model, state }) => [model, state])).toEqual([
      ['rfm', 'refused'],
      ['succession', 'refused'],
      ['company', 'skipped'],
    ])
    expect(outcomes.at(-1)?.notes).toEqual(['needs score succession'])
    for (const name of ['score_rfm', 'score_rfm_history', 'score_company'])
      expect(await everything(engine, name)).toEqual([])
    await engine.run(statement('drop table fct_return_line'))
    expect(await mine(engine, { asOf, analyses: [] })).toEqual([
      { model: 'rfm', fit_day: asOf, state: 'skipped', notes: ['needs table fct_return_line'] },
    ])
  })

  it('writes a card of plain JSON, equal for equal inputs, and leaves no working tables', async () => {
    await mine(engine, { asOf })
    const card = 'select card from model_fit'
    const [one] = await rows(engine, statement(card))
    expect(JSON.parse(String(one?.card))).toMatchObject({
      model: 'rfm',
      fit_day: asOf,
      data: { features: 'features/rfm.sql', rows: '199' },
      params: { customers: 199 },
      refused: null,
    })
    await using other = await openDraft({ path: ':memory:', threads: 4 })
    await buildSmallStar(other, { sales: [...business].reverse() })
    await mine(other, { asOf })
    expect(await rows(other, statement(card))).toEqual([one])
    const left = "select table_name from information_schema.tables where table_catalog = 'work'"
    expect(await rows(engine, statement(left))).toEqual([])
  })
})

async function everything(engine: Engine, table: string) {
  return rows(engine, statement(`select * from ${table} order by 1, 2`))
}
