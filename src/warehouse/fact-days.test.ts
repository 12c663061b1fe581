import { afterAll, beforeAll, expect, test } from 'vitest'
import { entityNames } from '../config/entity.js'
import { openDuckdb } from './engine/duckdb/duckdb.js'
import { type Engine, rows } from './engine/engine.js'
import { portabilityFaults } from './engine/portability.js'
import { statement } from './engine/query.js'
import type { Day } from './engine/value.js'
import { datedFacts, dayVolumeQuery, newestDayQuery } from './fact-days.js'
import { tables } from './tables.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDuckdb({ path: ':memory:', threads: 1 })
  for (const { ddl } of tables().values()) await engine.run(statement(ddl ?? ''))
})
afterAll(() => engine[Symbol.asyncDispose]())

const facts = datedFacts(new Set(entityNames))
const [since, asOf] = ['2024-01-01' as Day, '2024-03-01' as Day]

test('every kind of fact that happens on a day has one, plans aside', () => {
  expect(facts.map(({ table, day }) => `${table}.${day}`)).toEqual([
    'fct_campaign_contact.sent_on',
    'fct_feedback.asked_on',
    'fct_interaction.started_on',
    'fct_lead.created_on',
    'fct_opportunity.created_on',
    'fct_opportunity_stage.entered_on',
    'fct_payment.paid_on',
    'fct_service_case.opened_on',
    'fct_subscription.started_on',
    'fct_web_event.occurred_on',
  ])
  expect(datedFacts(new Set(['customer', 'order_line', 'target']))).toEqual([])
})

test('days and volumes are those of all facts of a source together', async () => {
  const required = tables()
    .get('fct_interaction')
    ?.columns.filter(({ nullable, name }) => !nullable && name !== 'source' && name !== 'started_on')
  const fill = (required ?? []).map(
    ({ name, type }) =>
      `${type === 'varchar' ? "'x'" : type.startsWith('timestamp') ? "timestamp '2024-02-01'" : '1'} as ${name}`,
  )
  for (const day of ['2024-02-10', '2024-02-10', '2024-02-29', '2024-03-01', '2023-12-31'])
    await engine.run(
      statement(
        `insert into fct_interaction by name select 'calls' as source, date '${day}' as started_on, ${fill.join(', ')}`,
      ),
    )
  expect(await rows(engine, newestDayQuery(facts))).toEqual([{ source: 'calls', newest_day: '2024-03-01' }])
  expect(await rows(engine, dayVolumeQuery(facts, since, asOf))).toEqual([
    { source: 'calls', day: '2024-02-10', records: 2n },
    { source: 'calls', day: '2024-02-29', records: 1n },
  ])
  expect(await rows(engine, newestDayQuery([]))).toEqual([])
})

test('the queries mean the same on both engines', () => {
  for (const query of [newestDayQuery(facts), dayVolumeQuery(facts, since, asOf)]) {
    const { text } = engine.compile(query)
    expect(portabilityFaults(text)).toEqual([])
  }
})
