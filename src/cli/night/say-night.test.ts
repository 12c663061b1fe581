import { expect, test } from 'vitest'
import { contractSchema } from '../../config/contract.js'
import type { Day } from '../../warehouse/engine/value.js'
import { silentSources } from './late-sources.js'
import { sayNight } from './say-night.js'

const source = (name: string, given: object = {}) => {
  const contract = contractSchema.parse({
    files: [{ name: 'lines', maps: { customer: { customer_id: 'Id' } } }],
    ...given,
  })
  const files = contract.files.map(kind => ({ ...kind, path: [] }))
  return { name, preset: undefined, contract: { ...contract, timezone: 'UTC', currency: 'EUR', files } }
}

test('a source that has been silent for more than a month is said, where no deadline holds it', () => {
  const newest = new Map([
    ['shop', '2024-03-01'],
    ['desk', '2024-04-20'],
    ['crm', '2024-01-01'],
    ['flat', null],
    ['timeless', '1970-01-01'],
  ])
  const sources = [
    source('shop'),
    source('desk'),
    source('crm', { deadline_days: 200 }),
    source('flat'),
    source('timeless'),
  ]
  expect(silentSources(sources, newest, '2024-05-01' as Day)).toEqual([
    { source: 'shop', newest_day: '2024-03-01', days: 61 },
  ])
})

test('a night says which of the models that the project names has no scores, and why', () => {
  const words: string[] = []
  const refused = { fit_day: '2024-05-01' as Day, state: 'refused' as const }
  const models = [
    { ...refused, model: 'churn', notes: ['of 9 customers 2 left'] },
    { ...refused, model: 'rfm', notes: ['no customers'] },
    { ...refused, model: 'spend', state: 'fitted' as const, notes: ['mean forecasts'] },
  ]
  const silent = [{ source: 'shop', newest_day: '2024-03-01', days: 61 }]
  const record = { night: '2024-05-01-1', as_of: '2024-05-01', tonight: { models, silent } }
  sayNight(record, { say: text => void words.push(text) }, ['churn', 'spend'])
  expect(words).toEqual([
    expect.stringContaining('shop: nothing is newer than 2024-03-01, 61 days before the as-of date'),
    'no scores of churn: of 9 customers 2 left',
    'published 2024-05-01-1, as of 2024-05-01',
  ])
})
