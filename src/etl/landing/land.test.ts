import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceFile } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { headerProblems } from '../staging/resolve-field.js'
import { openWorkbench } from '../workbench.js'
import { type ChosenKind, chooseKind } from './choose-kind.js'
import { DeliveredBytes } from './delivered-bytes.js'
import type { Delivery } from './delivery.js'
import { descriptionAt, noteDeliveries } from './description.js'
import { fingerprintOf, land } from './land.js'
import type { LandedFile } from './landed-file.js'

let engine: Engine
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-land-'))
  engine = await openWorkbench({ spill: folder, threads: 2 })
})
afterAll(async () => {
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const column = (name: string) => ({ kind: 'column', columns: [name], optional: false }) as const
const maps = {
  order_line: {
    order_id: column('a'),
    product_id: column('b'),
    ordered_at: column('c'),
    quantity: column('c'),
    unit_price: column('c'),
  },
}

function kind(read: Partial<SourceFile['read']> = {}): SourceFile {
  return {
    name: 'lines',
    path: [],
    maps,
    read: { quote: '"', encoding: [], nulls: [], ...read },
  }
}

let counter = 0
async function delivered(bytes: string | Uint8Array, read: Partial<SourceFile['read']> = {}): Promise<Delivery> {
  const name = `file-${counter++}.csv`
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { source: 'shop', path, name, packed: [], format: 'csv', part: null, kinds: [kind(read)] }
}

async function landed(content: string | Uint8Array, read: Partial<SourceFile['read']> = {}): Promise<LandedFile> {
  const delivery = await delivered(content, read)
  await using bytes = new DeliveredBytes(delivery, folder)
  const place = { folder: join(folder, 'landed'), tmp: folder }
  return await land(engine, delivery, place, await fingerprintOf(delivery, bytes))
}

async function chosen(delivery: Delivery): Promise<ChosenKind> {
  await using bytes = new DeliveredBytes(delivery, folder)
  const print = await fingerprintOf(delivery, bytes)
  return await chooseKind({ engine, delivery, bytes, print }, join(folder, 'nowhere'))
}

type Landed = { record: bigint; a: string | null; b: string | null; line: string | null; text: string | null }
async function records(file: LandedFile): Promise<unknown[]> {
  const found = await rows(
    engine,
    statement<Landed>(`select file_row_number + 1 as record, a, b, kehu_line as line, kehu_broken_text as text
      from read_parquet(${literal(file.path)}, file_row_number = true) order by record`),
  )
  return found.map(({ a, b, line, text }) => [a, b, line === null ? null : Number(line), text])
}

/** Of a file of one column. */
async function cells(file: LandedFile): Promise<unknown[]> {
  const found = await rows(
    engine,
    statement<{ a: string | null; line: string }>(`select a, kehu_line as line
      from read_parquet(${literal(file.path)}, file_row_number = true) order by file_row_number`),
  )
  return found.map(({ a, line }) => [a, Number(line)])
}

describe('landing a CSV file', () => {
  it('keeps every value as text, and knows lines by counting where nothing else is needed', async () => {
    const file = await landed('a,b,c\n1,0042,1.7\n2,NaN,x\n')
    expect(file).toMatchObject({ header: ['a', 'b', 'c'], records: 2, broken: 0, lines_above: 1 })
    expect(await records(file)).toEqual([
      ['1', '0042', null, null],
      ['2', 'NaN', null, null],
    ])
  })

  it('puts broken records after the good ones, as raw text with their physical line', async () => {
    const file = await landed('a,b,c\n1,x,3\n4,5\n6,7,8,9\n\n"x\ny",2,3\n10,"11"z,12\n13,14,15')
    expect(file).toMatchObject({ records: 6, broken: 3 })
    expect(await records(file)).toEqual([
      ['1', 'x', 2, null],
      ['x\ny', '2', 6, null],
      ['13', '14', 9, null],
      [null, null, 3, '4,5'],
      [null, null, 4, '6,7,8,9'],
      [null, null, 8, '10,"11"z,12'],
    ])
  })

  it('says in its own words why a record is broken', async () => {
    const reasons = async (bytes: string | Buffer) => {
      const { path } = await landed(bytes, { encoding: ['utf-8'] })
      const found = await rows(
        engine,
        statement<{ reason: string }>(`select kehu_broken_reason as reason from read_parquet(${literal(path)},
          file_row_number = true) where kehu_broken_reason is not null order by file_row_number`),
      )
      return found.map(({ reason }) => reason)
    }
    expect(await reasons('a,b,c\n4,5\n6,7,8,9\n10,"11"z,12\n1,2,3\n')).toEqual([
      'expected 3 cells, found 2',
      'expected 3 cells, found 4',
      'expected a quoted cell to end with its quote, before a delimiter or the end of the line',
    ])
    expect(await reasons(Buffer.from('a,b,c\n4,\xe9\xe9,6\n7,8,9\n', 'latin1'))).toEqual([
      'expected text in the declared encoding, found other bytes',
    ])
  })

  it('reads Windows line ends with line breaks inside cells', async () => {
    const file = await landed('a,b,c\r\n1,"two\nlines",3\r\n4,5,6\r\n')
    expect(await records(file)).toEqual([
      ['1', 'two\nlines', 2, null],
      ['4', '5', 4, null],
    ])
  })

  it('decodes what the contract declares, strictly', async () => {
    const gbk = Uint8Array.from([...Buffer.from('a,b,c\n1,'), 0xbf, 0xcd, 0xbb, 0xa7, ...Buffer.from(',3\n')])
    expect(await records(await landed(gbk, { encoding: ['gb18030'] }))).toEqual([['1', '客户', null, null]])
    await expect(landed(Buffer.from('a,b,c\n1,\xff\xff,3\n', 'latin1'), { encoding: ['shift_jis'] })).rejects.toThrow(
      /is not shift_jis/,
    )
  })

  it('sets a record that is no UTF-8 aside, not its file, where it is declared as UTF-8', async () => {
    const bytes = Buffer.from('a,b,c\n1,2,3\n4,\xe9\xe9,6\n7,8,9\n', 'latin1')
    const file = await landed(bytes, { encoding: ['utf-8'] })
    expect(file).toMatchObject({ records: 3, broken: 1 })
    expect((await records(file)).at(-1)).toEqual([null, null, 3, '4,��,6'])
  })

  it('sets thousands of such records aside through one open file', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `${i},T\xe9,1`)
    const file = await landed(Buffer.from(`a,b,c\n${lines.join('\n')}\n`, 'latin1'), { encoding: ['utf-8'] })
    expect(file).toMatchObject({ records: 3000, broken: 3000 })
    const found = await records(file)
    expect([found[0], found[2999]]).toEqual([
      [null, null, 2, '0,T\ufffd,1'],
      [null, null, 3001, '2999,T\ufffd,1'],
    ])
  })

  it('counts a blank line as a record where there is one column, and a cell of two lines as one', async () => {
    const file = await landed('a\n1\n\n"x\ny"\n""\n2\n')
    expect(file).toMatchObject({ header: ['a'], records: 5, broken: 0 })
    expect(await cells(file)).toEqual([
      ['1', 2],
      [null, 3],
      ['x\ny', 4],
      [null, 6],
      ['2', 7],
    ])
    const windows = await landed('a\r\n\r\n"x\r\ny"\r\n')
    expect(await cells(windows)).toEqual([
      [null, 2],
      ['x\r\ny', 3],
    ])
  })

  it('reads the header in the declared encoding, too', async () => {
    const header = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, ...Buffer.from(',b,c\n1,2,3\n')])
    expect((await landed(header, { encoding: ['gb18030'] })).header).toEqual(['客户', 'b', 'c'])
    expect((await chosen(await delivered(header, { encoding: ['gb18030'] }))).header).toEqual(['客户', 'b', 'c'])
  })

  it('takes a byte order mark, a header further down, blanks around names, and names that come twice', async () => {
    const file = await landed('\ufeffreport of May\n\na ,b, b,c\n1,2,3,4\n', { header_row: 3 })
    expect(file.header).toEqual(['a', 'b', 'b (2)', 'c'])
    expect(file.lines_above).toBe(3)
    expect(await records(file)).toEqual([['1', '2', null, null]])
  })

  it('says what is no text of the declared encoding', async () => {
    const utf16 = Buffer.from('\uFEFFa,b,c\n1,2,3\n', 'utf16le')
    await expect(landed(utf16.subarray(2), { encoding: ['utf-8'] })).rejects.toThrow(
      'as in UTF-16, expected utf-8; declare read: { encoding: utf-16le }',
    )
    expect(await records(await landed(utf16))).toEqual([['1', '2', null, null]])
    expect(await records(await landed(utf16, { encoding: ['utf-16le'] }))).toEqual([['1', '2', null, null]])
  })

  it('takes no mapped column that stands there twice', async () => {
    await expect(landed('a,b,A,c\n1,2,3,4\n').then(file => headerProblems(kind(), file.header))).resolves.toEqual([
      "has the column 'a' twice (order_line.order_id), and nothing says which is meant: give one of them another name",
    ])
  })

  it('says where a quote is never closed', async () => {
    await expect(landed('a,b,c\n1,2,3\n4,"5,6\n7,8,9\n')).rejects.toThrow(/the quote opened on line 3 is never closed/)
  })

  it('lands again what a loss of power left empty, and keeps who delivered it', async () => {
    const text = 'a,b,c\n5,6,7\n'
    const file = await landed(text)
    const anna = { name: 'anna.csv', kind: 'lines', day: null, arrival: 3, published: false }
    const ben = { ...anna, name: 'ben.csv', arrival: 1 }
    const both = [anna, ben].map(delivered => ({ landed: file, delivered }))
    await noteDeliveries(both, folder)
    await noteDeliveries([{ landed: file, delivered: { ...anna, published: true, arrival: 9 } }], folder)
    await writeFile(file.path, '')
    const again = await landed(text)
    expect(await records(again)).toEqual([['5', '6', null, null]])
    const description = await descriptionAt(again.path.replace('.parquet', ''))
    expect(description?.deliveries).toEqual([ben, { ...anna, published: true, arrival: 9 }])
  })

  it('finds what has landed, and lands another dialect again', async () => {
    const one = await landed('a,b,c\n1,2,3\n')
    const again = await landed('a,b,c\n1,2,3\n')
    const other = await landed('a,b,c\n1,2,3\n', { quote: "'", escape: "'" })
    expect(again.path).toBe(one.path)
    expect(other.path).not.toBe(one.path)
  })

  it('numbers half a million records in the order of their lines, whatever the threads', async () => {
    const lines = Array.from({ length: 500_000 }, (_, i) => `${i + 1},${'x'.repeat(i % 40)},1`)
    const file = await landed(`a,b,c\n${lines.join('\n')}\n`)
    const [wrong] = await rows(
      engine,
      statement<{ n: bigint }>(`select count(*) as n from read_parquet(${literal(file.path)}, file_row_number = true)
        where cast(a as bigint) <> file_row_number + 1`),
    )
    expect(file.records).toBe(500_000)
    expect(wrong?.n).toBe(0n)
  })
})
