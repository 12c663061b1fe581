import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** The amounts that cells come to, NULL where they are refused. */
async function amounts(field: string, cells: readonly string[]): Promise<readonly (string | null)[]> {
  const maps = `{ order_line: { order_id: Id, product_id: Id, ordered_at: At, quantity: One, unit_price: One, tax: { column: X, ${field} } } }`
  const lines = cells.map((cell, i) => `${i};2024-01-05;1;"${cell}"`)
  const found = await stage.records<{ value: string | null; reason: string | null }>(
    `files: [{ name: records, read: { delimiter: ';', nulls: ['——', '-'] }, maps: ${maps} }]`,
    [{ name: 'records.csv', text: `Id;At;One;X\n${lines.join('\n')}\n` }],
    'cast(order_line__tax as varchar) as value, reason',
  )
  return found.map(({ value, reason }) => (reason === null ? value : 'refused'))
}

const no = 'refused'

describe('numbers as they are declared', () => {
  it.each<[string, string, readonly string[], readonly (string | null)[]]>([
    [
      'percentages',
      'format: percent',
      ['62.5%', '100 %', '-3%', '62.5', '%', '0.125%', '1%%'],
      ['0.6250', '1.0000', '-0.0300', no, no, no, no],
    ],
    [
      'accounting',
      "format: accounting, thousands_separator: ','",
      ['(1,234.50)', '1,234.50', '-2', '2-', '(-2)', '()', '(2', '--2'],
      ['-1234.5000', '1234.5000', '-2.0000', '-2.0000', no, no, no, no],
    ],
    [
      'signs of money',
      "currency_sign: ['£', 'US$'], thousands_separator: ','",
      ['£1,234.50', '-£2', '£-2', '2 £', 'US$3', '3', '$3', '£3£', '€3'],
      ['1234.5000', '-2.0000', '-2.0000', '2.0000', '3.0000', '3.0000', no, no, no],
    ],
    [
      'signs of money in parentheses',
      "currency_sign: '$', format: accounting",
      ['($2.50)', '$(2.50)', '(2.50$)', '(2.50)$'],
      ['-2.5000', '-2.5000', '-2.5000', '-2.5000'],
    ],
    [
      'blanks between thousands',
      "thousands_separator: ' ', decimal_separator: ','",
      ['1 234,50', '1\u00a0234,50', '1\u202f234,50', '1\u2009234', '12 34', '1.5'],
      ['1234.5000', '1234.5000', '1234.5000', '1234.0000', no, no],
    ],
    [
      'full-width digits',
      'full_width: true',
      ['１２．５', '－３', '7', '１２，５'],
      ['12.5000', '-3.0000', '7.0000', no],
    ],
    ['full-width digits that nobody declared', 'decimals: 2', ['１２．５', '12.5'], [no, '12.5000']],
    ['dashes for nothing', 'decimals: 2', ['——', '-', '0'], [null, null, '0.0000']],
    ['minus one for nothing', "values: { '-1': '' }", ['-1', '-1.0', '1'], [null, '-1.0000', '1.0000']],
  ])('%s', async (_, field, cells, values) => {
    expect(await amounts(field, cells)).toEqual(values)
  })
})
