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
])('%s names %s: %s', (path, name, isNamed) => {
  const kind: SourceFile = {
    name: 'lines',
    path: [path],
    maps: {},
    read: { quote: '"', encoding: [], nulls: [] },
  }
  expect(namesFile('/firm (1)/[shop]', kind, name)).toBe(isNamed)
})
