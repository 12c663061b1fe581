import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'
import { flatRecord } from './flat-record.js'
import { JsonError, JsonText } from './json-text.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function landed(name: string, text: string, read = '{}') {
  await shop.put(name, text)
  const [file] = await shop.land(`[{ name: a, path: ${name}, read: ${read}, maps: { customer: { customer_id: id } } }]`)
  return file?.records
}

describe('a JSON text', () => {
  it('is what JSON.parse takes it for', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        const json = new JsonText(` ${text} `)
        const value = json.value()
        json.end()
        const parsed: unknown = JSON.parse(text)
        if (typeof parsed === 'string' || parsed === null) expect(value).toBe(parsed)
        else expect(JSON.parse(value ?? '')).toEqual(parsed)
      }),
    )
  })

  it('is refused wherever JSON.parse refuses it', () => {
    const letters = fc.array(fc.constantFrom(...'{}[]":,.-+0123eE tfn\\u"', 'true', 'null', '"a"', '\n', '\u0001'))
    fc.assert(
      fc.property(letters, parts => {
        const text = parts.join('')
        const read = (work: () => unknown) => {
          try {
            work()
            return true
          } catch (thrown) {
            if (thrown instanceof JsonError || thrown instanceof SyntaxError) return false
            throw thrown
          }
        }
        const ours = read(() => {
          const json = new JsonText(text)
          json.value()
          json.end()
        })
        expect(ours).toBe(read(() => JSON.parse(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives columns by dotted names, and the letters of its numbers', () => {
    const text =
      '{"id":12345678901234567890,"price":1.10,"a":{"b":{"c":"x"},"d":[1, {"e":2}]},"t":true,"n":null,"e":{}}'
    expect([...flatRecord(new JsonText(text)).cells]).toEqual([
      ['id', '12345678901234567890'],
      ['price', '1.10'],
      ['a.b.c', 'x'],
      ['a.d', '[1, {"e":2}]'],
      ['t', 'true'],
      ['n', null],
    ])
    expect(() => flatRecord(new JsonText('{"a.b":1,"a":{"b":2}}'))).toThrow("the key 'a.b' stands there twice")
    expect(() => flatRecord(new JsonText('{"a":"\\ud800"}'))).toThrow('an escape that is none')
    expect(() => flatRecord(new JsonText(`{"a":${'['.repeat(100_000)}`))).toThrow('nested more than 200 deep')
  })
})

describe('NDJSON', () => {
  it('has the columns of all its records; broken lines come last', async () => {
    const text =
      '{"id":1,"name":"x, \\"y\\"\\n"}\n{"id":2,\n\n[1]\n{"city":{"zip":"007"},"id":1e3} x\n{"city":{"zip":"007"},"id":3}\r\n'
    expect(await landed('in.ndjson', text)).toEqual([
      { line: 1, cells: { id: '1', name: 'x, "y"\n', 'city.zip': null } },
      { line: 6, cells: { id: '3', name: null, 'city.zip': '007' } },
      { line: 2, text: '{"id":2,', reason: 'is no JSON object: expected a key in quotes at letter 9' },
      { line: 4, text: '[1]', reason: 'is no JSON object: expected {, found "[1]" at letter 1' },
      {
        line: 5,
        text: '{"city":{"zip":"007"},"id":1e3} x',
        reason: 'is no JSON object: expected nothing more, found "x" at letter 33',
      },
    ])
  })

  it('that holds no record is broken', async () => {
    await expect(landed('in.ndjson', '[\n{"id":1}\n]\n')).resolves.toHaveLength(3)
    await expect(landed('in.ndjson', '1\n2\n')).rejects.toThrow('holds no record: expected one JSON object a line')
  })
})

describe('JSON', () => {
  it('is an array of objects, each with its line', async () => {
    expect(await landed('in.json', '[\n  {"id": 1},\n  {"id": "2",\n   "n": 1.50},\n  7\n]')).toEqual([
      { line: 2, cells: { id: '1', n: null } },
      { line: 3, cells: { id: '2', n: '1.50' } },
      { line: 5, text: '7', reason: 'expected an object' },
    ])
  })

  it('may hold its records deeper', async () => {
    const text = '{"meta":{"n":[1]},"orders":{"items":[{"id":1},{"id":2}]}}'
    expect(await landed('in.json', text, '{ records: orders.items }')).toHaveLength(2)
    await expect(landed('in.json', text)).rejects.toThrow(
      'in.json: is no array of records; it holds arrays at meta.n, orders.items; name its place: read: { records: … }',
    )
    await expect(landed('in.json', text, '{ records: orders }')).rejects.toThrow('has no array of records at orders')
  })

  it('that is broken says where', async () => {
    await expect(landed('in.json', '[{"id":1},\n {"id" 2}]')).rejects.toThrow(
      'in.json: is no JSON: expected :, found "2}]" (line 2, column 8)',
    )
    await expect(landed('in.json', '{"id":1}\n{"id":2}\n')).rejects.toThrow('declare format: ndjson')
    await expect(landed('in.json', '[]')).rejects.toThrow('holds no record')
  })
})
