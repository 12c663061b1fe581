import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../config/package-root.js'
import { openSmallStage, type SmallStage } from '../staging/small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** What is said of a column of days (or of amounts) with these cells. */
async function told(cells: readonly string[], day: string, price = 'Price', price1 = '1'): Promise<readonly string[]> {
  const text = cells.map((cell, i) => `${i},"${cell}",${price1}`).join('\n')
  const maps = `{ product: { product_id: Id, valid_from: ${day}, unit_cost: ${price} } }`
  const [found = []] = await stage.retyped(`files: [{ name: items, maps: ${maps} }]`, [
    { name: 'items.csv', text: `Id,Day,Price\n${text}\n` },
  ])
  return found.map(({ detail }) => detail)
}

/** Days of 2017 as `%d/%m/%Y` and so on. */
function daysOf(format: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, i) => {
    const [year = '', month = '', day = ''] = new Date(Date.UTC(2017, 0, 1 + from + i))
      .toISOString()
      .slice(0, 10)
      .split('-')
    return format.replace('%d', day).replace('%m', month).replace('%Y', year)
  })
}

describe('a column of days', () => {
  it('that nobody declared is said to fit the one format that reads all of it', async () => {
    expect(await told(daysOf('%d-%m-%Y', 0, 40), 'Day')).toEqual([
      "has another kind of column 'Day': 40 of 40 cells are refused, expected a day such as 2011-12-09; '01-01-2017' is 2017-01-01 by %d-%m-%Y: declare format: \"%d-%m-%Y\"",
    ])
  })

  it('with two readings gets both, and no choice', async () => {
    const either = Array.from({ length: 24 }, (_, i) => `0${1 + (i % 9)}/0${1 + (i % 7)}/2017`)
    const [detail] = await told(either, 'Day')
    expect(detail).toMatch(
      /; '(0\d)\/(0\d)\/2017' is 2017-\2-\1 by %d\/%m\/%Y and 2017-\1-\2 by %m\/%d\/%Y: declare format: "%d\/%m\/%Y" or "%m\/%d\/%Y"$/,
    )
  })

  it('with parts in several formats is mixed', async () => {
    const [detail] = await told([...daysOf('%m/%d/%Y', 10, 40), ...daysOf('%d.%m.%Y', 0, 20)], 'Day')
    expect(detail).toMatch(/by %m\/%d\/%Y; '.*' is 2017-.* by %d\.%m\.%Y: the column is mixed/)
  })

  it('of which one cell is written the other way round is mixed, whatever its share: others may be, too', async () => {
    const cells = [...daysOf('%d/%m/%Y', 0, 200), '12/25/2017']
    expect(await told(cells, '{ column: Day, format: "%d/%m/%Y" }')).toEqual([
      "has a mixed column 'Day': '13/01/2017' is a day by %d/%m/%Y alone, '12/25/2017' is one by %m/%d/%Y alone, '01/02/2017' may be either; export it in one format, or declare format: \"%m/%d/%Y\" if all of it is",
    ])
    // Declared both ways, each cell is judged by itself.
    expect(await told(cells, '{ column: Day, format: ["%d/%m/%Y", "%m/%d/%Y"] }')).toEqual([])
  })

  it('may have a few that are no day at all', async () => {
    expect(
      await told([...daysOf('%d/%m/%Y', 0, 60), '31/02/2017', 'soon'], '{ column: Day, format: "%d/%m/%Y" }'),
    ).toEqual([])
    expect(await told(['soon', 'later'], 'Day')).toEqual([])
  })

  it('of a person is told without its cells', async () => {
    const [detail] = await told(daysOf('%d-%m-%Y', 0, 40), '{ column: Day, personal: true }')
    expect(detail).toMatch(/: declare format: "%d-%m-%Y"$/)
    expect(detail).not.toMatch(/2017/)
  })
})

it('a column of numbers that are none any more is told with an example', async () => {
  const found = await told(daysOf('%Y-%m-%d', 0, 30), 'Day', 'Price', 'n/a')
  expect(found).toEqual([
    "has another kind of column 'Price': 30 of 30 cells are refused, expected a number with at most 4 decimals, such as 'n/a'; where it stands for nothing, say read: { nulls: ['n/a'] }",
  ])
})

