import { expect, it } from 'vitest'
import { headerIn, looksLikeValues } from './likely-header.js'

it('a header stands below titles, groups and blank rows', () => {
  const record = ['1', '2024-01-01', 'C1', 'Mug', '2', '9.90']
  const header = ['No', 'Date', 'Customer', 'Item', 'Qty', 'Price']
  expect(headerIn([header, record])).toBe(0)
  expect(headerIn([['Acme Ltd'], ['Printed', '2025-01-02'], [], ['Order', '', 'Item'], header, record])).toBe(4)
  // The first column of a report has no name.
  expect(headerIn([['Sales'], ['', ...header.slice(1)], record])).toBe(1)
  expect(
    headerIn([
      ['', 'x'],
      ['1', '573.3'],
      ['2', '1.1'],
    ]),
  ).toBe(0)
  expect(headerIn([])).toBe(0)
})

it('a record is no header, and years are', () => {
  expect(looksLikeValues(['1', 'ann@example.com', 'x'])).toBe(true)
  expect(looksLikeValues(['1', '2024-01-01', 'x'])).toBe(true)
  expect(looksLikeValues(['Product', '2022', '2023', '2024'])).toBe(false)
  expect(looksLikeValues(['order_id', 'qty'])).toBe(false)
  expect(looksLikeValues([])).toBe(false)
})
