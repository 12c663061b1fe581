import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../test/support/shared-data.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function landed(path: string, id: string, read = '{}') {
  await shop.put('in.csv', await readFile(path))
  const [file] = await shop.land(
    `[{ name: a, path: in.csv, read: ${read}, maps: { customer: { customer_id: ${id} } } }]`,
  )
  return { ...file?.file, cells: file?.records.map(({ cells }) => cells ?? {}) ?? [] }
}

describe('a grocer', () => {
  const { isThere, path } = sharedData('groceries')

  it.skipIf(!isThere)('sold the same 43,367 entries in GBK and in UTF-8', async () => {
    const gbk = await landed(join(path, 'GoodsOrder_gbk.csv'), 'id', '{ encoding: [utf-8, gb18030] }')
    const utf8 = await landed(join(path, 'GoodsOrder_utf8bom.csv'), 'id')
    expect([gbk.records, utf8.records, gbk.broken]).toEqual([43_367, 43_367, 0])
    expect(gbk.header).toEqual(['id', 'Goods'])
    expect(gbk.cells).toEqual(utf8.cells)
    expect(new Set(gbk.cells.map(({ id }) => id)).size).toBe(9_835)
    expect(new Set(gbk.cells.map(({ Goods }) => Goods)).size).toBe(169)
    expect(gbk.cells.filter(({ Goods }) => Goods === '全脂牛奶')).toHaveLength(2_513)
    await expect(landed(join(path, 'GoodsOrder_gbk.csv'), 'id')).rejects.toThrow(
      /is not utf-8: it fails at byte 13, line 2; every byte has a meaning in gb18030 \(1,柑橘类水果\)/,
    )
  })
})

describe('a shop on Tmall', () => {
  const { isThere, path } = sharedData('tmall')

  it.skipIf(!isThere)('had 28,010 orders of 2,995,760.61', async () => {
    const { records, header, cells } = await landed(join(path, 'tmall_order_report.csv'), '订单编号')
    expect(records).toBe(28_010)
    expect(header).toEqual([
      '订单编号',
      '总金额',
      '买家实际支付金额',
      '收货地址',
      '订单创建时间',
      '订单付款时间',
      '退款金额',
    ])
    const sum = (column: string) => cells.reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0)
    expect([sum('总金额'), sum('买家实际支付金额'), sum('退款金额')]).toEqual([299_576_061, 190_248_715, 57_233_592])
  })
})
