import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const order =
  'order_line: { order_id: Id, product_id: Item, ordered_at: At, quantity: Units, unit_price: Price, currency: Currency }'
const returned =
  'return_line: { order_id: Id, product_id: Item, returned_at: At, quantity: Units, amount: Price, currency: Currency }'
const item = 'product: { product_id: Id, unit_cost: Cost, list_price: Price, updated_at: At, valid_from: From }'
const person = 'customer: { customer_id: Id, birth_date: Born, created_at: Since, updated_at: At }'

/** What is wrong with one record of these cells, by the mapping. */
async function reasons(maps: string, cells: Readonly<Record<string, string>>, more = ''): Promise<readonly unknown[]> {
  const contract = `${more}\nfiles: [{ name: records, maps: { ${maps} } }]`
  const all = { Id: '1', Item: 'MUG', At: '2024-01-05 10:00', Units: '2', Price: '3', Currency: '', Cost: '', ...cells }
  const dates = { From: '', Born: '', Since: '', ...all }
  const text = `${Object.keys(dates).join(',')}\n${Object.values(dates).join(',')}\n`
  const [record] = await stage.records<{ found: string | null }>(
    contract,
    [{ name: 'records.csv', text }],
    "array_to_string(list_transform(problems, lambda p: p.column_name || ' ' || p.value || ': ' || p.reason), '; ') as found",
  )
  return record?.found?.split('; ') ?? []
}

describe('times that no business has', () => {
  const wrong = 'expected a time in the years 1900 to 2199'
  it.each([
    ['an order', 'At', '0001-01-01 00:00:00', order],
    ['an order', 'At', '9999-12-31', order],
    ['a return', 'At', '2200-01-01 00:00', returned],
    ['a customer', 'At', '0001-01-01', person],
    ['a customer', 'Since', '1899-12-31 23:00', person],
    ['a product', 'At', '9999-12-31 23:59:59', item],
    ['a product', 'From', '9999-12-31', item],
  ])('quarantine %s (%s: %s)', async (_, column, text, maps) => {
    expect(await reasons(maps, { [column]: text })).toEqual([`${column} ${text}: ${wrong}`])
  })

  it('but a birth long ago, and the edges', async () => {
    expect(await reasons(person, { Born: '1899-12-31' })).toEqual([])
    expect(await reasons(order, { At: '1900-01-01' })).toEqual([])
    expect(await reasons(order, { At: '2199-12-31 23:59:59' })).toEqual([])
  })
})

it.each([
  ['a column', 'Price', 'n/a', order],
  ['an expression', 'Units', '-', order.replace('Units', '{ expression: "coalesce(number([Units]), 1)" }')],
])('a cell that stands for nothing says what to declare for it: %s', async (_, column, cell, maps) => {
  const [reason, mend] = await reasons(maps, { [column]: cell })
  expect(reason).toMatch(new RegExp(`^${column} ${cell}: expected a number`))
  expect(mend).toBe(`where it stands for nothing, say read: { nulls: ['${cell}'] }`)
  expect(await reasons(maps, { [column]: 'two' })).toHaveLength(1)
})

describe('money in a currency that has no rate', () => {
  const dollars = 'no exchange rate to GBP'
  it.each([
    ['an order', order, {}],
    ['a return', returned, {}],
    ['the cost of a product', item, { Cost: '1', Price: '' }],
    ['the price of a product', item, {}],
  ])('quarantines %s where the source declares it', async (_, maps, cells) => {
    const ofSource = maps.replace(', currency: Currency', '')
    expect(await reasons(ofSource, cells, 'currency: USD')).toEqual([`currency USD: ${dollars}`])
    expect(await reasons(ofSource, cells, 'currency: GBP')).toEqual([])
  })

  it.each([
    ['an order', order],
    ['a return', returned],
  ])('quarantines %s where the record says so', async (_, maps) => {
    expect(await reasons(maps, { Currency: 'usd' })).toEqual([`Currency usd: ${dollars}`])
    expect(await reasons(maps, { Currency: 'gbp' }, 'currency: USD')).toEqual([])
    expect(await reasons(maps, {}, 'currency: USD')).toEqual([`Currency USD: ${dollars}`])
  })

  it('says so once of a line and what it says of its product, and not of a product without money', async () => {
    const both = `${order}, product: { product_id: Item, list_price: Cost }`
    expect(await reasons(both, { Currency: 'USD', Cost: '1' })).toEqual([`Currency USD: ${dollars}`])
    expect(await reasons(item, { Price: '' }, 'currency: USD')).toEqual([])
  })
})

