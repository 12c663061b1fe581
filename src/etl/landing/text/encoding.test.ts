import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyKind } from '../../inspect/look.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'
import { encodingsOf } from './encoding.js'

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const kinds = (read: string) => `[{ name: a, path: in.csv, read: ${read}, maps: { customer: { customer_id: id } } }]`

async function landed(bytes: Uint8Array, read = '{}') {
  await shop.put('in.csv', bytes)
  const [file] = await shop.land(kinds(read))
  return file?.records.map(({ cells }) => Object.values(cells ?? {}))
}

/** 客户 in several encodings. */
const customer = {
  'utf-8': [0xe5, 0xae, 0xa2, 0xe6, 0x88, 0xb7],
  gb18030: [0xbf, 0xcd, 0xbb, 0xa7],
  'utf-16be': [0x5b, 0xa2, 0x62, 0x37],
} as const
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const wide = (text: string) => Buffer.from(text, 'utf16le')

describe('the encoding of a text', () => {
  it('is told by its byte order mark', async () => {
    expect(await landed(bytes([0xef, 0xbb, 0xbf], 'id,n\r\n1,', customer['utf-8'], '\r\n'))).toEqual([['1', '客户']])
    expect(await landed(wide('\ufeffid,n\r\n1,客户\r\n2,"x\ry"\r\n'))).toEqual([
      ['1', '客户'],
      ['2', 'x\ry'],
    ])
    const big = Buffer.from(wide('\ufeffid,n\n1,客户\n')).swap16()
    expect(await landed(big)).toEqual([['1', '客户']])
  })

  it('is UTF-8 where nothing is said, or what is declared', async () => {
    expect(await landed(bytes('id,n\n1,', customer['utf-8'], '\n'))).toEqual([['1', '客户']])
    expect(await landed(bytes('id,n\n1,', customer.gb18030, '\n'), '{ encoding: GBK }')).toEqual([['1', '客户']])
    expect(await landed(bytes('id,n\n1,', [0x80, 0x93], '\n'), '{ encoding: latin1 }')).toEqual([['1', '€“']])
    expect(await landed(bytes('id,n\n1,', [0x8c, 0xda, 0x8b, 0x71], '\n'), '{ encoding: shift_jis }')).toEqual([
      ['1', '顧客'],
    ])
  })

  it('is the first of several in which every byte has a meaning', async () => {
    const either = '{ encoding: [utf-8, gb18030] }'
    expect(await landed(bytes('id,n\n1,', customer['utf-8'], '\n'), either)).toEqual([['1', '客户']])
    expect(await landed(bytes('id,n\n1,', customer.gb18030, '\n'), either)).toEqual([['1', '客户']])
  })

  it('that a file says itself is not another one that is declared: what it holds would be read as other letters', async () => {
    const marked = bytes([0xef, 0xbb, 0xbf], 'id,n\n1,', customer['utf-8'], '\n')
    await expect(landed(marked, '{ encoding: windows-1252 }')).rejects.toThrow(
      'in.csv: begins with the byte order mark of utf-8, and its contract says windows-1252; export it as before, or let both be read: read: { encoding: [utf-8, windows-1252] }',
    )
    expect(await landed(marked, '{ encoding: [utf-8, windows-1252] }')).toEqual([['1', '客户']])
    expect(await landed(wide('\ufeffid,n\n1,客户\n'), '{ encoding: utf-16le }')).toEqual([['1', '客户']])
  })

  it('is where none is declared one in which the language is written', () => {
    expect(encodingsOf({ ...anyKind, language: 'zh' })).toEqual(['utf-8', 'gb18030'])
    const big5 = { ...anyKind.read, encoding: ['big5'] }
    expect(encodingsOf({ ...anyKind, read: big5, language: 'zh' })).toEqual(['big5'])
    expect([encodingsOf({ ...anyKind, language: 'en' }), encodingsOf(anyKind)]).toEqual([[], []])
  })

  it('is asked for where none fits: where it fails, and what each of the others would show', async () => {
    const text = bytes('id,n\n1,x\n2,', customer.gb18030, '\n')
    await expect(landed(text)).rejects.toThrow(
      'in.csv: is not utf-8: it fails at byte 12, line 3; every byte has a meaning in gb18030 (2,客户), shift_jis (2,ｿﾍｻｧ), windows-1252 (2,¿Í»§), windows-1251 (2,їН»§); say which one is right: read: { encoding: … }, or declare encoding: utf-8 to set the records aside that are not',
    )
    const header = bytes('id,', customer.gb18030, '\n1,x\n')
    await expect(landed(header)).rejects.toThrow('gb18030 (id,客户), shift_jis (id,ｿﾍｻｧ), windows-1252 (id,¿Í»§)')
    await expect(landed(bytes('id,n\n1,', [0xff, 0xff], '\n'), '{ encoding: [utf-8, gb18030] }')).rejects.toThrow(
      'is not utf-8: it fails at byte 8, line 2; gb18030: it fails at byte 8, line 2; every byte has a meaning in windows-1252',
    )
    await expect(landed(bytes('id,n\n1,', [0xff], '\n'), '{ encoding: shift_jis }')).rejects.toThrow(
      'is not shift_jis: it fails at byte 8, line 2',
    )
  })

  it('fails at the right byte wherever the file is cut into chunks', async () => {
    const before = `id,n\n${'1,é\n'.repeat(400_000)}`
    const utf8 = Buffer.from(before)
    for (const shift of [0, 1, 2, 3]) {
      const text = Buffer.concat([Buffer.from('x'.repeat(shift)), utf8, Buffer.from([0xe9, 10])])
      await expect(landed(text)).rejects.toThrow(
        `is not utf-8: it fails at byte ${shift + utf8.length + 1}, line 400002`,
      )
    }
    const gbk = Buffer.concat([
      bytes('id,n\n'),
      ...Array.from({ length: 300_000 }, () => bytes('1,', customer.gb18030, '\n')),
    ])
    await expect(landed(Buffer.concat([gbk, bytes([0xff], '\n')]), '{ encoding: gb18030 }')).rejects.toThrow(
      `is not gb18030: it fails at byte ${gbk.length + 1}, line 300002`,
    )
  })
})
