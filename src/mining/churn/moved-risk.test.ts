import { expect, it } from 'vitest'
import { leavingFirm } from '../../../test/support/leaving-firm.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { mineSmallStar } from '../mine-small-star.js'
import { latestFits } from '../store.js'
import { riskSince } from './moved-risk.js'

const day = '2024-03-01' as Day

it('the risk of an earlier day is what tonight’s model says of it: of tonight itself nothing has moved', async () => {
  await using engine = await openDraft({ path: ':memory:', threads: 2 })
  const options = { churn: {} }
  await mineSmallStar(engine, { sales: leavingFirm(day) }, day, options)
  await engine.run(statement(table('mart_customer').ddl ?? ''))
  const [fit] = await latestFits(engine, day)
  const fitted = fit?.params ?? ''
  const scored = await rows(engine, statement<{ n: bigint }>('select count(*) as n from score_churn'))
  const same = await riskSince(engine, { from: day, to: day, options, fitted })
  expect(same.jumps).toEqual([])
  for (const { from_band, to_band } of same.matrix) expect(from_band).toBe(to_band)
  const total = (matrix: typeof same.matrix) => matrix.reduce((sum, { customers }) => sum + customers, 0n)
  expect(total(same.matrix)).toBe(scored[0]?.n)
  const moved = await riskSince(engine, { from: '2024-02-02' as Day, to: day, options, fitted })
  expect(moved.jumps.length).toBeGreaterThan(0)
  for (const { chance, chance_before } of moved.jumps) expect(chance - chance_before).toBeGreaterThanOrEqual(0.1)
  const later = moved.matrix.filter(({ to_band }) => to_band !== null)
  expect(total(later)).toBe(scored[0]?.n)
  expect(await rows(engine, statement('select count(*) as n from score_churn'))).toEqual(scored)
})
