import { afterAll, beforeAll, expect, test } from 'vitest'
import { business } from '../../mining/contract-suite.js'
import { mine } from '../../mining/run.js'
import { buildSmallStar } from '../../mining/small-star.js'
import { segmentFaults, segmentQuery } from '../../reports/write-segment.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { movedSince } from './moved-since.js'

const asOf = '2024-06-20' as Day

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
  await buildSmallStar(engine, { sales: business })
  await mine(engine, { asOf })
})
afterAll(() => engine[Symbol.asyncDispose]())

type Listed = { customer_key: bigint; rfm_segment: string; from_segment: string }
const columns = ['customer_key', 'rfm_segment', 'from_segment']

test('those who came from other segments are an audience; the recorded history stands as it was', async () => {
  const history = statement('select * from score_rfm_history order by customer_key, as_of')
  const before = await rows(engine, history)
  const table = await movedSince(engine, { models: {} }, asOf, 28)
  expect(await rows(engine, history)).toEqual(before)
  const moved = { from: ['champions', 'loyal'], table }
  const listed = await rows<Listed>(
    engine,
    statement<Listed>(...of(segmentQuery({ segments: ['at_risk', 'loyal'], columns, moved }))),
  )
  expect(listed.length).toBeGreaterThan(3)
  expect(new Set(listed.map(({ rfm_segment, from_segment }) => `${from_segment} ${rfm_segment}`))).toEqual(
    new Set(['champions loyal', ...(listed.some(row => row.rfm_segment === 'at_risk') ? ['loyal at_risk'] : [])]),
  )
  // The same as two nights would have said.
  await using then = await openDraft({ path: ':memory:', threads: 2 })
  await buildSmallStar(then, { sales: business })
  await mine(then, { asOf: '2024-05-23' as Day })
  for (const { customer_key, from_segment } of listed) {
    const said = statement('select segment from score_rfm where customer_key = $1', [customer_key])
    expect(await rows(then, said)).toEqual([{ segment: from_segment }])
  }
})

test('from where they came is a column of those who moved only', () => {
  const choice = { segments: ['loyal'], columns }
  expect(segmentFaults(choice, ['loyal'])).toEqual([expect.stringContaining("no column 'from_segment'")])
  expect(segmentFaults({ ...choice, moved: { from: ['new'], table: 'x' } }, ['loyal'])).toEqual([])
})

function of(query: ReturnType<typeof segmentQuery>): [string, readonly (string | number | bigint | boolean | null)[]] {
  const { text, values } = engine.compile(query)
  return [text, values]
}
