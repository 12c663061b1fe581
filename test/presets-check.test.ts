import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedFile } from '../src/cli/presets/check-files.js'
import { kehu } from './support/cli.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'

/** `kehu presets check`: which preset knows a file. */

const lines = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
let folder: ProjectFolder
beforeAll(async () => {
  folder = await projectFolder('')
  const rows = [
    '536365,85123A,MUG,6,2010-12-01 08:26:00,2.55,17850.0,UK',
    '536366,71053,LAMP,many,2010-12-01 08:28:00,3.39,,UK',
  ]
  await put(folder.path, 'shop/day.csv', `${lines},Note\n${rows.map(row => `${row},x`).join('\n')}\n`)
  await put(folder.path, 'shop/odd.csv', 'Colour,Taste\nred,sweet\n')
  await put(folder.path, 'near.csv', `${lines.replace('UnitPrice', 'Unit Cost')}\n${rows[0]}\n`)
  await put(folder.path, 'shop/empty.csv', '')
})
afterAll(() => folder[Symbol.asyncDispose]())

const check = (...words: string[]) => kehu(folder.path, ['presets', 'check', ...words])

describe('a file that a preset knows', () => {
  it('is told column by column, and its first records are judged', async () => {
    const { code, stdout } = await check('shop/day.csv')
    expect(code).toBe(0)
    expect(stdout).toBe(`shop/day.csv
  fits online-retail, kind lines
    CustomerID → customer.customer_id, order_line.customer_id
    Country → customer.country, order_line.country
    StockCode → product.product_id, order_line.product_id
    Description → product.name
    InvoiceNo → order_line.order_id
    InvoiceDate → order_line.ordered_at
    Quantity → order_line.quantity
    UnitPrice → order_line.unit_price
    not known: Note
    of the first 2 records 1 would load
      1 quarantined: Quantity: expected a number with at most 4 decimals
`)
  })

  it('is told as JSON with all others in its folder', async () => {
    const { code, stdout } = await check('shop', '--format', 'json')
    expect(code).toBe(0)
    const checked: CheckedFile[] = JSON.parse(stdout)
    expect(checked.map(({ file, unread, fits }) => [file, unread !== null, fits.map(({ preset }) => preset)])).toEqual([
      ['shop/day.csv', false, ['online-retail']],
      ['shop/empty.csv', false, []],
      ['shop/odd.csv', false, []],
    ])
    expect(checked[0]?.fits[0]?.sample).toMatchObject({ records: 2, loads: 1 })
  })
})

describe('a file that no preset knows', () => {
  it('ends with exit code 3 and the way on', async () => {
    const { code, stdout, stderr } = await check('shop/odd.csv')
    expect([code, stdout]).toEqual([3, 'shop/odd.csv: no preset knows it\n'])
    expect(stderr).toContain('kehu init --from DIR')
  })

  it('is told what it lacks where a preset nearly fits', async () => {
    const { code, stdout } = await check('near.csv')
    expect(code).toBe(3)
    expect(stdout).toContain(
      "nearly fits online-retail, kind lines\n    has no column 'UnitPrice' or 'Price' (order_line.unit_price)",
    )
  })

  it('a path under which nothing lies is said to be so', async () => {
    const { code, stderr } = await check('nowhere/*.csv')
    expect([code, stderr]).toEqual([3, expect.stringContaining('nothing lies there')])
  })
})

it('nothing is left in the folder', () => {
  expect(readdirSync(folder.path).sort()).toEqual(['kehu.yaml', 'near.csv', 'shop'])
})
