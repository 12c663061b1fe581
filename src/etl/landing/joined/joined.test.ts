import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

/** A workbook of sheets by their names. */
function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map(row => [...row])), name)
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

const kinds = `
- name: lines
  path: drop/lines.csv
  join: [{ as: order, names: [orders], on: { Order: Id } }]
  maps: { customer: { customer_id: order.Customer } }
`
const lines = 'Order,Product\n1,MUG\n2,CUP\n 1 ,POT\n3,JUG\n"1,x\n'
const orders = 'Id,Customer\n2,ben\n1,ann\n1,ann\n'

let shop: SmallLanding
beforeEach(async () => {
  shop = await smallLanding()
  await shop.put('drop/lines.csv', lines.replace('"1,x\n', ''))
})
afterEach(() => shop[Symbol.asyncDispose]())

describe('a file that is read together with one beside it', () => {
  it('has its columns, in the order of its own records; equal records there are one', async () => {
    await shop.put('drop/orders.csv', orders)
    const [landed] = await shop.land(kinds)
    expect(landed?.file.header).toEqual(['Order', 'Product', 'order.Id', 'order.Customer'])
    expect(landed?.records.map(({ line, cells }) => [line, cells?.Product, cells?.['order.Customer']])).toEqual([
      [2, 'MUG', 'ann'],
      [3, 'CUP', 'ben'],
      [4, 'POT', 'ann'],
      [5, 'JUG', null],
    ])
  })

  it('may lie beside a packed one, or one of another format', async () => {
    await shop.put('drop/orders.ndjson', '{"Id":1,"Customer":"ann"}\n{"Id":2,"Customer":"ben"}\n')
    const [landed] = await shop.land(kinds)
    expect(landed?.records.map(({ cells }) => cells?.['order.Customer'])).toEqual(['ann', 'ben', 'ann', null])
  })

  it.each([
    ['none is there', {}, 'needs one file orders beside it, none is there'],
    ['two are there', { 'drop/orders.csv': orders, 'drop/orders.tsv': orders }, 'orders.csv and orders.tsv are there'],
    ['a key has two meanings', { 'drop/orders.csv': `${orders}2,eve\n` }, 'has 2 different records of 2'],
    ['the key is not there', { 'drop/orders.csv': 'Nr,Customer\n1,ann\n' }, "has no column 'Id' to be found by"],
    [
      'a workbook beside it has several sheets, none of that name',
      { 'drop/orders.xlsx': workbook({ One: [['Id']], Two: [['Id']] }) },
      'orders.xlsx: is to be read beside others by one sheet or table, and has One and Two; call the one that is meant orders',
    ],
    ['its format is not told', { 'drop/orders.dat': orders }, 'in a format that its name does not tell'],
  ])('breaks where %s', async (_, files, message) => {
    for (const [name, text] of Object.entries(files)) await shop.put(name, text)
    await expect(shop.land(kinds)).rejects.toThrow(message)
  })
})

describe('sheets that are read together', () => {
  const mapped = 'maps: { customer: { customer_id: order.Customer } }'
  const join = 'join: [{ as: order, names: [orders], on: { Order: Id } }]'
  const kind = `\n- { name: lines, path: books/book.xlsx, read: { sheet: lines }, ${join}, ${mapped} }\n`
  const sheets = {
    lines: [
      ['Order', 'Product'],
      [1, 'MUG'],
      [2, 'CUP'],
    ],
    orders: [
      ['Id', 'Customer'],
      [2, 'ben'],
      [1, 'ann'],
    ],
  }
  const customers = async () =>
    (await shop.land(kind)).map(({ records }) => records.map(({ cells }) => cells?.['order.Customer']))

  it.each([
    ['one workbook', { 'books/book.xlsx': workbook(sheets) }],
    [
      'a workbook beside it, by the name of the file',
      {
        'books/book.xlsx': workbook({ lines: sheets.lines }),
        'books/orders.xlsx': workbook({ Sheet1: sheets.orders }),
      },
    ],
    ['a text beside it', { 'books/book.xlsx': workbook({ lines: sheets.lines }), 'books/orders.csv': orders }],
  ])('come from %s', async (_, files) => {
    for (const [name, content] of Object.entries(files)) await shop.put(name, content)
    expect(await customers()).toEqual([['ann', 'ben']])
  })

  it('keep in mind where the one beside shows errors', async () => {
    const broken = XLSX.utils.aoa_to_sheet([
      ['Id', 'Customer'],
      [1, { t: 'e', v: 42 }],
    ])
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(sheets.lines), 'lines')
    XLSX.utils.book_append_sheet(book, broken, 'orders')
    await shop.put('books/book.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    const [landed] = await shop.land(kind)
    expect(landed?.file.header.indexOf('order.Customer')).toBe(3)
    expect(landed?.file.error_columns).toEqual([3])
  })
})
