import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallStage, type SmallStage } from './small-stage.js'

let stage: SmallStage
beforeAll(async () => {
  stage = await openSmallStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

/** What is wrong with records of one cell each, which is mapped as this. */
async function reasons(column: string, field: string, cells: readonly string[]): Promise<readonly (string | null)[]> {
  const maps = `{ order_line: { order_id: Id, product_id: Id, ordered_at: At, quantity: One, unit_price: One, ${column}: ${field} } }`
  const lines = cells.map((cell, i) => `${i},2024-01-05,1,"${cell}"`)
  const found = await stage.records<{ found: string | null }>(
    `files: [{ name: records, maps: ${maps} }]`,
    [{ name: 'records.csv', text: `Id,At,One,X\n${lines.join('\n')}\n` }],
    "array_to_string(list_transform(problems, lambda p: p.column_name || ' ' || coalesce(p.value, 'nothing') || ': ' || p.reason), '; ') as found",
  )
  return found.map(row => row.found)
}

describe('what a contract demands', () => {
  it('is a value', async () => {
    expect(await reasons('status', '{ column: X, required: true }', ['', ' ', 'Won'])).toEqual([
      'X nothing: is missing',
      'X nothing: is missing',
      null,
    ])
  })

  it('is one of some values, of texts and of numbers', async () => {
    const expected = 'expected Won or Lost'
    expect(await reasons('status', '{ column: X, allowed: [Won, Lost] }', ['Won', 'won', 'Lost ', ''])).toEqual([
      null,
      `X won: ${expected}`,
      null,
      null,
    ])
    expect(await reasons('tax', '{ column: X, allowed: [1, 2.50] }', ['1.00', '2.5', '2.51', 'x'])).toEqual([
      null,
      null,
      'X 2.51: expected 1 or 2.5',
      'X x: expected a number with at most 4 decimals',
    ])
  })

  it('is judged after values are put in place, and names few of many', async () => {
    const values = '{ column: X, values: { W: Won }, allowed: [Won] }'
    expect(await reasons('status', values, ['W', 'L'])).toEqual([null, 'X L: expected Won'])
    const many = Array.from({ length: 11 }, (_, i) => `v${i}`).join(', ')
    expect(await reasons('status', `{ column: X, allowed: [${many}] }`, ['w'])).toEqual([
      'X w: expected one of 11 allowed values such as v0, v1 or v2',
    ])
  })

  it('is a range of numbers', async () => {
    expect(await reasons('tax', '{ column: X, min: -1.5, max: 10 }', ['-1.5', '-1.5001', '10', '10.0001', ''])).toEqual(
      [null, 'X -1.5001: expected at least -1.5', null, 'X 10.0001: expected at most 10', null],
    )
  })

  it('is a range of times, by the clock of the source, days as a whole', async () => {
    const july = '{ column: X, min: 2024-07-01, max: 2024-07-31 }'
    // London is an hour ahead of UTC in July.
    const times = ['2024-07-01 00:00', '2024-06-30T23:30:00Z', '2024-06-30 23:59', '2024-07-31 23:59:59', '2024-08-01']
    expect(await reasons('updated_at', july, times)).toEqual([
      null,
      null,
      'X 2024-06-30 23:59: expected 2024-07-01 or later',
      null,
      'X 2024-08-01: expected 2024-07-31 or earlier',
    ])
    expect(
      await reasons('updated_at', '{ column: X, max: 2024-07-31 08:00 }', ['2024-07-31 08:00', '2024-07-31 08:01']),
    ).toEqual([null, 'X 2024-07-31 08:01: expected 2024-07-31 08:00 or earlier'])
  })

  it('is a form of the whole text, and a length in characters', async () => {
    expect(await reasons('status', '{ column: X, pattern: "[A-Z]{2}-[0-9]+" }', ['AB-1', 'xAB-1', 'AB-'])).toEqual([
      null,
      'X xAB-1: expected the form [A-Z]{2}-[0-9]+',
      'X AB-: expected the form [A-Z]{2}-[0-9]+',
    ])
    expect(await reasons('status', '{ column: X, length: 2 }', ['客户', 'abc', 'a'])).toEqual([
      null,
      'X abc: expected 2 characters',
      'X a: expected 2 characters',
    ])
    expect(await reasons('status', '{ column: X, length: { max: 2 } }', ['a', 'abc'])).toEqual([
      null,
      'X abc: expected at most 2 characters',
    ])
  })

  it('is told once of a cell that fills two columns', async () => {
    const maps =
      '{ order_line: { order_id: Id, customer_id: { column: C, pattern: "[0-9]+" }, product_id: Id, ordered_at: At, quantity: One, unit_price: One }, customer: { customer_id: { column: C, pattern: "[0-9]+" } } }'
    const found = await stage.records(
      `files: [{ name: records, maps: ${maps} }]`,
      [{ name: 'records.csv', text: 'Id,C,At,One\n1,x,2024-01-05,1\n' }],
      'len(problems) as problems',
    )
    expect(found).toEqual([{ problems: 1n }])
  })

  it('is met exactly by what lies in the range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -20_000, max: 20_000 }), { minLength: 1, maxLength: 20 }),
        fc.tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 0, max: 10_000 })),
        async (cells, [least, width]) => {
          const money = (n: number) => (n / 100).toFixed(2)
          const field = `{ column: X, min: ${money(least)}, max: ${money(least + width)} }`
          const found = await reasons('tax', field, cells.map(money))
          expect(found.map(reason => reason === null)).toEqual(cells.map(n => n >= least && n <= least + width))
        },
      ),
      { numRuns: 20 },
    )
  })
})