describe('../shared/data/crm-sales', async () => {
  const folder = join(packageRoot(), '../shared/data/crm-sales')
  const read = (variant: string) => readFile(join(folder, `sales_pipeline${variant}.csv`), 'utf8').catch(() => null)
  const [plain, european, american, minusOne] = await Promise.all(
    ['', '_dd-mm-yyyy', '_mixed_us_dates', '_minus1_for_null'].map(read),
  )
  const isThere = typeof plain === 'string'
  if (!isThere) process.stderr.write('skipped: no crm-sales in ../shared/data\n')

  const contract = (engaged: string, closed: string) =>
    `files: [{ name: deals, maps: { order_line: { order_id: opportunity_id, product_id: product, ordered_at: ${closed}, updated_at: ${engaged}, quantity: { value: 1 }, unit_price: { column: close_value, values: { '-1': '' }, default: '0' } } } }]`

  type Deal = { id: string; engaged: string | null; closed: string | null; value: string | null }
  const deals = (yaml: string, text: string | null | undefined) =>
    stage.records<Deal>(
      yaml,
      [{ name: 'deals.csv', text: text ?? '' }],
      'order_line__order_id as id, cast(order_line__updated_at as varchar) as engaged, cast(order_line__ordered_at as varchar) as closed, cast(order_line__unit_price as varchar) as value',
    )
  const iso = contract('engage_date', 'close_date')
  const us = contract(
    '{ column: engage_date, format: ["%m/%d/%Y", "%d-%m-%y"] }',
    '{ column: close_date, format: ["%m/%d/%Y", "%m-%d-%y"] }',
  )

  it.skipIf(!isThere)('has the same 8,800 deals whatever its dates look like, once they are declared', async () => {
    const expected = await deals(iso, plain)
    expect(expected).toHaveLength(8800)
    expect(expected.filter(({ closed }) => closed !== null)).toHaveLength(6711)
    expect(expected.reduce((sum, { value }) => sum + Number(value), 0)).toBe(10_005_534)
    const dayFirst = (column: string) => `{ column: ${column}, format: '%d-%m-%Y' }`
    expect(await deals(contract(dayFirst('engage_date'), dayFirst('close_date')), european)).toEqual(expected)
    expect(await deals(us, american)).toEqual(expected)
    expect(await deals(iso, minusOne)).toEqual(expected)
  })

  it.skipIf(!isThere)('is refused as a whole where they are not', async () => {
    const told = async (yaml: string, text: string | null | undefined) => {
      const [found = []] = await stage.retyped(yaml, [{ name: 'deals.csv', text: text ?? '' }])
      return found.map(({ detail }) => detail)
    }
    expect(await told(iso, plain)).toEqual([])
    const [closed, engaged] = await told(iso, european)
    expect(closed).toMatch(
      /^has another kind of column 'close_date': 6711 of 6711 .* by %d-%m-%Y: declare format: "%d-%m-%Y"$/,
    )
    expect(engaged).toMatch(
      /^has another kind of column 'engage_date': 8300 of 8300 .* by %d-%m-%Y: declare format: "%d-%m-%Y"$/,
    )
    const mixed = await told(iso, american)
    expect(mixed).toHaveLength(2)
    for (const detail of mixed)
      expect(detail).toMatch(/by %m\/%d\/%Y; '.*' is 2017-.* by %d-%m-%y and 2017-.* by %m-%d-%y: the column is mixed/)
    const monthFirst = "{ column: close_date, format: '%m-%d-%Y' }"
    const [swapped] = await told(contract('{ column: engage_date, format: "%d-%m-%Y" }', monthFirst), european)
    expect(swapped).toBe(
      "has a column 'close_date' that is written %d-%m-%Y, not %m-%d-%Y: '13-03-2017' is a day by %d-%m-%Y alone, '01-03-2017' may be either; declare format: \"%d-%m-%Y\"; where other files are written %m-%d-%Y, read this one by a kind of its own before 'deals': { name: deals_2, path: \"deals.csv\", maps: … with format: \"%d-%m-%Y\" }; path may be a glob of all such files",
    )
  })
})
