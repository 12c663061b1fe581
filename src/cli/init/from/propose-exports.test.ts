import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { expect, it } from 'vitest'
import { withLookout } from '../../presets/check-files.js'
import { propose } from './propose.js'

/** What is proposed for exports as shops, accounts and data sets of the field write them. */
async function proposed(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-exports-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const { sources, left_out } = await withLookout(folder, lookout => propose(lookout, '.'))
    const [from] = sources.map(source => source.from)
    const kinds = from && 'kinds' in from ? from.kinds : []
    return {
      left_out: left_out.map(({ name }) => name),
      paths: from && 'paths' in from ? from.paths : kinds.flatMap(({ paths }) => paths),
      ignore: from && 'ignore' in from ? from.ignore.map(({ when }) => when) : [],
      kinds: kinds.map(({ maps, join: beside, sample, fill_down }) => ({
        fill_down,
        beside: beside?.names,
        sample,
        maps: Object.fromEntries(
          Object.entries(maps).map(([entity, fields]) => [
            entity,
            Object.fromEntries(Object.entries(fields).map(([column, { field }]) => [column, field])),
          ]),
        ),
      })),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const days = [1, 2, 3, 4].map(day => `2017-10-0${day}`)

it('the day until which lines have to be sent is none of their order, which stands beside', async () => {
  const { kinds } = await proposed({
    'items.csv': `order_id,order_item_id,product_id,shipping_limit_date,price\n${days.map((day, i) => `o${i},1,p${i},${day} 11:00:00,9.90\n`).join('')}`,
    'orders.csv': `order_id,customer_id,order_purchase_timestamp,order_delivered_customer_date\n${days.map((day, i) => `o${i},c${i},${day} 10:00:00,\n`).join('')}`,
  })
  expect(kinds).toMatchObject([
    {
      beside: ['orders.csv'],
      maps: { order_line: { ordered_at: 'orders.order_purchase_timestamp', customer_id: 'orders.customer_id' } },
    },
  ])
})

it('what only the first line of an order has is that of its other lines', async () => {
  const first = days.map(
    (day, i) => `S0000${i},Azure ${i},${day} 10:00:00,[D${i}] Desk,1.0,50.0\n,,,[L] Lamp,2.0,5.25\n`,
  )
  const { kinds } = await proposed({
    'sale.order.csv': `Order Reference,Customer,Order Date,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price\n${first.join('')}`,
  })
  expect(kinds[0]).toMatchObject({
    fill_down: { columns: ['Order Reference', 'Customer', 'Order Date'] },
    sample: { records: 8, loads: 8 },
    maps: { order_line: { order_id: 'Order Reference', customer_id: 'Customer', ordered_at: 'Order Date' } },
  })
})

it('a line that tells what was taken off is worth what is left', async () => {
  const lines = days.map((day, i) => `${day},T${i},C${i},L1,2.0,$9.00,-$1.00,$8.00\n`)
  const { kinds } = await proposed({
    'items.csv': `Date,Transaction ID,Customer ID,SKU,Qty,Gross Sales,Discounts,Net Sales\n${lines.join('')}`,
  })
  expect(kinds[0]?.maps.order_line?.unit_price).toMatchObject({ expression: expect.stringContaining('[Net Sales]') })
})

it('sums are ignored by their words, and tell nothing of how their columns are written; who is called so is a customer', async () => {
  const sales = await proposed({
    'sales.csv': `日期,单据编号,客户代码,客户名称,物料代码,物料名称,数量,单价\n${days.map((day, i) => `${day},X${i},C${i},合计贸易公司,M${i},螺丝,${i},2.50\n`).join('')}小计,,,,,,6,\n合计,,,,,,6,"1,234.50"\n`,
  })
  expect(sales.ignore).toEqual(["[日期] = '合计' or [日期] = '小计'"])
  expect(sales.kinds[0]).toMatchObject({
    sample: { records: 6, loads: 4, others: [{ fate: 'ignored', reason: 'total', records: 2 }] },
    maps: { order_line: { ordered_at: '日期', customer_id: '客户代码', product_id: '物料代码', quantity: '数量' } },
  })
  const people = ['Total Energies,total@example.com,Paris', 'Total,info@example.com,Paris', 'Sum,s@example.com,Bern']
  const both = await proposed({
    'customers.csv': `Name,Email,City\n${people.join('\n')}\n`,
    'budget.csv': 'Category,2024-01,2024-02,2024-03\nFood,1,2,3\nToys,4,5,6\nGesamt:,5,7,9\n',
  })
  expect(both.ignore).toEqual(["[Category] = 'Gesamt:'"])
  expect(both.kinds.map(({ sample }) => sample)).toMatchObject([
    { records: 9, loads: 6 },
    { records: 3, loads: 3 },
  ])
})

it('no rule for titles takes the larger part of a file away', async () => {
  const bulk = days.map(
    (day, i) =>
      `{"id":"o${i}","createdAt":"${day}T10:00:00Z","email":"a${i}@example.com"}\n{"id":"l${i}","sku":"S","quantity":1,"price":"5.00","__parentId":"o${i}"}\n`,
  )
  expect(await proposed({ 'bulk.jsonl': bulk.join('') })).toMatchObject({ ignore: [] })
})

it('events are told by few names', async () => {
  const events = Array.from(
    { length: 40 },
    (_, i) => `${1433221332117 + i * 60000},${i % 9},${['view', 'addtocart'][i % 2]},${i}\n`,
  )
  const { kinds } = await proposed({ 'events.csv': `timestamp,visitorid,event,itemid\n${events.join('')}` })
  expect(kinds[0]?.maps).toEqual({
    web_event: { visitor_id: 'visitorid', occurred_at: { column: 'timestamp', format: 'epoch_ms' }, event: 'event' },
  })
})

it('each sheet of a workbook that holds one kind in several is named', async () => {
  const header = ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID', 'Country']
  const book = XLSX.utils.book_new()
  for (const [i, name] of ['Year 2009-2010', 'Year 2010-2011'].entries()) {
    const line = [489434 + i, '85048', 'MUG', 12, `20${10 + i}-01-04 07:45:00`, 6.95, 13085, 'United Kingdom']
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([header, line]), name)
  }
  const { paths } = await proposed({ 'retail.xlsx': XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) })
  expect(paths).toEqual(['retail.xlsx/Year 2009-2010', 'retail.xlsx/Year 2010-2011'])
})

it('an id that no name tells is one where each record has another, and records of whom it shows again are no customers', async () => {
  const ids = ['a', 'b', 'c', 'd'].map(letter => `${letter.repeat(20)}0123=`)
  const found = await proposed({
    'train.csv': `msno,is_churn\n${ids.map((id, i) => `${id},${i % 2}\n`).join('')}`,
    'transactions.csv': `msno,plan_days,is_cancel\n${[...ids, ...ids].map((id, i) => `${id},30,${i % 2}\n`).join('')}`,
  })
  expect(found.kinds.map(({ maps }) => maps)).toMatchObject([{ customer: { customer_id: 'msno' } }])
  expect(found.left_out).toEqual(['transactions.csv'])
})

it('texts that a spreadsheet is kept from reading are what stands in their quotes', async () => {
  const { kinds } = await proposed({
    'orders.csv': `OrderNo,CustomerNo,ItemNo,OrderDate,Qty,Price\n${days.map((day, i) => `="000${i}","=""00${i}""",M,="${day}",="${i}",2.50\n`).join('')}`,
  })
  expect(kinds[0]).toMatchObject({
    sample: { records: 4, loads: 4 },
    maps: { order_line: { ordered_at: 'OrderDate', quantity: 'Qty' } },
  })
})
