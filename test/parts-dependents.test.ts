import { expect, it } from 'vitest'
import { ask, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { outcomeOf, type SmallFile } from './support/small-source.js'

/** Fates of facts that depend on other records: a call waits for the master record of who called. */

const project = `version: 1
project: calls
timezone: UTC
currency: EUR
limits: { quarantined: 1 }
sources:
  desk:
    files:
      - name: people
        path: exports/people-*.csv
        maps: { customer: { customer_id: Id, name: Name, updated_at: Changed } }
      - name: calls
        path: exports/calls-*.csv
        maps: { interaction: { interaction_id: Call, customer_id: { column: Who, references: customer }, started_at: At, topic: Topic, updated_at: Changed } }
`
const calls: SmallFile = {
  name: 'calls-a.csv',
  text: 'Call,Who,At,Topic,Changed\nc1,1,2024-01-02 10:00:00,bill,2024-01-02\nc1,1,2024-01-02 10:00:00,move,2024-01-03\nc2,2,2024-01-02 11:00:00,bill,2024-01-02\n',
}
const people: SmallFile = { name: 'people-a.csv', text: 'Id,Name,Changed\n1,Ann,2024-01-05\n' }
const others: SmallFile = { name: 'people-b.csv', text: 'Id,Name,Changed\n2,Bo,2024-01-05\n' }

it('comes in once the record is there, and its versions with it', async () => {
  await using folder = await projectFolder(project)
  const told = () =>
    ask<{ told: string }>(
      folder.path,
      `select interaction_id || ' ' || topic as told from fct_interaction
        union all select count(*) || ' ' || concat_ws(' ', source, fate) from record_fate group by source, fate order by told`,
    ).then(rows => rows.map(row => row.told))
  await put(folder.path, 'exports/calls-a.csv', calls.text)
  await night(folder.path, '2024-02-01')
  expect(await told()).toEqual(['3 desk quarantined'])
  await put(folder.path, 'exports/people-a.csv', people.text)
  await night(folder.path, '2024-02-01')
  expect(await told()).toEqual(['1 desk ignored', '1 desk quarantined', '2 desk loaded', 'c1 move'])
}, 60_000)

it('the same in any order', async () => {
  const atOnce = await outcomeOf([[calls, people, others]], project)
  for (const nights of [
    [[calls], [people], [others]],
    [[others], [calls], [people]],
    [[people, others], [calls]],
  ])
    expect(await outcomeOf(nights, project)).toEqual(atOnce)
}, 120_000)
