import { expect, it } from 'vitest'
import { recordsPlace } from './records-place.js'

it.each([
  ['orders.items', [['orders', 'items']]],
  ['data[*]', [['data']]],
  ['[*]', [[]]],
  ['[*].lines[*]', [[], ['lines']]],
  ['data[*].lines.data[*].taxes[*]', [['data'], ['lines', 'data'], ['taxes']]],
  ['data[*].lines', [['data'], ['lines']]],
])('%s is a place of records', (text, place) => {
  expect(recordsPlace(text)).toEqual(place)
})

it.each(['a..b', 'a[0]', 'a[*][*]', '[*', '.a', 'a[*]..b[*]', '*'])('%s is none', text => {
  expect(recordsPlace(text)).toBe(undefined)
})
