import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import type { Day, Row } from '../warehouse/engine/value.js'
import { sqlFile } from '../warehouse/sql-file.js'
import { sumsOfGroups } from './campaigns/arm-sums.js'
import { bindDay } from './features.js'
import { buildSmallStar, fill } from './small-star.js'
import { withVersionDays } from './version-days.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 1 })
})
afterAll(() => engine[Symbol.asyncDispose]())

/** Each shows its second value at an instant whose day in UTC is not that of the business. */
const zones = [
  { zone: 'east of Greenwich', at: '2024-03-09T20:00:00.000000Z', day: '2024-03-10', utc: '2024-03-09' },
  { zone: 'west of it', at: '2024-03-11T03:00:00.000000Z', day: '2024-03-10', utc: '2024-03-11' },
]

it.each(zones)('an attribute is as it was on the business day: $zone', async ({ at, day, utc }) => {
  const first = '2020-01-01T00:00:00.000000Z'
  await buildSmallStar(engine, { sales: [], records: [1] })
  const of = { customer_record_key: 1n, record_key: 1n }
  await fill(engine, 'customer_attribute', [
    { ...of, name: 'plan', value: 'old', valid_from: first, valid_to: at, is_current: false },
    { ...of, name: 'plan', value: 'new', valid_from: at, is_current: true },
  ])
  await fill(engine, 'customer_observation', [
    { ...of, observed_at: first, observed_on: '2020-01-01' },
    { ...of, observed_at: at, observed_on: day },
  ])
  const traits = withVersionDays(sqlFile('features/customer_traits.sql'))
  const valueOn = async (asOf: string) => (await rows<Row>(engine, bindDay(traits, asOf as Day))).map(row => row.value)
  // As it was the day before: on the day itself it is still the old one.
  expect(await valueOn(day)).toEqual(['old'])
  expect(await valueOn('2024-03-12')).toEqual(['new'])
  expect(await valueOn('2024-03-11')).toEqual(['new'])
  await fill(engine, 'mart_campaign_customer', [{ ...reached, from_on: day }])
  const [sums] = await rows(
    engine,
    sumsOfGroups({
      ...withVersionDays(sqlFile('reports/campaign_trait_groups.sql')),
      text: withVersionDays(sqlFile('reports/campaign_trait_groups.sql')).text.replace(
        'between 2 and 12',
        'between 1 and 12',
      ),
    }),
  )
  expect([sums?.value, utc === day]).toEqual(['new', false])
})

const reached = {
  ...{ contact_key: 1n, campaign_key: 1n, customer_key: 1n, arm: 'a', is_control: false, is_contaminated: false },
  ...{ channel_key: 0n, contacts: 1n, early_responses: 0n },
}
