import { join } from 'node:path'
import { expect, it } from 'vitest'
import { attributeFactsOf } from '../src/cli/explain/facts-of.js'
import { churn } from '../src/mining/churn/churn.js'
import { buildFeatures, buildSteps } from '../src/mining/features.js'
import { composed } from '../src/mining/model.js'
import { copyDatabase, openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

/** Midnight of each lies on another day in UTC than the hour before it, or after it. */
const zones = ['Asia/Tokyo', 'America/New_York', 'UTC']

const changed = '2024-03-10' as Day

/** Two customers whose plan and country change in the hours around midnight: of one the last hour of a day, of one the first of the next. */
const records = `id,at,plan,country,card
late,2024-01-05 12:00:00,basic,DE,paper
early,2024-01-05 12:00:00,basic,DE,paper
late,2024-03-10 23:30:00,gold,FR,metal
early,2024-03-11 00:30:00,gold,FR,metal
new,2024-03-10 23:30:00,gold,FR,metal
`

it.each(zones)('what changes around midnight is seen by the day of the business: %s', async zone => {
  await using folder = await projectFolder(`version: 1
project: midnight
timezone: ${zone}
currency: EUR
sources:
  crm:
    files: [{ name: people, path: exports/*.csv, maps: { customer: {
      customer_id: id, country: country, updated_at: { column: at, format: '%Y-%m-%d %H:%M:%S' }, attributes: { plan: plan, card: card } } } }]
`)
  await put(folder.path, 'exports/people.csv', records)
  await night(folder.path, '2024-04-01')
  const path = join(folder.path, 'seen.duckdb')
  await copyDatabase(join(folder.path, 'warehouse/current/kehu.duckdb'), path)
  await using engine = await openDraft({ path, threads: 1 })
  const model = await composed(engine, churn, churn.options.parse({ label: { attribute: 'plan', is: 'gold' } }))
  const seenOn = async (day: Day) => {
    await buildSteps(engine, day, model.features)
    const { name } = await buildFeatures(engine, model.features, day)
    const found = await rows<Seen>(
      engine,
      statement(
        `select customer_id, customer_key, told.country, attribute_card as card, label_text as plan, labelled_on, record_number
        from ${name} as told join dim_customer using (customer_key) order by customer_id`,
      ),
    )
    const facts = await Promise.all(found.map(one => attributeFactsOf(engine, ['card', 'plan'], one.customer_key, day)))
    expect(facts.map(of => of.map(({ says }) => says))).toEqual(
      found.map(({ card, plan }) => [`card ${card}`, `plan ${plan}`]),
    )
    return found.map(({ customer_key: _, card, country, ...one }) => {
      expect([card, country]).toEqual(one.plan === 'gold' ? ['metal', 'FR'] : ['paper', 'DE'])
      return one
    })
  }
  const basic = { plan: 'basic', labelled_on: '2024-01-05' }
  const gold = { plan: 'gold' }
  // As of a day nothing is seen that came on it.
  expect(await seenOn(changed)).toEqual([
    { customer_id: 'early', ...basic, record_number: 2n },
    { customer_id: 'late', ...basic, record_number: 1n },
  ])
  const late = { customer_id: 'late', ...gold, labelled_on: changed, record_number: 1n }
  const fresh = { customer_id: 'new', ...gold, labelled_on: changed, record_number: 5n }
  expect(await seenOn('2024-03-11' as Day)).toEqual([
    { customer_id: 'early', ...basic, record_number: 2n },
    late,
    fresh,
  ])
  const early = { customer_id: 'early', ...gold, labelled_on: '2024-03-11', record_number: 2n }
  expect(await seenOn('2024-03-12' as Day)).toEqual([early, late, fresh])
})

type Seen = {
  readonly customer_id: string
  readonly customer_key: bigint
  readonly country: string
  readonly card: string
  readonly plan: string
  readonly labelled_on: string
  readonly record_number: bigint
}
