import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedData } from '../../../../test/support/shared-data.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const kind = (read: string) =>
  `[{ name: a, path: in.txt, format: fixed, read: ${read}, maps: { customer: { customer_id: id } } }]`

async function landed(text: string | Uint8Array, read: string) {
  await shop.put('in.txt', text)
  const [file] = await shop.land(kind(read))
  return file?.records.map(({ line, cells, text, reason }) =>
    cells ? [line, ...Object.values(cells)] : [line, text, reason],
  )
}

describe('text of fixed width', () => {
  const places = '{ columns: [{ name: id, from: 1, to: 3 }, { name: n, from: 5, to: 8 }, { name: q, from: 9 }] }'

  it('is cut at places, by characters', async () => {
    expect(await landed('001 客户𠮷x12\r\n002 abcd\r\n\r\n003 abc 7  \r\n', places)).toEqual([
      [1, '001', '客户𠮷x', '12'],
      [2, '002', 'abcd', null],
      [4, '003', 'abc ', '7  '],
    ])
  })

  it('has lines that are too short or too long', async () => {
    const read = '{ columns: [{ name: id, from: 1, to: 3 }, { name: n, from: 4, to: 6 }] }'
    expect(await landed('001abc\n002ab\n003abcd\n004abc   \n', read)).toEqual([
      [1, '001', 'abc'],
      [4, '004', 'abc'],
      [2, '002ab', 'expected a line of 6 characters, found 5'],
      [3, '003abcd', 'expected a line of 6 characters, found 7'],
    ])
  })

  it('may be told apart by blanks, with a header or with names of the contract', async () => {
    expect(await landed(' id  n\n 1   x\n 2   y z\n', '{ split: whitespace }')).toEqual([
      [2, '1', 'x'],
      [3, ' 2   y z', 'expected 2 cells, found 3'],
    ])
    expect(await landed('# made by\n 1  x\n', "{ split: whitespace, header: [id, n], comment: '#' }")).toEqual([
      [2, '1', 'x'],
    ])
  })
})

describe('the CDs of CDNOW', () => {
  const { isThere, path } = sharedData('cdnow')

  it.skipIf(!isThere)('are 69,659 transactions of 23,570 customers', async () => {
    await shop.put('in.txt', await readFile(join(path, 'CDNOW_master.txt')))
    const [file] = await shop.land(kind('{ split: whitespace }').replace('id }', 'customer_id }'))
    expect(file?.file).toMatchObject({ records: 69_659, broken: 0 })
    const cells = file?.records.map(({ cells }) => cells ?? {}) ?? []
    expect(new Set(cells.map(({ customer_id }) => customer_id)).size).toBe(23_570)
    const pence = cells.reduce((sum, { dollar_value }) => sum + Math.round(Number(dollar_value) * 100), 0)
    expect(pence).toBe(250_031_563)
  })

  it.skipIf(!existsSync(join(path, 'CDNOW_sample.txt')))('are, of a tenth, 6,919 of 2,357', async () => {
    await shop.put('in.txt', await readFile(join(path, 'CDNOW_sample.txt')))
    const names = '{ split: whitespace, header: [master, id, date, cds, value] }'
    const [file] = await shop.land(kind(names))
    expect(file?.file).toMatchObject({ records: 6_919, broken: 0 })
    expect(new Set(file?.records.map(({ cells }) => cells?.id)).size).toBe(2_357)
  })
})
