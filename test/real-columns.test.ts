import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../src/config/package-root.js'
import { openSmallStage, type SmallStage } from '../src/etl/staging/small-stage.js'

// Real columns of dates and money, read as declared, against the check figures of ../shared/data/README.md.

const data = (name: string) => resolve(packageRoot(), '../shared/data', name)
function isThere(name: string): boolean {
  const found = existsSync(data(name))
  if (!found) process.stderr.write(`skipped: no ${name} in ../shared/data\n`)
  return found
}

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const textOf = (name: string, encoding = 'utf-8') => new TextDecoder(encoding).decode(readFileSync(data(name)))

/** The file's records as columns of `staged`. */
const staged = <R extends Record<string, string | bigint | boolean | number | null>>(
  contract: string,
  text: string,
  columns: string,
) => stage.records<R>(contract, [{ name: 'orders.csv', text }], columns)

const sum = (rows: readonly Record<string, unknown>[], column: string) =>
  rows.reduce((all, row) => all + Math.round(Number(row[column] ?? 0) * 10_000), 0) / 10_000

test.runIf(isThere('tmall'))('a month of orders with Chinese headers, two of which end in a blank', async () => {
  const contract = `timezone: Asia/Shanghai
files:
  - name: orders
    maps:
      order_line:
        order_id: { column: 订单编号, required: true, pattern: '[0-9]+' }
        product_id: { value: order }
        ordered_at: { column: 订单创建时间, min: 2020-02-01, max: 2020-02-29 }
        updated_at: 订单付款时间
        quantity: { value: 1 }
        unit_price: { column: 总金额, min: 0 }
        tax: 买家实际支付金额
        shipping: 退款金额
        region: { column: 收货地址, required: true, length: { min: 2, max: 10 } }
`
  const rows = await staged(
    contract,
    textOf('tmall/tmall_order_report.csv'),
    'reason, order_line__unit_price as total, order_line__tax as paid, order_line__shipping as refunded, cast(order_line__updated_at as varchar) as paid_at',
  )
  expect(rows).toHaveLength(28_010)
  expect(rows.filter(({ reason }) => reason !== null)).toEqual([])
  expect([sum(rows, 'total'), sum(rows, 'paid'), sum(rows, 'refunded')]).toEqual([
    2_995_760.61, 1_902_487.15, 572_335.92,
  ])
  expect(rows.filter(row => row.paid_at === null)).toHaveLength(3_923)
})

test.runIf(isThere('superstore'))('American dates are read as such, and never the other way round', async () => {
  const contract = (format: string) => `files:
  - name: lines
    maps:
      order_line:
        order_id: { column: Order ID, pattern: '[A-Z]{2}-20[0-9]{2}-[0-9]{6}' }
        product_id: Product ID
        customer_id: Customer ID
        ordered_at: { column: Order Date, format: '${format}', min: 2014-01-01, max: 2017-12-31 }
        quantity: { column: Quantity, min: 1 }
        unit_price: { expression: "round([Sales], 2)" }
        status: { column: Ship Mode, allowed: [Same Day, First Class, Second Class, Standard Class] }
`
  const text = textOf('superstore/Sample-Superstore.csv', 'windows-1252')
  const rows = await staged(
    contract('%m/%d/%Y'),
    text,
    'reason, order_line__order_id as id, order_line__unit_price as sales',
  )
  expect(rows).toHaveLength(9_994)
  expect(rows.filter(({ reason }) => reason !== null)).toEqual([])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(5_009)
  expect(Math.abs(sum(rows, 'sales') - 2_297_200.86)).toBeLessThan(1)
  const [swapped = []] = await stage.retyped(contract('%d/%m/%Y'), [{ name: 'orders.csv', text }])
  expect(swapped.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(
      /^has a column 'Order Date' that is written %m\/%d\/%Y, not %d\/%m\/%Y: '.*' is a day by %m\/%d\/%Y alone/,
    ),
  ])
})

test.runIf(isThere('salesforce'))('times with an offset that has no colon are read without a format', async () => {
  const contract = `timezone: UTC
files:
  - name: opportunities
    maps:
      order_line:
        order_id: { column: Id, required: true, length: 18 }
        product_id: { column: Product__c, default: none }
        customer_id: AccountId
        ordered_at: CreatedDate
        updated_at: SystemModstamp
        quantity: { value: 1 }
        unit_price: { column: Amount, min: 0 }
        status: { column: StageName, required: true }
`
  const rows = await staged(
    contract,
    textOf('salesforce/Opportunity.csv'),
    'reason, cast(order_line__ordered_at as varchar) as at, cast(order_line__updated_at as varchar) as changed',
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ reason }) => reason !== null)).toEqual([])
  expect(rows[0]).toMatchObject({ at: '2024-01-22 16:14:25' })
})
