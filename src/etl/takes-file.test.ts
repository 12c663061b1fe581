import { expect, it } from 'vitest'
import { reasonSkipped, takesFile } from './takes-file.js'

it.each([
  ['orders', 'exports/Orders.csv', true],
  ['orders', 'exports/orders.csv.gz', true],
  ['orders', 'week.zip/orders.csv', true],
  ['orders', 'exports/order_details.csv', false],
  ['order*', 'exports/order_details.csv', true],
  ['*_order_data', 'shopify_order_data.csv', true],
  ['*_order_data', 'shopify_order_data_2.csv', false],
  ['orders.csv', 'exports/orders.csv', true],
  ['orders.csv', 'exports/orders.tsv', false],
])('%s takes %s: %s', (pattern, path, takes) => {
  expect(takesFile({ names: [pattern] }, path)).toBe(takes)
})

it('a kind without names takes every file', () => {
  expect(takesFile({}, 'exports/anything.csv')).toBe(true)
})

it('says why a file is passed over', () => {
  const skip = { 'readme*': 'no records' }
  expect(reasonSkipped({ skip }, 'exports/README.md')).toBe('no records')
  expect(reasonSkipped({ skip }, 'exports/orders.csv')).toBe(null)
  expect(reasonSkipped({}, 'exports/orders.csv')).toBe(null)
})
