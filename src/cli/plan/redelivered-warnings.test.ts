import { expect, it } from 'vitest'
import { contractSchema } from '../../config/contract.js'
import { sourceOf } from '../../etl/inspect/look.js'
import { redeliveredWarnings } from './redelivered-warnings.js'

const line = { order_id: 'o', product_id: 'p', ordered_at: 't', quantity: 'q', unit_price: 'u' }

/** What is said of `day.csv` that comes again with these keys of its kind. */
function said(keys: object, sha256 = 'b'): string {
  const { files } = contractSchema.parse({ files: [{ name: 'lines', maps: { order_line: line }, ...keys }] })
  const source = sourceOf(files.map(kind => ({ ...kind, path: [] })))
  const known = [{ source: source.name, name: 'day.csv', sha256: 'a' }]
  const planned = source.contract.files.map(kind => ({ source, kind, name: 'day.csv', sha256 }))
  return redeliveredWarnings(planned, known).join()
}

const date = { pattern: '(\\d{8})', format: '%Y%m%d' }

it('a file that comes again with other records is told of where nothing says which hold', () => {
  expect(said({})).toMatch(
    /day\.csv came before with other records: what only the earlier one has stays, .*say replaces: file$/,
  )
  expect(said({ date })).toContain('the greater md5 holds, whichever came last')
  expect(said({ date, replaces: 'order' })).toContain('of the greater file id holds')
})

it('it is not where the contract says it', () => {
  expect(said({ replaces: 'file' })).toBe('')
  expect(said({ replaces: 'order' })).toBe('')
  expect(said({ maps: { order_line: { ...line, updated_at: 'w' } } })).toBe('')
  expect(said({}, 'a')).toBe('')
})
