import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../test/support/shared-data.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

type Sheets = Readonly<Record<string, readonly (readonly XLSX.CellObject[])[]>>

const n = (v: number, z?: string): XLSX.CellObject => ({ t: 'n', v, ...(z === undefined ? {} : { z }) })
const s = (v: string): XLSX.CellObject => ({ t: 's', v })
const e = (v: number): XLSX.CellObject => ({ t: 'e', v })
const none: XLSX.CellObject = { t: 'z' }

interface Options {
  readonly hidden?: readonly string[]
  readonly date1904?: boolean
}

function workbook(sheets: Sheets, bookType: 'xlsx' | 'biff8', { hidden = [], date1904 = false }: Options = {}): Buffer {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet: XLSX.WorkSheet = {}
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell.t !== 'z') sheet[XLSX.utils.encode_cell({ r: row, c: column })] = cell
      }
    }
    const width = Math.max(1, ...rows.map(cells => cells.length))
    sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } })
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  const names = Object.keys(sheets)
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: names.map(name => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  }
  return XLSX.write(book, { type: 'buffer', bookType, compression: true })
}

const kind = (path: string, read = '{}', id = 'id') =>
  `[{ name: a, path: ${path}, read: ${read}, maps: { customer: { customer_id: ${id} } } }]`

const values = (records: readonly { readonly line: number | null; readonly cells?: object }[] | undefined) =>
  records?.map(({ line, cells }) => [line, ...Object.values(cells ?? {})])

describe.each([
  ['xlsx', 'xlsx'],
  ['xls', 'biff8'],
] as const)('a workbook (%s)', (ending, bookType) => {
  const path = `book.${ending}`
  const landed = async (sheets: Sheets, read?: string, options?: Options) => {
    await shop.put(path, workbook(sheets, bookType, options))
    return shop.land(kind(path, read))
  }
  const small = {
    Lines: [
      [s('id'), s('x')],
      [n(1), s('a')],
    ],
  }

  it('gives every cell as text, by its format', async () => {
    const [file] = await landed({
      Lines: [
        ['id', 'day', 'time', 'at', 'sum', 'big', 'yes', 'text'].map(s),
        [
          n(17850),
          n(40878, 'yyyy-mm-dd'),
          n(0.5208333333333334, 'h:mm'),
          n(40878.52, 'm/d/yy h:mm'),
          n(0.1 + 0.2),
          n(1e21),
          { t: 'b', v: true },
          s('0042, "x"\ny & <z>'),
        ],
      ],
    })
    expect(file?.name).toBe(`${path}/Lines`)
    expect(file?.records).toEqual([
      {
        line: 2,
        cells: {
          id: '17850',
          day: '2011-12-01',
          time: '12:30:00',
          at: '2011-12-01 12:28:48',
          sum: '0.3',
          big: '1000000000000000000000',
          yes: 'true',
          text: '0042, "x"\ny & <z>',
        },
      },
    ])
  })

  it('may count days from 1904', async () => {
    const [file] = await landed({ A: [[s('id')], [n(39416, 'yyyy-mm-dd')]] }, '{}', { date1904: true })
    expect(values(file?.records)).toEqual([[2, '2011-12-01']])
  })

  it('has rows with nothing in them, which are no records, and rows that are too long', async () => {
    const [file] = await landed({
      A: [[s('id'), s('x')], [n(1), s('a')], [], [s(' ')], [n(2), none, s('note')], [n(3)], [], []],
    })
    expect(file?.records).toEqual([
      { line: 2, cells: { id: '1', x: 'a' } },
      { line: 6, cells: { id: '3', x: null } },
      { line: 5, text: '["2","","note"]', reason: 'expected 2 cells, found 3' },
    ])
  })

  it('may have its header further down, or none', async () => {
    const rows = [[s('Report of May')], [], [s('id'), s('x')], [n(1), s('a')]]
    expect(values((await landed({ A: rows }, '{ header_row: 3 }'))[0]?.records)).toEqual([[4, '1', 'a']])
    expect(values((await landed({ A: rows }, '{ header_row: find }'))[0]?.records)).toEqual([[4, '1', 'a']])
    await expect(landed({ A: rows }, '{ header_row: 2 }')).rejects.toThrow(
      `${path}/A: row 2 is empty, expected a header; name the row of the header: read: { header_row: 3 }, or header_row: find`,
    )
    const bare = { A: [[n(1), s('a')]] }
    expect(values((await landed(bare, '{ header: [id, x] }'))[0]?.records)).toEqual([[1, '1', 'a']])
  })

  it('says in which columns it shows errors', async () => {
    const [file] = await landed({
      A: [
        [s('id'), s('x')],
        [n(1), e(42)],
        [n(2), e(7)],
      ],
    })
    expect(values(file?.records)).toEqual([
      [2, '1', '#N/A'],
      [3, '2', '#DIV/0!'],
    ])
    expect(file?.file.error_columns).toEqual([1])
  })

  it('is read by the sheet that is named, or by a pattern', async () => {
    const sheets = { ...small, 'Lines 2': small.Lines, Other: [[s('y')]] }
    expect((await landed(sheets, '{ sheet: Lines }')).map(({ name }) => name)).toEqual([`${path}/Lines`])
    const both = await landed(sheets, "{ sheet: 'Lines*' }")
    expect(both.map(({ name }) => name)).toEqual([`${path}/Lines`, `${path}/Lines 2`])
    expect(new Set(both.map(({ file }) => file.sha256)).size).toBe(2)
    await expect(landed(sheets, '{ sheet: Line }')).rejects.toThrow(
      `${path}: has no sheet Line; it has Lines, Lines 2, Other`,
    )
    await shop.put(path, workbook(sheets, bookType))
    const named = await shop.land(kind(`'${path}/Lines 2'`))
    expect(named.map(({ name }) => name)).toEqual([`${path}/Lines 2`])
  })

  it('is read by the only sheet that can be seen, or that has the columns', async () => {
    const hidden = await landed({ Old: small.Lines, Lines: small.Lines }, '{}', { hidden: ['Old'] })
    expect(hidden.map(({ name }) => name)).toEqual([`${path}/Lines`])
    const fitting = await landed({ Notes: [[s('y')]], ...small, Empty: [] })
    expect(fitting.map(({ name }) => name)).toEqual([`${path}/Lines`])
    await expect(landed({ Notes: [[s('y')]], More: [[s('z')]] })).rejects.toThrow(
      `has no sheet with the columns of a: Notes has no column 'id' (customer.customer_id); More has no column 'id' (customer.customer_id); mend it, or say which: read: { sheet: … }`,
    )
    await expect(landed({ ...small, More: small.Lines })).rejects.toThrow(
      'has Lines and More, which all have the columns of a; say which: read: { sheet: … }',
    )
  })
})

