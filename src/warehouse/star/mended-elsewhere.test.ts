import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../config/package-root.js'
import { mendElsewhere, ofOthers } from './mended-elsewhere.js'

it('what waits for other records is told with what it waits for', () => {
  expect(mendElsewhere('no exchange rate to GBP')).toMatch(/^map exchange_rate/)
  expect(mendElsewhere('no exchange rate from CHF to GBP for 2024-01-08, nor for 3 days before')).toMatch(
    /^deliver the rates/,
  )
  expect(mendElsewhere('no record of such a customer has come')).toMatch(/^deliver them/)
  expect(mendElsewhere('expected a number')).toBe(undefined)
})

it('the rules of the star say it in these words', () => {
  const sql = readFileSync(join(packageRoot(), 'sql/star/violation.sql'), 'utf8')
  for (const { begins } of ofOthers) expect(sql).toContain(`'${begins} `)
})
