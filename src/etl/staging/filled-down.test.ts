import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const contract = (fill: string) => `
files:
  - name: lines
    fill_down: ${fill}
    maps:
      order_line: { order_id: Order, customer_id: Mail, product_id: Sku, ordered_at: At, quantity: Units, unit_price: Price, country: Land }
`
const text = `Order,Mail,At,Land,Sku,Units,Price
1,a@x,2024-01-01 10:00:00,UK,MUG,1,2
1,,,,CUP,1,3
2,b@x,2024-01-02 10:00:00,,MUG,1,2
2, ,,,POT,1,5
1,,,,JUG,1,4
`
type Line = { o: string; c: string | null; l: string | null; reason: string | null }
const columns = 'order_line__order_id as o, order_line__customer_id as c, order_line__country as l, reason'

it('cells of an order that only its first line has are those of all its lines', async () => {
  const fill = '{ by: Order, columns: [Mail, At, Land, Absent] }'
  const lines = await stage.records<Line>(contract(fill), [{ name: 'a.csv', text }], columns)
  expect(lines.map(({ o, c, l }) => [o, c, l])).toEqual([
    ['1', 'a@x', 'UK'],
    ['1', 'a@x', 'UK'],
    ['2', 'b@x', null],
    ['2', 'b@x', null],
    ['1', 'a@x', 'UK'],
  ])
  expect(lines.every(({ reason }) => reason === null)).toBe(true)
})

it('without a column to group by the nearest line above counts', async () => {
  const files = [{ name: 'a.csv', text: text.replaceAll(/\n\d,( ?),/g, '\n,$1,') }]
  const lines = await stage.records<Line>(contract('{ columns: [Order, Mail, At] }'), files, columns)
  expect(lines.map(({ o, c }) => [o, c])).toEqual([
    ['1', 'a@x'],
    ['1', 'a@x'],
    ['2', 'b@x'],
    ['2', 'b@x'],
    ['2', 'b@x'],
  ])
})

it('what is not filled down is missing', async () => {
  const lines = await stage.records<Line>(
    contract('{ by: Order, columns: [Mail] }'),
    [{ name: 'a.csv', text }],
    columns,
  )
  expect(lines.map(({ reason }) => reason)).toEqual([null, 'At: is missing', null, 'At: is missing', 'At: is missing'])
})
