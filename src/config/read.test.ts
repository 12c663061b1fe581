import { describe, expect, it } from 'vitest'
import { parsePreset } from './load-preset.js'

const contract = (read: string, format = 'csv') =>
  parsePreset(`files:\n  - { name: a, format: ${format}, read: ${read}, maps: { customer: { customer_id: Id } } }`, 'x')
    .contract

describe('how files are read', () => {
  it.each([
    [
      'an encoding',
      '{ encoding: utf-9 }',
      "encoding: expected an encoding such as utf-8, gb18030 or windows-1252, found 'utf-9'",
    ],
    [
      'one of several encodings',
      '{ encoding: [utf-8, gb] }',
      "encoding[1]: expected an encoding such as utf-8, gb18030 or windows-1252, found 'gb'",
    ],
    ['a long delimiter', '{ delimiter: "<==>>" }', "delimiter: expected one to four characters, found '<==>>'"],
    ['a delimiter of lines', '{ delimiter: "\\n" }', 'delimiter: expected one to four characters'],
    ['a quote of two', '{ quote: "\'\'" }', 'quote: expected one ASCII character, or none'],
    ['a quote that is the delimiter', "{ delimiter: '\"' }", "delimiter: '\"' is the quote, too"],
    ['an escape without quotes', "{ quote: none, escape: '\\' }", 'escape: has no meaning without quotes; remove it'],
    ['a row of no number', '{ header_row: first }', 'header_row: expected the number of a row, or find'],
    ['a header that is found and given', '{ header: [Id], header_row: find }', 'header_row: has nothing to find'],
    [
      'columns of text with delimiters',
      '{ columns: [{ name: Id, from: 1, to: 2 }] }',
      'columns: has no meaning for files of format csv; remove it',
    ],
    ['a sheet of text', '{ sheet: A }', 'sheet: has no meaning for files of format csv; remove it'],
    ['an unknown key', '{ seperator: ";" }', "unknown key 'seperator'"],
  ])('cannot be %s', (_, read, message) => {
    expect(() => contract(read)).toThrow(`files[0].read`)
    expect(() => contract(read)).toThrow(message)
  })

  it.each([
    [
      'without columns',
      '{}',
      'columns: format: fixed expects columns: [{ name: Id, from: 1, to: 6 }], or split: whitespace, found neither',
    ],
    [
      'cut in two ways',
      '{ split: whitespace, columns: [{ name: Id, from: 1 }] }',
      'split: has no meaning beside columns',
    ],
    [
      'with an open column in between',
      '{ columns: [{ name: Id, from: 1 }, { name: N, from: 4 }] }',
      "columns[0]: 'Id' has no to; only the last column may run to the end of the line",
    ],
    [
      'with a column that ends before it begins',
      '{ columns: [{ name: Id, from: 4, to: 3 }] }',
      "columns[0]: 'Id' ends at 3, before it begins at 4",
    ],
  ])('of fixed width cannot be %s', (_, read, message) => {
    expect(() => contract(read, 'fixed')).toThrow(message)
  })

  it('has encodings by any of their labels, one or several', () => {
    for (const label of ['GBK', 'latin1', 'shift_jis', 'UTF-16LE'])
      expect(contract(`{ encoding: ${label} }`).files[0]?.read.encoding).toEqual([label])
    expect(contract('{ encoding: [utf-8, gb18030] }').files[0]?.read.encoding).toEqual(['utf-8', 'gb18030'])
    expect(contract('{}').files[0]?.read).toEqual({ quote: '"', encoding: [], nulls: [] })
  })

  it('says of a format that is none which there are', () => {
    expect(() => contract('{}', 'xslx')).toThrow(
      "format: expected csv or fixed or json or ndjson or parquet or xlsx or xls or sqlite, found 'xslx'; did you mean 'xlsx'?",
    )
  })
})
