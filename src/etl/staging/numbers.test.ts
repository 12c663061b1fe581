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

describe('numbers as a whole file writes them', () => {
  const maps = `{ order_line: { order_id: Id, product_id: Id, ordered_at: { value: '2024-01-05' }, quantity: { column: Qty, decimal_separator: '.' },
    unit_price: { expression: "number([X]) / number([Qty])" }, tax: X, shipping: { expression: "if([Id] = '', [X], [X])" }, unit_cost: { value: '1.5' } } }`
  const read = `{ delimiter: ';', decimal_separator: ',', thousands_separator: '.', currency_sign: '€' }`
  const ignore = `[{ name: huge, when: "[X] > 5000" }]`
  const staged = (lines: readonly string[]) =>
    stage.records<{ values: string | null; ignored: string | null; reason: string | null }>(
      `ignore: ${ignore}\nfiles: [{ name: records, read: ${read}, maps: ${maps} }]`,
      [{ name: 'records.csv', text: `Id;Qty;X\n${lines.join('\n')}\n` }],
      `concat_ws(' ', order_line__unit_price, order_line__tax, order_line__shipping, order_line__unit_cost) as values, ignored, reason`,
    )

  it('hold for columns that say nothing else, and for expressions', async () => {
    const [plain, parted, large] = await staged(['1;2;10,50', '2;5;1.234,50 €', '3;1;6.000'])
    expect(plain).toEqual({ values: '5.2500 10.5000 10.5000 1.5000', ignored: null, reason: null })
    expect(parted).toEqual({ values: '246.9000 1234.5000 1234.5000 1.5000', ignored: null, reason: null })
    expect(large?.ignored).toBe('huge')
  })

  it('refuse what is written otherwise: 1.5 is no number there', async () => {
    const [other, bare] = await staged(['1;2;1.5', '2;2,5;1,5'])
    expect(other?.reason).toBe('X: expected a number')
    expect(bare?.reason).toBe('Qty: expected a number with at most 4 decimals')
  })
})