describe('the range of money', () => {
  it('quarantines a return whose units would have cost more than there is', async () => {
    const far = 'amount divided by quantity leaves the range of money'
    expect(await reasons(returned, { Units: '0.0001', Price: '20000000000' })).toEqual([`Price 20000000000: ${far}`])
    expect(await reasons(returned, { Units: '0.01', Price: '20000000000' })).toEqual([])
    expect(await reasons(returned, { Units: '0' })).toEqual(['Units 0: expected a number above zero'])
  })

  it('quarantines an order line of more than there is', async () => {
    const far = 'quantity times price leaves the range of money'
    expect(await reasons(order, { Units: '1000000', Price: '20000000' })).toEqual([`Price 20000000: ${far}`])
  })
})

describe('an expression', () => {
  const reckoned = (sql: string) =>
    order.replace('unit_price: Price', `unit_price: Price, tax: { expression: "${sql}" }`)

  it.each([
    // Nothing that a file says is taken for nothing.
    ['names the cell that it cannot read', '[Cost] * 2', ['Cost two: expected a number']],
    ['takes no text for zero', 'coalesce(number([Cost]), 0)', ['Cost two: expected a number']],
    ['does not read what it does not come to', 'coalesce(number([Price]), number([Cost]))', []],
    ['reads what it is told to ask', 'if(is_null(number([Cost])), 0, number([Cost]))', []],
    ['divides by nothing', '[Price] / ([Units] - 2)', ['Units 2: is zero, and something is divided by it']],
    ['has room for amounts', '[Price] * 999999999999999999 * 999999999', ['Price 3: leaves the range of numbers']],
  ])('%s: %s', async (_, sql, found) => {
    expect(await reasons(reckoned(sql), { Currency: 'GBP', Cost: 'two' })).toEqual(found)
  })

  it('of a column that must be filled is wrong once, and of a part that is not held not at all', async () => {
    const price = order.replace('unit_price: Price', 'unit_price: { expression: "[Cost] * 2" }')
    expect(await reasons(price, { Currency: 'GBP', Cost: 'two' })).toEqual(['Cost two: expected a number'])
    const gone =
      "return_line: { when: \"[Item] = 'PEN'\", order_id: Id, product_id: Item, returned_at: At, quantity: Units, amount: { expression: '[Cost] * 2' } }"
    expect(await reasons(`${order}, ${gone}`, { Currency: 'GBP', Cost: 'two' })).toEqual([])
  })
})

it('takes the instants of a typed file as they are', async () => {
  const maps = order.replace(', currency: Currency', '')
  const row = "'1' as Id, 'MUG' as Item, 2 as Units, 3.5 as Price"
  const parquet = `select ${row}, timestamptz '2024-07-01 23:30:00+00' as At union all select ${row}, timestamptz '2024-07-02 10:00:00.25-05' as At`
  const found = await stage.records(
    `timezone: America/New_York\nfiles: [{ name: records, maps: { ${maps} } }]`,
    [{ name: 'records.parquet', parquet }],
    'reason, cast(order_line__ordered_at as varchar) as ordered, cast(order_line__ordered_on as varchar) as day',
  )
  expect(found).toEqual([
    { reason: null, ordered: '2024-07-01 23:30:00', day: '2024-07-02' },
    { reason: null, ordered: '2024-07-02 15:00:00.25', day: '2024-07-02' },
  ])
})
