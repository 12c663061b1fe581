import { expect, it } from 'vitest'
import { failedCheckLines } from './failed-checks.js'

it('names each check that found something, and no other', () => {
  const found = { name: 'lines_without_customer', meaning: 'Lines name no customer.', rows: 3n, passed: false }
  expect(failedCheckLines([found, { ...found, name: 'money_adds_up', rows: 0n, passed: true }])).toEqual([
    'warning: check lines_without_customer: Lines name no customer. (3 rows)',
  ])
})
