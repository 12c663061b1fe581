import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function landed(name: string, text: string, records: string) {
  await shop.put(name, text)
  const kinds = `[{ name: a, path: ${name}, read: { records: '${records}' }, maps: { customer: { customer_id: id } } }]`
  const [file] = await shop.land(kinds)
  return file?.records
}

const orders = [
  '{"id": 1, "tags": ["x"], "line_items": [',
  '  {"sku": "A", "price": 1.10},',
  '  {"sku": "B", "price": 12345678901234567890}',
  '], "at": "2024-01-05"}',
]
const lines = (from: number, to: number) => [
  {
    line: from,
    cells: {
      id: '1',
      tags: '["x"]',
      at: '2024-01-05',
      'line_items.#': '1',
      'line_items.sku': 'A',
      'line_items.price': '1.10',
    },
  },
  {
    line: to,
    cells: {
      id: '1',
      tags: null,
      at: '2024-01-05',
      'line_items.#': '2',
      'line_items.sku': 'B',
      'line_items.price': '12345678901234567890',
    },
  },
]

describe('arrays in records', () => {
  it.each<[string, string, string, readonly [number, number]]>([
    ['of an array at the top', `[${orders.join('\n')}]`, '[*].line_items[*]', [2, 3]],
    ['of an object at the top', `{"data":\n[${orders.join('\n')}], "next": null}`, 'data[*].line_items[*]', [3, 4]],
  ])('are a record an element, with what stands above it beside: %s', async (_, text, place, [first, second]) => {
    expect(await landed('in.json', text, place)).toEqual(lines(first, second))
  })

  it('of lines have the number of their line', async () => {
    const text = `${orders.join(' ')}\n{"id": 2, "line_items": [{"sku": "C"}]} x\n`
    expect(await landed('in.ndjson', text, '[*].line_items[*]')).toEqual([
      ...lines(1, 1),
      {
        line: 2,
        text: '{"id": 2, "line_items": [{"sku": "C"}]} x',
        reason: expect.stringContaining('expected nothing more'),
      },
    ])
    await expect(landed('in.ndjson', text, 'line_items[*]')).rejects.toThrow(
      'in.ndjson: has a record a line, and its contract says records: line_items[*]; begin with them: read: { records: "[*].line_items[*]" }',
    )
  })

  it('may lie in arrays, and below objects', async () => {
    const text = `{"data": [{"id": 1, "lines": {"more": false, "data": [
      {"sku": "A", "taxes": [{"rate": 7}, {"rate": 19}]},
      {"sku": "B", "taxes": []}]}}]}`
    const found = await landed('in.json', text, 'data[*].lines.data[*].taxes[*]')
    expect(found).toEqual(
      [
        [2, 1, 'A', 1, '7'],
        [2, 1, 'A', 2, '19'],
        [3, 2, 'B', null, null],
      ].map(([line, place, sku, tax, rate]) => ({
        line,
        cells: {
          id: '1',
          'lines.more': 'false',
          'lines.data.#': String(place),
          'lines.data.sku': sku,
          'lines.data.taxes.#': tax === null ? null : String(tax),
          'lines.data.taxes.rate': rate,
        },
      })),
    )
  })

  it('that are not there leave their record: nothing is lost', async () => {
    const text =
      '[{"id": 1, "l": [{"s": "A"}]}, {"id": 2}, {"id": 3, "l": null}, {"id": 4, "l": []}, {"id": 5, "l": {}}]'
    const found = await landed('in.json', text, '[*].l[*]')
    expect(found?.map(({ cells }) => [cells?.id, cells?.['l.#'], cells?.['l.s']])).toEqual([
      ['1', '1', 'A'],
      ...['2', '3', '4', '5'].map(id => [id, null, null]),
    ])
    expect(Object.keys(found?.[0]?.cells ?? {})).toEqual(['id', 'l.#', 'l.s'])
  })

  it('that are something else are broken records, which say where', async () => {
    const text = `[{"id": 1, "l": [{"s": "A"}, 7, null]},
      {"id": 2, "l": {"s": "B"}}, {"id": 3, "l": "[]"}, 4]`
    expect(await landed('in.json', text, '[*].l[*]')).toEqual([
      { line: 1, cells: { id: '1', 'l.#': '1', 'l.s': 'A' } },
      { line: 1, text: '7', reason: 'expected an object at l' },
      { line: 1, text: 'null', reason: 'expected an object at l' },
      { line: 2, text: '{"id": 2, "l": {"s": "B"}}', reason: 'expected an array at l, found an object' },
      { line: 2, text: '{"id": 3, "l": "[]"}', reason: "expected an array at l, found '[]'" },
      { line: 2, text: '4', reason: 'expected an object' },
    ])
    const found = await landed('in.json', '[{"id":1,"a":{"l":[{"s":1}]}},{"id":2,"a":[{"s":2}]}]', '[*].a.l[*]')
    expect(found?.[1]).toMatchObject({ reason: 'expected an object at a, found an array' })
  })
})
