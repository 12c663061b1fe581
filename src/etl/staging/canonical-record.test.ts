import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallFile, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

type Staged = { md5: string; reason: string | null; observed: string | null }
const columns = `cast(record_md5 as varchar) as md5, reason`

describe('a refused text is another record than the value that it looks like', () => {
  const contract = `on_drift: quarantine
files:
  - name: lines
    maps:
      order_line:
        order_id: Order
        product_id: Product
        ordered_at: { column: At, format: '%d/%m/%Y %H:%M' }
        quantity: [Units, Number]
        unit_price: { column: Price, decimal_separator: ',' }
        discount: Off`
  const header = 'Order,Product,At,Units,Price,Off'
  const file = (line: string, names = header): SmallFile => ({
    name: 'lines.csv',
    text: `${names}\n${line}\n`,
  })
  const good = '1,MUG,05/01/2024 10:00,2,"1,5",'

  async function staged(line: string, names?: string): Promise<Staged | undefined> {
    const [record] = await stage.records<Staged>(contract, [file(line, names)], columns)
    return record
  }

  it.each([
    ['a time', '1,MUG,2024-01-05 10:00:00,2,"1,5",', 'At: expected a time in the format %d/%m/%Y %H:%M'],
    ['a number', '1,MUG,05/01/2024 10:00,2,1.5000,', 'Price: expected a number with at most 4 decimals'],
  ])('%s', async (_, line, reason) => {
    const bad = await staged(line)
    expect(bad?.reason).toBe(reason)
    const mended = await staged(good)
    expect(mended?.reason).toBeNull()
    expect(mended?.md5).not.toBe(bad?.md5)
  })

  it('by the reason too: one header calls it Units, another one Number', async () => {
    const bad = '1,MUG,05/01/2024 10:00,two,"1,5",'
    const found = [await staged(bad), await staged(bad, header.replace('Units', 'Number'))]
    expect(found.map(record => record?.reason)).toEqual([
      'Units: expected a number with at most 4 decimals',
      'Number: expected a number with at most 4 decimals',
    ])
    expect(found[0]?.md5).not.toBe(found[1]?.md5)
    expect((await staged(good))?.md5).toBe((await staged(good, header.replace('Units', 'Number')))?.md5)
  })

  it('by the cells that an expression cannot read', async () => {
    const reckoned = contract.replace('discount: Off', "discount: { expression: '[Off] * 2' }")
    const md5s = ['one', 'two', 'one'].map(async off => {
      const [record] = await stage.records<Staged>(reckoned, [file(`1,MUG,05/01/2024 10:00,2,"1,5",${off}`)], columns)
      expect(record?.reason).toBe('Off: expected a number')
      return record?.md5
    })
    const [one, other, again] = await Promise.all(md5s)
    expect(one).not.toBe(other)
    expect(one).toBe(again)
  })

  it('a column that the file lacks is no empty one', async () => {
    const lacking = await staged('1,MUG,05/01/2024 10:00,2,"1,5"', 'Order,Product,At,Units,Price')
    expect(lacking?.reason).toContain("the file has no column 'Off'")
    expect((await staged(good))?.md5).not.toBe(lacking?.md5)
  })
})

describe('the day of a file', () => {
  const contract = `files:
  - name: people
    date: { pattern: 'people-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
    maps: { customer: { customer_id: Id, country: Country, updated_at: Changed } }`
  const dump = (day: string, changed: string): SmallFile => ({
    name: `people-${day}.csv`,
    text: `Id,Country,Changed\n1,France,${changed}\n`,
  })
  const observed = `${columns}, cast(customer__observed_at as varchar) as observed`
  // A blank line more: files of equal bytes are never staged together.
  const both = (changed: string) =>
    stage.records<Staged>(contract, [dump('2024-01-02', changed), dump('2024-01-03', `${changed}\n`)], observed)

  it('is the time of a record that carries none: the same values on another day are news', async () => {
    const [first, second] = await both('')
    expect([first?.observed, second?.observed]).toEqual(['2024-01-02 00:00:00', '2024-01-03 00:00:00'])
    expect(first?.md5).not.toBe(second?.md5)
  })

  it('says nothing of a record that carries its own', async () => {
    const [first, second] = await both('2023-12-31 09:00:00')
    expect([first?.observed, second?.observed]).toEqual(['2023-12-31 09:00:00', '2023-12-31 09:00:00'])
    expect(first?.md5).toBe(second?.md5)
  })
})

it('an attribute that a customer is left without is another record than one that the file does not carry', async () => {
  const md5 = async (maps: string, header: string) => {
    const contract = `files: [{ name: people, maps: { customer: { customer_id: Id, ${maps} } } }, { name: other, maps: { customer: { customer_id: Id, country: Country, phone: Phone } } }]`
    const [record] = await stage.records<Staged>(
      contract,
      [{ name: 'people.csv', text: `Id,${header}\n1,\n` }],
      columns,
    )
    expect(record?.reason).toBeNull()
    return record?.md5
  }
  expect(await md5('country: Country', 'Country')).not.toBe(await md5('phone: Phone', 'Phone'))
})
