import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGzip, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipOf } from '../../../../test/support/zip.js'
import { statement } from '../../../warehouse/engine/query.js'
import { literal } from '../../../warehouse/engine/quoting.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'

let shop: SmallLanding
beforeEach(async () => {
  shop = await smallLanding()
})
afterEach(() => shop[Symbol.asyncDispose]())

const kind = (path: string, read = '{}', more = '') =>
  `[{ name: a, path: ${path}, ${more} read: ${read}, maps: { customer: { customer_id: id } } }]`
const text = 'id,n\n1,客户\n2,y\n'

describe('a packed file', () => {
  it('is the file that it would be unpacked', async () => {
    await shop.put('in/plain.csv', text)
    await shop.put('in/one.csv.gz', gzipSync(text))
    await shop.put('in/week.zip', zipOf([['orders.csv', text]]))
    await shop.put('in/stored.zip', zipOf([['deep/er.csv', text]], { stored: true }))
    await shop.put('in/both.zip', zipOf([['orders.csv.gz', gzipSync(text)]]))
    await shop.put('in/naked', gzipSync(text))
    const files = await shop.land(kind('in/*', '{}', 'format: csv,'))
    expect(files.map(({ name }) => name)).toEqual([
      'in/both.zip/orders.csv.gz',
      'in/naked',
      'in/one.csv.gz',
      'in/plain.csv',
      'in/stored.zip/deep/er.csv',
      'in/week.zip/orders.csv',
    ])
    expect(new Set(files.map(({ file }) => file.path)).size).toBe(1)
    expect(files[0]?.records.map(({ cells }) => cells?.n)).toEqual(['客户', 'y'])
  })

  it('is chosen by a path under its archive', async () => {
    const entries = [
      ['orders-1.csv', text],
      ['orders-2.csv', text.replace('2,y', '3,z')],
      ['deep/orders-3.csv', text.replace('2,y', '4,z')],
      ['customers.csv', 'x\n1\n'],
    ] as const
    await shop.put('drops/week.zip', zipOf(entries))
    const names = async (path: string) => (await shop.land(kind(path))).map(({ name }) => name)
    expect(await names("'drops/*.zip/orders*.csv'")).toEqual([
      'drops/week.zip/deep/orders-3.csv',
      'drops/week.zip/orders-1.csv',
      'drops/week.zip/orders-2.csv',
    ])
    expect(await names("'drops/*.zip/deep/*.csv'")).toEqual(['drops/week.zip/deep/orders-3.csv'])
    expect(await names('drops/week.zip/orders-1.csv')).toEqual(['drops/week.zip/orders-1.csv'])
    expect((await shop.find(kind("'drops/*.zip/nothing.csv'"))).missing).toEqual(['drops/*.zip/nothing.csv'])
  })

  it('is passed over where no kind reads its format, or a system left it behind', async () => {
    const entries = [
      ['orders.csv', text],
      ['readme.md', 'x'],
      ['__MACOSX/._orders.csv', 'x'],
      ['.DS_Store', 'x'],
    ] as const
    await shop.put('week.zip', zipOf(entries))
    const found = await shop.find(kind('week.zip'))
    expect(found.files.map(({ name }) => name)).toEqual(['week.zip/orders.csv'])
    expect(found.passed_over.map(({ name }) => name)).toEqual(['week.zip/readme.md'])
  })

  it('may be named in the encoding of its machine', async () => {
    const name = Buffer.from([0xb6, 0xa9, 0xb5, 0xa5, ...Buffer.from('.csv')])
    await shop.put('week.zip', zipOf([[name, text]]))
    expect((await shop.land(kind("'week.zip/订单*.csv'"))).map(({ name }) => name)).toEqual(['week.zip/订单.csv'])
  })

  it('is a workbook or a table of columns as well', async () => {
    const path = join(shop.folder, 'p.parquet')
    await shop.engine.run(statement(`copy (select 1 as id) to ${literal(path)} (format parquet)`))
    await shop.put('week.zip', zipOf([['p.parquet', await readFile(path)]]))
    const [file] = await shop.land(kind('week.zip'))
    expect(file?.records.map(({ cells }) => cells)).toEqual([{ id: '1' }])
    expect((await readdir(shop.folder)).filter(name => name.startsWith('unpacked-'))).toEqual([])
  })
})

