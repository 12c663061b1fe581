import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

const kinds = (more: string, read = '') => `
- name: plan
  path: plan.*
  ${read}
  unpivot: { ${more} }
  maps: { target: { measure: { value: net_sales }, period: month, amount: amount } }
`
const months = kinds("columns: ['20*'], name: month, value: amount")

let shop: SmallLanding
beforeEach(async () => {
  shop = await smallLanding()
})
afterEach(() => shop[Symbol.asyncDispose]())

async function landed(files: string) {
  const [only] = await shop.land(files)
  return only
}

describe('a table whose columns become records', () => {
  it('lands a record for each filled cell, in the order of the file, with the line of its row', async () => {
    await shop.put('plan.csv', 'Region,2024-01,2024-02,Note\nNorth,100,,a\n\nSouth, ,30,\n"East",5,6,b\n')
    const plan = await landed(months)
    expect(plan?.file).toMatchObject({ header: ['Region', 'Note', 'month', 'amount'], records: 4, broken: 0 })
    expect(plan?.records).toEqual([
      { line: 2, cells: { Region: 'North', Note: 'a', month: '2024-01', amount: '100' } },
      { line: 4, cells: { Region: 'South', Note: null, month: '2024-02', amount: '30' } },
      { line: 5, cells: { Region: 'East', Note: 'b', month: '2024-01', amount: '5' } },
      { line: 5, cells: { Region: 'East', Note: 'b', month: '2024-02', amount: '6' } },
    ])
  })

  it('keeps a row of which no cell is filled as one record: it has a fate of its own', async () => {
    await shop.put('plan.csv', 'Region,2024-01,2024-02\nNorth,,\nSouth,1,2\n')
    expect((await landed(months))?.records.map(({ line, cells }) => [line, cells?.month, cells?.amount])).toEqual([
      [2, null, null],
      [3, '2024-01', '1'],
      [3, '2024-02', '2'],
    ])
  })

  it('takes texts that stand for nothing as nothing', async () => {
    await shop.put('plan.csv', 'Region,2024-01,2024-02\nNorth,N/A,7\n')
    const files = kinds("columns: ['20*'], name: month, value: amount", "read: { nulls: ['N/A'] }")
    expect((await landed(files))?.records.map(({ cells }) => cells?.amount)).toEqual(['7'])
  })

  it('leaves beside each record what is to be kept, and finds a header below a title by what stays', async () => {
    await shop.put('plan.csv', 'Rates of the week\n\nDate,USD,GBP\n2024-01-02,1.1,.8\n')
    const files = `
- name: rates
  path: plan.csv
  read: { header_row: find }
  unpivot: { columns: '*', keep: Date, name: currency, value: rate }
  maps: { exchange_rate: { currency: currency, on_date: Date, rate: rate } }
`
    expect((await landed(files))?.records).toEqual([
      { line: 4, cells: { Date: '2024-01-02', currency: 'USD', rate: '1.1' } },
      { line: 4, cells: { Date: '2024-01-02', currency: 'GBP', rate: '.8' } },
    ])
  })

  it('keeps records that are broken in structure, once each', async () => {
    await shop.put('plan.csv', 'Region,2024-01,2024-02\nNorth,1,2\nSouth,1,2,3,4\n')
    const plan = await landed(months)
    expect(plan?.file).toMatchObject({ records: 3, broken: 1 })
    expect(plan?.records[2]).toMatchObject({ line: 3, text: 'South,1,2,3,4' })
  })

  it('says where a spreadsheet shows an error', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Region', '2024-01', '2024-02'],
      ['North', 1, 2],
    ])
    sheet.C2 = { t: 'e', v: 0x2a }
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, 'Plan')
    await shop.put('plan.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    const plan = await landed(months)
    expect(plan?.file.error_columns).toEqual([2])
    expect(plan?.records.map(({ cells }) => cells?.amount)).toEqual(['1', '#N/A'])
  })

  it.each([
    [
      'no column is named',
      'Region,Jan\nNorth,1\n',
      'has no column that unpivot.columns names (20*); its columns: Region, Jan',
    ],
    ['a name is there already', 'amount,2024-01\nNorth,1\n', "has a column 'amount' of its own"],
  ])('breaks where %s', async (_, text, message) => {
    await shop.put('plan.csv', text)
    await expect(shop.land(months)).rejects.toThrow(message)
  })
})
