import { expect, it } from 'vitest'
import type { ExplainedRecord } from '../../mining/profit/explain-profit.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { explainedRows } from './profit-rowset.js'

const record = (more: Partial<ExplainedRecord>): ExplainedRecord => ({
  ...{ part: 'record', entry: 'gross_sales', activity: '', valid_from: null, channel_key: 0n, driver: null },
  ...{ on_day: null, what: 'order', id: 'A1', of_order: null, product_id: 'mug', source: 'shop', file: 'a.csv' },
  ...{ record: 7n, records: 1n, quantity: '1.000000', amount: '10.0000', rate: '10.000000' },
  ...more,
})
const asOf = '2024-07-01' as Day
const statement = [
  { entry: 'gross_sales', activity: '', driver: null, quantity: '1.000000', amount: '10.0000' },
  { entry: 'serve', activity: 'parcel', driver: 'recorded', quantity: '0.000000', amount: '-3.0000' },
]
const parcel = record({
  ...{ entry: 'serve', activity: 'parcel', driver: 'recorded', what: 'cost', id: null, of_order: 'A1' },
  ...{ product_id: null, quantity: '0.000000', amount: '-3.0000', rate: null },
})

async function rowsOf(records: readonly ExplainedRecord[], profit: string, hidden: readonly string[] = []) {
  const rows: Row[] = []
  for await (const chunk of explainedRows({ asOf, statement, rates: [], records, profit }, hidden).chunks)
    for (const i of (chunk.part ?? []).keys())
      rows.push(Object.fromEntries(['part', 'line', 'says', 'amount'].map(name => [name, chunk[name]?.[i] ?? null])))
  return rows
}

it('says that lines add up, or which do not', async () => {
  const all = [record({}), parcel]
  expect(await rowsOf(all, '7.0000')).toEqual([
    { part: 'line', line: 'gross_sales', says: 'Gross sales', amount: '10.0000' },
    { part: 'record', line: 'gross_sales', says: 'order A1, product mug', amount: '10.0000' },
    { part: 'line', line: 'net_sales', says: 'Net sales', amount: '10.0000' },
    { part: 'line', line: 'serve: parcel', says: 'parcel', amount: '-3.0000' },
    { part: 'record', line: 'serve: parcel', says: 'cost without an id, of order A1', amount: '-3.0000' },
    { part: 'line', line: 'profit', says: 'Profit', amount: '7.0000' },
    {
      ...{ part: 'check', line: 'profit', amount: '7.0000' },
      says: 'each line is the sum of its records to the ten-thousandth, and the lines add up to the profit',
    },
  ])
  const off = await rowsOf([record({ amount: '9.9900' }), parcel], '7.0000')
  expect(off.filter(({ part }) => part === 'check')).toEqual([
    {
      ...{ part: 'check', line: 'gross_sales', amount: '9.99' },
      says: 'the records of this line come to 9.99 for 1 units, the night has 10.0000 for 1.000000: kehu.yaml has changed since the night; kehu run, and ask again',
    },
  ])
  expect((await rowsOf(all, '8.0000')).at(-1)).toMatchObject({
    says: 'the lines come to 7.0000, and the profit of the night is 8.0000',
  })
})

it('hides ids that the project declares personal', async () => {
  const found = await rowsOf([record({}), parcel], '7.0000', ['order_id'])
  expect(found.filter(({ part }) => part === 'record').map(({ says }) => says)).toEqual([
    'order ***, product mug',
    'cost without an id, of order ***',
  ])
})