describe('a bomb', () => {
  const zeros = async (megabytes: number) => {
    const line = Buffer.alloc(1 << 20, `0,${'0'.repeat(1021)}\n`)
    const parts = function* () {
      yield 'id,n\n'
      for (let i = 0; i < megabytes; i++) yield line
    }
    return buffer(Readable.from(parts()).pipe(createGzip({ level: 9 })))
  }

  it('of a file that unpacks to hundreds of times its size is not unpacked', async () => {
    const bomb = await zeros(64)
    expect((64 << 20) / bomb.length).toBeGreaterThan(500)
    await shop.put('in.csv.gz', bomb)
    await expect(shop.land(kind('in.csv.gz'))).rejects.toThrow(
      `in.csv.gz: unpacks to more than 250 times its ${bomb.length} bytes, as bombs do that fill a disk; raise read: { unpack: { ratio: … } } if that is right`,
    )
    await shop.put('in.zip', zipOf([['in.csv', Buffer.alloc(20 << 20, `0,${'0'.repeat(1021)}\n`)]]))
    await expect(shop.land(kind('in.zip'))).rejects.toThrow(
      /in.zip\/in.csv: unpacks to more than 250 times its \d+ bytes/,
    )
    expect(await readdir(shop.folder)).not.toContain('landed')
  })

  it('may be larger where the contract says so, and must be smaller', async () => {
    await shop.put('in.csv.gz', await zeros(20))
    await expect(shop.land(kind('in.csv.gz', '{ unpack: { ratio: 2000 } }'))).resolves.toHaveLength(1)
    await expect(shop.land(kind('in.csv.gz', '{ unpack: { bytes: 1000000, ratio: 2000 } }'))).rejects.toThrow(
      'unpacks to more than 1000000 bytes',
    )
  })

  it('of too many files is not opened', async () => {
    const entries = Array.from({ length: 11 }, (_, i) => [`${i}.csv`, text] as const)
    await shop.put('in.zip', zipOf(entries))
    await expect(shop.land(kind('in.zip', '{ unpack: { entries: 10 } }'))).rejects.toThrow(
      'in.zip: holds 11 files, expected at most 10; raise read: { unpack: { entries: … } } if that is right',
    )
  })

  it('of archives in archives is refused by name', async () => {
    await shop.put('in.zip', zipOf([['inner.zip', zipOf([['a.csv', text]])]]))
    await expect(shop.land(kind('in.zip'))).rejects.toThrow(
      'in.zip/inner.zip: is a zip archive within a zip archive; deliver it unpacked',
    )
  })
})

describe('an archive that is damaged', () => {
  it.each([
    ['a path that leads out', zipOf([['../../kehu.yaml', text]]), "holds '../../kehu.yaml', a path that leads out"],
    [
      'two files of a name',
      zipOf([
        ['a.csv', text],
        ['a.csv', text],
      ]),
      "holds two files named 'a.csv'",
    ],
    ['a password', zipOf([['a.csv', text]], { flags: 1 }), 'in.zip/a.csv: is encrypted in its archive'],
    ['another method', zipOf([['a.csv', text]], { method: 14 }), 'is packed by method 14, expected deflate'],
    ['a wrong check sum', zipOf([['a.csv', text]], { crc: 1 }), 'is a damaged or cut-off zip archive (its check sum'],
    ['no end', zipOf([['a.csv', text]]).subarray(0, 60), 'is a damaged or cut-off zip archive'],
    ['text', Buffer.from(text), 'is a damaged or cut-off zip archive'],
  ])('by %s says so', async (_, archive, message) => {
    await shop.put('in.zip', archive)
    await expect(shop.land(kind('in.zip'))).rejects.toThrow(message)
  })

  it('by a cut of its gzip data says so', async () => {
    const packed = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, i) => `${i},${i * 7919}\n`).join('')))
    await shop.put('in.csv.gz', packed.subarray(0, packed.length / 2))
    await expect(shop.land(kind('in.csv.gz'))).rejects.toThrow(
      'in.csv.gz: is cut off: its gzip data cannot be unpacked',
    )
    await shop.put('in.csv.gz', text)
    await expect(shop.land(kind('in.csv.gz'))).rejects.toThrow(
      'in.csv.gz: is damaged: its gzip data cannot be unpacked',
    )
    await shop.put('in.csv', packed)
    await expect(shop.land(kind('in.csv'))).rejects.toThrow(
      'its bytes are those of gzip, expected CSV; give it the ending .gz',
    )
  })
})
