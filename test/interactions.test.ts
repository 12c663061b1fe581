import { describe, expect, it } from 'vitest'
import { ask, askOne, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

/** A call centre: one row a call, the caller's answer to a survey beside it. */

const maps = `
          interaction:
            interaction_id: Call Id
            customer_id: Caller
            channel: { value: call }
            direction: { value: inbound }
            agent: Agent
            topic: Topic
            started_at: { expression: "concat([Date], ' ', [Time])" }
            wait_s: Speed of answer in seconds
            handle_s: { expression: "number(split([AvgTalkDuration], ':', 1)) * 3600 + number(split([AvgTalkDuration], ':', 2)) * 60 + number(split([AvgTalkDuration], ':', 3))" }
            answered: Answered (Y/N)
            resolved: Resolved
          feedback:
            kind: { value: csat }
            customer_id: Caller
            agent: Agent
            score: Satisfaction rating
            asked_at: { expression: "concat([Date], ' ', [Time])" }`

const project = `version: 1
project: calls
timezone: Europe/London
currency: GBP
sources:
  calls:
    files:
      - name: calls
        path: exports/calls-*.csv
        date: { pattern: 'calls-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
        maps:${maps}
`

const header =
  'Call Id,Caller,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating'
const calls = `${header}
ID0001,7,Diane,2021-01-01,09:12:58,Contract related,Y,Y,109,00:02:23,3
ID0002,8,Becky,2021-01-01,09:12:58,Technical Support,Y,N,70,00:04:02,3
ID0003,7,Stewart,2021-01-01,09:47:31,Contract related,Y,Y,10,00:02:11,5
ID0004,,Greg,2021-01-01,23:47:31,Payment related,N,N,,,
`

describe('calls', () => {
  it('are facts: who called when, how long it took, what came of it', async () => {
    await using folder = await projectFolder(project)
    await put(folder.path, 'exports/calls-2021-01-02.csv', calls)
    const { tonight } = await night(folder.path, '2021-02-01')
    expect(
      await ask(
        folder.path,
        `select interaction_id, channel, owner, topic, started_at, started_on, wait_s, handle_s, answered, resolved
          from fct_interaction join dim_channel using (channel_key) join dim_owner on owner_key = agent_key
          order by interaction_id`,
      ),
    ).toMatchObject([
      {
        interaction_id: 'ID0001',
        channel: 'call',
        owner: 'Diane',
        topic: 'Contract related',
        started_at: '2021-01-01T09:12:58.000000Z',
        started_on: '2021-01-01',
        wait_s: '109.0000',
        handle_s: '143.0000',
        answered: true,
        resolved: true,
      },
      { interaction_id: 'ID0002', resolved: false },
      { interaction_id: 'ID0003' },
      { interaction_id: 'ID0004', wait_s: null, handle_s: null, answered: false },
    ])
    // Who called is a customer, although no record tells more of them.
    expect(
      await ask(
        folder.path,
        `select customer_id, count(*) as calls from fct_interaction
          join bridge_customer using (customer_record_key) join dim_customer using (customer_key)
          group by customer_id order by customer_id`,
      ),
    ).toEqual([
      { customer_id: '7', calls: 2n },
      { customer_id: '8', calls: 1n },
      { customer_id: 'unknown', calls: 1n },
    ])
    // A call that nobody answered has no answer to the survey.
    expect(await ask(folder.path, 'select score from fct_feedback order by score')).toEqual([
      { score: '3.0000' },
      { score: '3.0000' },
      { score: '5.0000' },
    ])
    expect(tonight.checks).toContainEqual(
      expect.objectContaining({
        name: 'parts_without_customer',
        blocking: false,
        examples: [{ source: 'calls', fact: 'interaction', records: 1n }],
      }),
    )
  })

  it('that come again corrected take the place of what they were, their answers too', async () => {
    await using folder = await projectFolder(project)
    await put(folder.path, 'exports/calls-2021-01-02.csv', calls)
    await night(folder.path, '2021-02-01')
    const corrected = `${header}\nID0001,7,Diane,2021-01-01,09:12:58,Contract related,Y,N,109,00:02:23,1\n`
    await put(folder.path, 'exports/calls-2021-01-03.csv', corrected)
    await night(folder.path, '2021-02-01')
    expect(
      await askOne(
        folder.path,
        `select count(*) as calls, count(*) filter (where resolved) as resolved,
          (select cast(sum(score) as integer) from fct_feedback) as score from fct_interaction`,
      ),
    ).toEqual({ calls: 4n, resolved: 1n, score: 9 })
    expect(
      await ask(folder.path, 'select fate, reason, count(*) as records from record_fate group by all order by all'),
    ).toEqual([
      { fate: 'ignored', reason: 'superseded', records: 1n },
      { fate: 'loaded', reason: null, records: 4n },
    ])
  })
})

it('a project that maps no calls has no table of them', async () => {
  await using folder = await projectFolder(`version: 1
project: shop
currency: GBP
sources:
  shop: { files: [{ name: customers, path: exports/customers.csv, maps: { customer: { customer_id: Id } } }] }
`)
  await put(folder.path, 'exports/customers.csv', 'Id\n1\n')
  const { digests } = await night(folder.path, '2021-02-01')
  const parts = /^(fct_(?!order_line|return_line)|dim_(account|campaign|owner|pipeline)|account_|customer_attribute)/
  expect(Object.keys(digests).filter(name => parts.test(name))).toEqual([])
})
