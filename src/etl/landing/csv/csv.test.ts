import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const kind = (read: string, path: string) =>
  `[{ name: a, path: ${path}, read: ${read}, maps: { customer: { customer_id: id, name: n } } }]`

async function landed(text: string | Uint8Array, read = '{}', name = 'in.csv') {
  await shop.put(name, text)
  const [file] = await shop.land(kind(read, name))
  return file?.records.map(({ line, cells, text, reason }) =>
    cells ? [line, ...Object.values(cells)] : [line, text, reason],
  )
}

describe('lines of a CSV file', () => {
  it('end in CR alone as in LF', async () => {
    expect(await landed('id,n\r1,x\r2,y\r')).toEqual([
      [2, '1', 'x'],
      [3, '2', 'y'],
    ])
    expect(await landed('id,n\r1,"x\ry"\r2,z')).toEqual([
      [2, '1', 'x\ry'],
      [4, '2', 'z'],
    ])
  })

  it('end in whatever comes, in one file', async () => {
    expect(await landed('id,n\r\n1,x\n2,y\r3,"a\r\nb"\r\n4,"c\rd"\n5,e\r\r\n6,f')).toEqual([
      [2, '1', 'x'],
      [3, '2', 'y'],
      [4, '3', 'a\nb'],
      [6, '4', 'c\rd'],
      [8, '5', 'e'],
      [10, '6', 'f'],
    ])
  })

  it('that hold a stray CR are broken themselves, not their file', async () => {
    expect(await landed('id,n\n1,x\ry\n2,z\n')).toEqual([
      [2, '1', 'x'],
      [4, '2', 'z'],
      [3, 'y', 'expected 2 cells, found 1'],
    ])
  })
})

describe('cells of a CSV file', () => {
  it('end at any delimiter', async () => {
    expect(await landed('id;n\n1;"x;y"\n', "{ delimiter: ';' }")).toEqual([[2, '1', 'x;y']])
    expect(await landed('id||n\n1||"x||y"\n2||a|b\n\n3||c\n4\n', "{ delimiter: '||' }")).toEqual([
      [2, '1', 'x||y'],
      [3, '2', 'a|b'],
      [5, '3', 'c'],
      [6, '4', 'expected 2 cells, found 1'],
    ])
    expect(await landed('id，n\n1，"x，y"\n\n2，z\n', "{ delimiter: '，' }")).toEqual([
      [2, '1', 'x，y'],
      [4, '2', 'z'],
    ])
    expect(await landed('id\tn\n1\tx,y\n', '{}', 'in.tsv')).toEqual([[2, '1', 'x,y']])
    expect(await landed('id||n\r1||"x\r||y"\r', "{ delimiter: '||' }")).toEqual([[2, '1', 'x\r||y']])
  })

  it('hold quotes as text where there is no quoting', async () => {
    expect(await landed('id,n\n1,"x\n2,5" pipe\n', '{ quote: none }')).toEqual([
      [2, '1', '"x'],
      [3, '2', '5" pipe'],
    ])
  })

  it('have backslashes before quotes where that is declared', async () => {
    expect(await landed('id,n\n1,"x\\"y"\n2,"z\\\\"\n3,c\\d\n', "{ escape: '\\' }")).toEqual([
      [2, '1', 'x"y'],
      [3, '2', 'z\\'],
      [4, '3', 'c\\d'],
    ])
    expect(await landed("id,n\n1,'it''s'\n", '{ quote: "\'" }')).toEqual([[2, '1', "it's"]])
  })
})

describe('what stands above the records', () => {
  it('may be comments', async () => {
    const text = '# Start date: 20260501\n# it\'s "quoted\n\nid,n\n1,# x\n\n2,y\n'
    expect(await landed(text, "{ comment: '#' }")).toEqual([
      [5, '1', '# x'],
      [7, '2', 'y'],
    ])
  })

  it('may be nothing, where the contract has the names', async () => {
    expect(await landed('1,x\n2,y\n', '{ header: [id, n] }')).toEqual([
      [1, '1', 'x'],
      [2, '2', 'y'],
    ])
    expect(await landed('a title\n1,x\n\n2,y\n', '{ header: [id, n], header_row: 1 }')).toEqual([
      [2, '1', 'x'],
      [4, '2', 'y'],
    ])
  })

  it('may be a byte order mark alone', async () => {
    expect(await landed('\ufeff1,x\n2,y\n', '{ header: [id, n] }')).toEqual([
      [1, '1', 'x'],
      [2, '2', 'y'],
    ])
    expect(await landed('\ufeff# a\nid,n\n1,x\n', "{ comment: '#' }")).toEqual([[3, '1', 'x']])
    expect(await landed('\ufeff"id",n\n1,x\n\n2,y\n')).toEqual([
      [2, '1', 'x'],
      [4, '2', 'y'],
    ])
  })

  it('may say the delimiter, as Excel does', async () => {
    expect(await landed('sep=;\r\nid;n\r\n1;x,y\r\n')).toEqual([[3, '1', 'x,y']])
    expect(await landed('\ufeffsep=\t\nid\tn\n1\tx\n\n2\ty\n')).toEqual([
      [3, '1', 'x'],
      [5, '2', 'y'],
    ])
  })

  it('may be titles above a header that is to be found', async () => {
    expect(await landed('Report of May\n"a ""b"""\nid,n\n1,x\n', '{ header_row: find }')).toEqual([[4, '1', 'x']])
    await expect(landed('Report of May\nid,m\n1,x\n', '{ header_row: find }')).resolves.toEqual([[3, '1', 'x']])
  })
})
