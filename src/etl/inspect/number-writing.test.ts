import { describe, expect, it } from 'vitest'
import { numberWriting, numberWritings } from './number-writing.js'

describe('how the numbers of a column are written', () => {
  it.each([
    [['1', '-2.5', '1000'], {}],
    [['1,50', '2'], { decimal_separator: ',' }],
    [['1,234.50', '12'], { thousands_separator: ',' }],
    [['1.234,50', '12,1'], { decimal_separator: ',', thousands_separator: '.' }],
    [['1 234,50', '1\u202f000'], { decimal_separator: ',', thousands_separator: ' ' }],
    [["1'234.50", '2'], { thousands_separator: "'" }],
    [['$4.50', '-$0.50', '$-1'], { currency_sign: ['$'] }],
    [['1.006,25 €', '7,00 €'], { decimal_separator: ',', thousands_separator: '.', currency_sign: ['€'] }],
    [['￥30.00'], { currency_sign: ['￥'] }],
    [['EUR 5', '7 EUR'], { currency_sign: ['EUR'] }],
    [['(1,234.50)', '3'], { thousands_separator: ',', format: 'accounting' }],
    [['1.234,50-', '3,00'], { decimal_separator: ',', thousands_separator: '.', format: 'accounting' }],
    // As workbooks keep what they reckoned.
    [['0.311199999999999', '3'], { decimals: 15 }],
    [['1.000,12345', '3'], { decimal_separator: ',', thousands_separator: '.', decimals: 5 }],
    // One cell of another kind, and they are no numbers.
    [['1', 'two'], null],
    [['1,2,3'], null],
    [['1.234.567,8', '1,234.5'], null],
    [['2024-01-31'], null],
    [['(5'], null],
    [[], null],
  ])('%j', (cells, writing) => {
    expect(numberWriting(cells)).toEqual(writing)
  })

  it('says where thousands and decimals cannot be told apart', () => {
    expect(numberWriting(['1.234', '5'])).toEqual({ doubtful: '1.234' })
    expect(numberWriting(['1,234', '5'])).toEqual({ thousands_separator: ',', doubtful: '1,234' })
    expect(numberWriting(['1.234', '0.5'])).toEqual({})
    expect(numberWriting(['1,234', '1,5'])).toEqual({ decimal_separator: ',' })
  })
})

it('what one column leaves in doubt another one of the file tells', () => {
  const doubt = ['1.000', '2.000', '5']
  expect(numberWritings([doubt, ['0,1250', '3,5'], ['x']])).toEqual([
    { decimal_separator: ',', thousands_separator: '.' },
    { decimal_separator: ',' },
    null,
  ])
  expect(numberWritings([doubt, ['1.234,50']])[0]).toEqual({ decimal_separator: ',', thousands_separator: '.' })
  expect(numberWritings([doubt, ['0.5']])[0]).toEqual({})
  expect(numberWritings([['1,000'], ['0.5']])[0]).toEqual({ thousands_separator: ',' })
  expect(numberWritings([['1,000'], ['0,5']])[0]).toEqual({ decimal_separator: ',' })
  expect(numberWritings([doubt, ['0.5'], ['0,5']])[0]).toEqual({ doubtful: '1.000' })
  expect(numberWritings([doubt, ['5']])[0]).toEqual({ doubtful: '1.000' })
})
