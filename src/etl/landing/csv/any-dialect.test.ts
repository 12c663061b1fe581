import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const cell = fc.array(
  fc.constantFrom('a', '0', '"', "'", ',', ';', '|', '||', '，', '\t', ' ', '\n', '\r\n', 'é', '客', '𠮷'),
  {
    maxLength: 5,
  },
)
const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '||', '，'),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  wide: fc.boolean(),
  last: fc.boolean(),
})

const normal = (text: string) => text.replaceAll(/\r\n|\r/g, '\n')

it('cells and lines are the same in any dialect', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
      dialects,
      async (rows, { delimiter, quote, lineEnd, wide, last }) => {
        const texts = rows.map(row => row.map(parts => parts.join('')))
        const written = [['id', 'n'], ...texts].map(row =>
          row.map(text => quote + text.replaceAll(quote, quote + quote) + quote).join(delimiter),
        )
        const text = written.join(lineEnd) + (last ? lineEnd : '')
        await shop.put('in.csv', wide ? Buffer.from(`\ufeff${text}`, 'utf16le') : text)
        const read = JSON.stringify({ delimiter, quote })
        const [file] = await shop.land(
          `[{ name: a, path: in.csv, read: ${read}, maps: { customer: { customer_id: id } } }]`,
        )
        let line = 1
        const expected = texts.map((cells, i) => {
          line += normal(written[i] ?? '').split('\n').length
          const [id, n] = cells.map(one => (one === '' ? null : normal(one)))
          return { line, cells: { id, n } }
        })
        const found = file?.records.map(({ line, cells }) => {
          const [id, n] = Object.values(cells ?? {}).map(one => (one === null ? null : normal(one)))
          return { line, cells: { id, n } }
        })
        expect(found).toEqual(expected)
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)
