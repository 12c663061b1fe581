import { describe, expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import { qualityPage } from './quality.js'
import type { QualityFile, QualityInput } from './quality-data.js'
import { columnFills, partColumns } from './quality-measures.js'

const asOf = '2024-03-01' as Day
const day = (text: string) => text as Day

const lines = (of: string, more: readonly string[], empty: Record<string, number>): QualityFile => ({
  source: 'shop',
  kind: 'lines',
  day: day(of),
  judged: 400n,
  header: ['Order', 'Customer', ...more],
  empty,
})

const night: QualityInput = {
  asOf,
  expected: [
    {
      source: 'shop',
      deadline_days: 2,
      null_rate: { 'order_line.customer_id': 0.2 },
      volume: { min: 0.5, max: 3 },
      mapped: { lines: ['order_line.order_id', 'order_line.customer_id', 'order_line.discount'] },
    },
    { source: 'crm & co', deadline_days: 7, null_rate: {}, volume: {}, mapped: { people: ['customer.email'] } },
    { source: 'till', deadline_days: null, null_rate: {}, volume: { min: 0.5 }, mapped: {} },
  ],
  recordsByFate: [
    { source: 'shop', fate: 'loaded', reason: null, records: 1_120n },
    { source: 'shop', fate: 'quarantined', reason: 'Day: expected a day', records: 80n },
    { source: 'shop', fate: 'ignored', reason: 'total_row', records: 3n },
    { source: 'crm & co', fate: 'loaded', reason: null, records: 9_000n },
    { source: 'crm & co', fate: 'duplicate', reason: null, records: 1_000n },
  ],
  files: [
    lines('2024-02-27', [], { 'order_line.customer_id': 40 }),
    lines('2024-02-28', [], { 'order_line.customer_id': 60, 'order_line.discount': 400 }),
    lines('2024-02-29', ['Score <b>'], { 'order_line.customer_id': 200 }),
    { source: 'crm & co', kind: 'people', day: null, judged: 10_000n, header: ['Id', 'Mail'], empty: {} },
  ],
  reasons: [
    {
      source: 'shop',
      column_name: 'Day',
      reason: 'expected a day such as 2011-12-09',
      records: 79n,
      example: '<31.2.>',
    },
    { source: 'shop', column_name: 'Mail', reason: 'expected the form .+@.+', records: 1n, example: '***' },
    { source: 'shop', column_name: null, reason: 'expected 3 cells, found 2', records: 1n, example: null },
  ],
  newest: new Map([
    ['shop', '2024-02-29'],
    ['crm & co', '2024-02-20'],
  ]),
  volumes: [
    {
      source: 'shop',
      day: day('2024-02-29'),
      records: 130n,
      usual: { median: 381.5, least: 310n, most: 402n, days: 8 },
    },
  ],
  quarantineLimit: 0.05,
}

const answerOf = (input: QualityInput, language: 'en' | 'zh' = 'en') =>
  voice(language, 'GBP').say(qualityPage(input).answer)

describe('the answer on quality', () => {
  it('names what is late, emptier than usual, refused or left empty too often', () => {
    expect(answerOf(night)).toBe(
      'With care: crm & co is late (newest day 20 February 2024), shop had 130 records on 29 February 2024 (usual: 381.5), 6.7% of the records of shop are in quarantine, order_line.customer_id of shop has no value in 25.0% of its records. 11,203 records came in 4 files; 80 are in quarantine.',
    )
  })

  it('says yes where nothing is out of the ordinary', () => {
    const [shop] = night.expected
    const calm: QualityInput = {
      ...night,
      expected: shop ? [{ ...shop, null_rate: {}, volume: {} }] : [],
      quarantineLimit: 0.1,
    }
    expect(answerOf(calm)).toMatch(/^Yes: nothing is late, missing or out of the ordinary, and 93\.3% of all records/)
    expect(answerOf({ ...calm, files: [] })).toBe('Nothing has been delivered yet.')
  })

  it('names a source of which nothing has come, and a day that is fuller than it should be', () => {
    expect(answerOf({ ...night, newest: new Map() })).toContain(
      'nothing has come of shop, nothing has come of crm & co',
    )
    const full = night.volumes.map(volume => ({ ...volume, records: 4_000n }))
    expect(answerOf({ ...night, volumes: full })).toContain('shop had as many as 4,000 records on')
    expect(answerOf({ ...night, volumes: full }, 'zh')).toContain('shop 在 2024年2月29日 多达 4,000 条记录')
  })
})

it('adds up over files, whatever their order', () => {
  const turned = { ...night, files: [...night.files].reverse() }
  expect(qualityPage(turned)).toEqual(qualityPage(night))
  expect(columnFills(night)).toEqual([
    {
      source: 'shop',
      kind: 'lines',
      column: 'order_line.customer_id',
      judged: 1_200n,
      empty: 300n,
      share: 0.25,
      limit: 0.2,
    },
    {
      source: 'shop',
      kind: 'lines',
      column: 'order_line.discount',
      judged: 1_200n,
      empty: 400n,
      share: 1 / 3,
      limit: null,
    },
  ])
  expect(partColumns(night)).toEqual([
    { source: 'shop', kind: 'lines', column: 'Score <b>', files: 1n, of: 3n, first: '2024-02-29', last: '2024-02-29' },
  ])
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf }
  const [file] = await renderReport({ pages: [qualityPage(night)] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/quality.${language}.html`)
})
