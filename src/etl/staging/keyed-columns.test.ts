import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const calls = (maps: string) => `files: [{ name: calls, maps: { ${maps} } }]`
const interaction = 'interaction: { interaction_id: Id, customer_id: Who, started_at: At, wait_s: Wait }'
const feedback = 'feedback: { kind: { value: csat }, score: Score }'
const file = (...rows: readonly string[]) => [{ name: 'calls.csv', text: `Id,Who,At,Wait,Score\n${rows.join('\n')}\n` }]
const at = '2024-07-01 23:30:00'

describe('a part of a record', () => {
  it('is there where all is filled that it needs', async () => {
    const found = await stage.records(
      calls(`${interaction}, ${feedback}`),
      file(`1,7,${at},5,3`, `2,7,${at},5,`),
      'interaction__is_there as call, feedback__is_there as answer, reason',
    )
    expect(found).toEqual([
      { call: true, answer: true, reason: null },
      { call: true, answer: false, reason: null },
    ])
  })

  it('is missed where the record is about it', async () => {
    const found = await stage.records(calls(`${interaction}, ${feedback}`), file('1,7,,5,3'), 'reason')
    expect(found).toEqual([{ reason: 'At: is missing' }])
  })

  it('lends its id to those that have none, and to no finer one', async () => {
    const [first, again, other] = await stage.records<{ call: bigint; answer: bigint; id: bigint }>(
      calls(`${interaction}, ${feedback}`),
      file(`1,7,${at},5,3`, `1,7,${at},9,1`, `2,7,${at},5,3`),
      'interaction__entity_key as call, feedback__entity_key as answer, feedback__id_key as id',
    )
    expect(again).toEqual(first)
    expect(first?.id).toBe(first?.answer)
    expect(other?.answer).not.toBe(first?.answer)
    const comments = await stage.records<{ comment: bigint; ticket: bigint }>(
      calls(
        'interaction: { started_at: At, case_id: Id, wait_s: Wait }, service_case: { case_id: Id, opened_at: { value: "2024-01-01" } }',
      ),
      file(`1,7,${at},5,3`, `1,7,${at},9,1`),
      'interaction__id_key as id, interaction__entity_key as comment, service_case__entity_key as ticket, interaction__case_key = service_case__entity_key as finds',
    )
    expect(comments).toMatchObject([
      { id: 0n, finds: true },
      { id: 0n, finds: true },
    ])
    expect(comments[0]?.ticket).toBe(comments[1]?.ticket)
    expect(comments[0]?.comment).not.toBe(comments[1]?.comment)
  })

  it('has the day of the business, and tells of its customer at its own time', async () => {
    const found = await stage.records(
      calls(interaction),
      file(`1,7,${at},5,`),
      'interaction__started_on as day, customer__observed_at as seen, interaction__customer_record_key = customer__customer_record_key as finds',
      { zone: 'Asia/Tokyo' },
    )
    expect(found).toEqual([{ day: '2024-07-02', seen: '2024-07-01T22:30:00.000000Z', finds: true }])
  })

  it('is known by the values that are mapped where it has no id', async () => {
    const keys = 'interaction__entity_key as key'
    const [here] = await stage.records<{ key: bigint }>(
      calls('interaction: { started_at: At }'),
      file(`1,7,${at},5,`),
      keys,
    )
    const [again] = await stage.records<{ key: bigint }>(
      calls('interaction: { started_at: At }'),
      file(`9,8,${at},6,`),
      keys,
    )
    // What is not mapped makes no other record.
    expect(again).toEqual(here)
  })
})

describe('a number out of its range', () => {
  it.each([
    [
      'a share as percent',
      'opportunity: { opportunity_id: Id, probability: Wait }',
      '50',
      'Wait: expected a number from 0 to 1',
    ],
    ['a wait below zero', interaction, '-5', 'Wait: expected a number of at least 0'],
  ])('%s', async (_, maps, value, reason) => {
    expect(await stage.records(calls(maps), file(`1,7,${at},${value},`), 'reason')).toEqual([{ reason }])
    expect(await stage.records(calls(maps), file(`1,7,${at},1,`), 'reason')).toEqual([{ reason: null }])
  })
})

