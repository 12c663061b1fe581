import { expect, it } from 'vitest'
import type { SourceFile } from '../config/source.js'
import { namesFile } from './names-file.js'

it.each([
  ['exports/*.csv', 'exports/a.csv', true],
  ['./exports/a.csv', 'exports/a.csv', true],
  ['exports/*.csv', 'exports/old/a.csv', false],
  ['exports/**/*.csv', 'exports/old/a.csv', true],
  ['exports/{a,b}-*.{csv,tsv}', 'exports/b-1.tsv', true],
  ['../drop/*.csv', '/firm (1)/drop/a.csv', true],
  ['/drop/*.csv', '/drop/a.csv', true],
  ['exports/*.csv', '/elsewhere/exports/a.csv', false],
  ['exports/*.csv', 'exports/.hidden.csv', false],
  ['exports/', 'exports/a.csv', true],
  ['exports', 'exports/week.zip/a.csv', true],
  ['exports/', 'exports/old/a.csv', false],
  ['exports/*.zip', 'exports/week.zip/deep/a.csv', true],
  ['exports/*.zip/a*.csv', 'exports/week.zip/deep/a.csv', true],
  ['exports/*.zip/a*.csv', 'exports/week.zip/b.csv', false],
  ['exports/*.zip/deep/*.csv', 'exports/week.zip/deep/a.csv', true],
  ['exports/*.zip/deep/*.csv', 'exports/week.zip/a.csv', false],
  ['exports/*.zip/*.xlsx', 'exports/week.zip/book.xlsx/Lines', true],
  ['exports/*.zip/*.xlsx/Other', 'exports/week.zip/book.xlsx/Lines', false],
  ['exports/*.xlsx', 'exports/book.xlsx/Lines', true],
  ['exports/*.xlsx/L*', 'exports/book.xlsx/Lines', true],
  ['exports/shop.db/orders', 'exports/shop.db/orders', true],
  ['exports/shop.db/orders', 'exports/shop.db/customers', false],
])('%s names %s: %s', (path, name, isNamed) => {
  const kind: SourceFile = {
    name: 'lines',
    path: [path],
    maps: {},
    read: { quote: '"', encoding: [], nulls: [] },
  }
  expect(namesFile('/firm (1)/[shop]', kind, name)).toBe(isNamed)
})

it('names no sheet but those that a kind wants', () => {
  const read: SourceFile['read'] = { quote: '"', encoding: [], nulls: [], sheet: 'Lines*' }
  const kind: SourceFile = { name: 'lines', path: ['exports/*.xlsx'], maps: {}, read }
  expect(namesFile('/firm', kind, 'exports/book.xlsx/Lines 2')).toBe(true)
  expect(namesFile('/firm', kind, 'exports/book.xlsx/Notes')).toBe(false)
})
