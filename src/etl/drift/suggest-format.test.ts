import { expect, it } from 'vitest'
import { suggestFormat } from './suggest-format.js'

const cells = [
  {
    cell: '03/04/2017',
    readings: new Map([
      ['%d/%m/%Y', '2017-04-03'],
      ['%m/%d/%Y', '2017-03-04'],
    ]),
  },
]

it('says where a format is declared: of a column, or over a preset of its files', () => {
  const read = "'03/04/2017' is 2017-04-03 by %d/%m/%Y and 2017-03-04 by %m/%d/%Y"
  expect(suggestFormat(cells, true, false)).toBe(`${read}: declare format: "%d/%m/%Y" or "%m/%d/%Y"`)
  expect(suggestFormat(cells, true, true)).toBe(
    `${read}: declare over the preset read: { times: "%d/%m/%Y" } or read: { times: "%m/%d/%Y" }`,
  )
})
