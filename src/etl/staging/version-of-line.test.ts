import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const fields = 'order_id: Order, product_id: Product, quantity: Units'
const lines = `order_line: { ${fields}, ordered_at: At, unit_price: Money }`
const returns = `return_line: { ${fields}, returned_at: At, amount: Money }`
const dated = "date: { pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }"

const contract = (maps: string, date = '') => `files: [{ name: lines, ${date} maps: { ${maps} } }]`
const withTime = (maps: string) => maps.replace(' }', ', updated_at: Changed }')
const header = 'Order,Product,Units,At,Money,Changed'
const line = '1,MUG,2,2024-07-01 10:00:00,3.00'
const file = (changed: string) => ({ name: 'lines-2024-07-05.csv', text: `${header}\n${line},${changed}\n` })

describe.each([
  ['order_line', lines],
  ['return_line', returns],
])('the version of a line: %s', (entity, maps) => {
  it('is the time at which it was written; the day of its file is none of its own', async () => {
    const versions = async (changed: string) =>
      await stage.records(
        contract(withTime(maps), `${dated},`),
        [file(changed)],
        `cast(${entity}__updated_at as varchar) as version, reason`,
      )
    expect(await versions('2024-07-02 12:00:00')).toEqual([{ version: '2024-07-02 11:00:00', reason: null }])
    expect(await versions('2024-07-02 00:30')).toEqual([{ version: '2024-07-01 23:30:00', reason: null }])
    expect(await versions('')).toEqual([{ version: null, reason: null }])
  })

  it('makes another record only through its own time', async () => {
    const md5s = async (yaml: string, first: string, second: string) => {
      const files = [file(first), { name: 'lines-2024-07-06.csv', text: `${header}\n${line},${second}\n\n` }]
      const found = await stage.records<{ md5: string }>(yaml, files, 'cast(record_md5 as varchar) as md5')
      return new Set(found.map(({ md5 }) => md5)).size
    }
    expect(await md5s(contract(withTime(maps), `${dated},`), '2024-07-02', '2024-07-03')).toBe(2)
    expect(await md5s(contract(withTime(maps), `${dated},`), '', '')).toBe(1)
    expect(await md5s(contract(maps, `${dated},`), '2024-07-02', '2024-07-03')).toBe(1)
  })
})