describe('a file that is no workbook', () => {
  it('says what it is', async () => {
    await shop.put('book.xlsx', 'id,x\n1,a\n')
    await expect(shop.land(kind('book.xlsx'))).rejects.toThrow(
      'book.xlsx: its bytes are those of text, or bytes of another kind, expected XLSX',
    )
    await shop.put('book.xls', workbook({ A: [[s('id')]] }, 'xlsx'))
    await expect(shop.land(kind('book.xls'))).rejects.toThrow(
      'its bytes are those of a zip archive or an XLSX workbook, expected XLS; declare format: xlsx',
    )
    const files = await shop.land(kind('book.xls').replace('name: a,', 'name: a, format: xlsx,'))
    expect(files).toHaveLength(1)
    const whole = workbook({ A: [[s('id')], [n(1)]] }, 'xlsx')
    await shop.put('book.xlsx', whole.subarray(0, whole.length - 30))
    await expect(shop.land(kind('book.xlsx'))).rejects.toThrow('is a damaged or cut-off zip archive')
  })

  it('is told by its bytes where its name tells nothing', async () => {
    await shop.put('export', workbook({ A: [[s('id')], [n(1)]] }, 'xlsx'))
    expect((await shop.land(kind('export'))).map(({ name }) => name)).toEqual(['export/A'])
  })
})

describe('the calls of a call centre', () => {
  const { isThere, path } = sharedData('call-center')
  it.skipIf(!isThere)('are 5,000, of which 4,054 were answered and 3,646 resolved', async () => {
    await shop.put('calls.xlsx', await readFile(join(path, 'Call-Center-Dataset.xlsx')))
    const [file] = await shop.land(kind('calls.xlsx', '{}', "'Call Id'"))
    const cells = file?.records.map(({ cells }) => cells ?? {}) ?? []
    expect(cells).toHaveLength(5_000)
    expect(cells[0]).toMatchObject({ 'Call Id': 'ID0001', Date: '2021-01-01', Time: '09:12:58' })
    const yes = (column: string) => cells.filter(row => /^y/i.test(row[column] ?? '')).length
    expect([yes('Answered (Y/N)'), yes('Resolved')]).toEqual([4_054, 3_646])
    const rated = cells.flatMap(row => (row['Satisfaction rating'] ? Number(row['Satisfaction rating']) : []))
    expect(rated).toHaveLength(4_054)
    expect(rated.reduce((sum, one) => sum + one, 0) / rated.length).toBeCloseTo(3.4036, 4)
  })
})

describe('the superstore', () => {
  const { isThere, path } = sharedData('superstore')
  it.skipIf(!isThere)('is 9,994 lines as CSV, and 10,194 of later years as XLS', async () => {
    await shop.put('in.xls', await readFile(join(path, 'Sample-Superstore.xls')))
    await shop.put('in.csv', await readFile(join(path, 'Sample-Superstore.csv')))
    const [old] = await shop.land(kind('in.xls', '{ sheet: Orders }', "'Order ID'"))
    const [text] = await shop.land(kind('in.csv', '{ encoding: windows-1252 }', "'Order ID'"))
    const sales = (file: typeof old) =>
      Math.round((file?.records ?? []).reduce((sum, { cells }) => sum + Number(cells?.Sales) * 10_000, 0))
    expect([text?.records.length, Math.round(sales(text) / 100)]).toEqual([9_994, 229_720_086])
    expect([old?.records.length, old?.file.broken, sales(old)]).toEqual([10_194, 0, 23_265_343_543])
    // The file holds 5.551199999999998.
    const first = { 'Order ID': 'US-2021-103800', 'Order Date': '2021-01-03', 'Postal Code': '77095', Profit: '5.5512' }
    expect(old?.records[0]?.cells).toMatchObject(first)
  })
})

describe('the telephone customers', () => {
  const { isThere, path } = sharedData('telco')
  it.skipIf(!isThere)('are 7,043 in four workbooks, of which 1,869 churned', async () => {
    for (const part of ['demographics', 'location', 'services', 'status']) {
      await shop.put(`telco/${part}.xlsx`, await readFile(join(path, `Telco_customer_churn_${part}.xlsx`)))
    }
    const files = await shop.land(kind("'telco/*.xlsx'", '{}', "['Customer ID', CustomerID]"))
    expect(files.map(({ file }) => [file.records, file.broken])).toEqual(Array.from({ length: 4 }, () => [7_043, 0]))
    const churned = files.at(-1)?.records.filter(({ cells }) => cells?.['Churn Label'] === 'Yes')
    expect(churned).toHaveLength(1_869)
  })
})
