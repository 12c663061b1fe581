import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

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
    ['a workbook lies there', { 'drop/orders.xlsx': 'x' }, 'has sheets or tables'],
  ])('breaks where %s', async (_, files, message) => {
    for (const [name, text] of Object.entries(files)) await shop.put(name, text)
    await expect(shop.land(kinds)).rejects.toThrow(message)
  })
})