describe('an amount in another currency', () => {
  const paid = calls('payment: { payment_id: Id, paid_at: At, amount: Wait, currency: Score }')

  it('is refused where no source has rates; where one has, it claims the rate of its day', async () => {
    const rows = file(`1,7,${at},5,USD`, `2,7,${at},5,GBP`)
    expect(await stage.records(paid, rows, 'reason')).toEqual([
      { reason: 'Score: no exchange rate to GBP' },
      { reason: null },
    ])
    const columns = 'reason, payment__money_currency as currency, cast(payment__rated_on as varchar) as day'
    expect(await stage.records(paid, rows, columns, { hasRates: true })).toEqual([
      { reason: null, currency: 'USD', day: at.slice(0, 10) },
      { reason: null, currency: 'GBP', day: null },
    ])
  })

  it('a plan is money where it says in which currency', async () => {
    const planned = calls('target: { measure: Id, period: { value: 2024-01-01 }, amount: Wait, currency: Score }')
    expect(await stage.records(planned, file(`1,7,${at},5,USD`, `2,7,${at},5,`), 'reason')).toEqual([
      { reason: 'Score: no exchange rate to GBP' },
      { reason: null },
    ])
  })
})

describe('attributes', () => {
  const contract = calls('customer: { customer_id: Id, attributes: { tier: Score, wait: Wait } }')

  it('are one text of names and values; what is left empty is said, too', async () => {
    const found = await stage.records(
      contract,
      file(`1,7,${at},5,gold`, `2,7,${at},,`),
      'customer__attributes as attributes',
    )
    expect(found).toEqual([
      { attributes: 'tier\u001dgold\u001fwait\u001d5' },
      { attributes: 'tier\u001d\u001fwait\u001d' },
    ])
  })

  it('of a type have one spelling; what is none goes to quarantine', async () => {
    const typed = calls(
      'customer: { customer_id: Id, attributes: { wait: { column: Wait, type: decimal }, vip: { column: Score, type: boolean } } }',
    )
    const found = await stage.records(
      typed,
      file(`1,7,${at},5.50,yes`, `2,7,${at},long,`),
      'customer__attributes as attributes, reason',
    )
    expect(found).toEqual([
      { attributes: 'vip\u001dtrue\u001fwait\u001d5.5000', reason: null },
      { attributes: 'vip\u001d\u001fwait\u001d', reason: 'Wait: expected a number with at most 4 decimals' },
    ])
  })

  it('make another record', async () => {
    const found = await stage.records<{ md5: string }>(
      contract,
      file(`1,7,${at},5,gold`, `1,7,${at},5,tin`, `1,9,${at},5,tin`),
      'cast(record_md5 as varchar) as md5',
    )
    expect(new Set(found.map(({ md5 }) => md5)).size).toBe(2)
  })
})

describe('a record without a time of its own', () => {
  const dated = `files:
  - name: deals
    date: { pattern: 'deals-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
    maps: { opportunity: { opportunity_id: Id, customer_id: Who, created_at: { column: At, optional: true } } }`
  const deals = (day: string, at: string) => [{ name: `deals-${day}.csv`, text: `Id,Who,At\n1,7,${at}\n` }]
  const columns = 'cast(record_md5 as varchar) as md5, customer__observed_at as seen'
  type Told = { md5: string; seen: string }

  it('is news on another day, since its customer is seen then', async () => {
    const [first] = await stage.records<Told>(dated, deals('2024-01-01', ''), columns)
    const [second] = await stage.records<Told>(dated, deals('2024-01-02', ''), columns)
    expect([first?.seen, second?.seen]).toEqual(['2024-01-01T00:00:00.000000Z', '2024-01-02T00:00:00.000000Z'])
    expect(second?.md5).not.toBe(first?.md5)
  })

  it('is none where it says when', async () => {
    const [first] = await stage.records<Told>(dated, deals('2024-01-01', '2023-12-01'), columns)
    const [second] = await stage.records<Told>(dated, deals('2024-01-02', '2023-12-01'), columns)
    expect(second).toEqual(first)
    expect(first?.seen).toBe('2023-12-01T00:00:00.000000Z')
  })
})
