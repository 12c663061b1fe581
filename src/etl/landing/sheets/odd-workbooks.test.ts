import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '../../../../test/support/zip.js'
import { type SmallLanding, smallLanding } from '../small-landing.js'

/** Workbooks as other programs than Excel write them: by hand, part by part. */

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const types = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`
const relations = (...all: readonly string[]) => `<Relationships xmlns="x">${all.join('')}</Relationships>`

function book(sheet: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const files = {
    '_rels/.rels': relations(relation('rId9', 'officeDocument', '/main/book.xml')),
    'main/book.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet x:name="n" name="Lines &amp; more" sheetId="4" r:id="rId1"/></x:sheets></x:workbook>',
    'main/_rels/book.xml.rels': relations(
      relation('rId1', 'worksheet', 'deep/one.xml'),
      relation('rId2', 'sharedStrings', '/main/strings.xml'),
      relation('rId3', 'styles', 'styles.xml'),
    ),
    'main/deep/one.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
    'main/strings.xml':
      '<sst><si><t>id</t></si><si><r><t>客</t></r><r><t xml:space="preserve">户 </t></r><rPh><t>ke</t></rPh></si></sst>',
    'main/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...parts,
  }
  return zipOf(Object.entries(files))
}

async function landed(bytes: Buffer) {
  await shop.put('book.xlsx', bytes)
  const [file] = await shop.land('[{ name: a, path: book.xlsx, maps: { customer: { customer_id: id } } }]')
  return { name: file?.name, records: file?.records }
}

const header = '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>n</x:t></x:is></x:c></x:row>'

describe('a workbook of another program', () => {
  it('is read by its relations, with texts of runs, cells without places and styles of its own', async () => {
    const rows = `${header}
      <x:row r="5"><x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>a_x000D_b</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>
      <x:row><x:c s="1"><x:v>40878</x:v></x:c><x:c s="2"/></x:row>
      <x:row r="9"><x:c r="B9" t="d"><x:v>2011-12-01T10:30:00</x:v></x:c><x:c r="A9"><x:v>1.10</x:v></x:c></x:row>`
    expect(await landed(book(rows))).toEqual({
      name: 'book.xlsx/Lines & more',
      records: [
        { line: 5, cells: { id: 'a\rb', n: '客户 ' } },
        { line: 6, cells: { id: '2011-12-01', n: null } },
        { line: 9, cells: { id: '1.1', n: '2011-12-01 10:30:00' } },
      ],
    })
  })

  it.each([
    ['lacks a part', { 'main/deep/one.xml': '' }, 'is no readable workbook: its XML is cut off'],
    ['is cut off', { 'main/strings.xml': '<sst><si><t>id</t></si>' }, 'its XML is cut off'],
    ['declares entities', { 'main/strings.xml': '<!DOCTYPE a><sst/>' }, 'its XML declares a document type'],
    ['is no workbook', { '_rels/.rels': relations() }, 'is a zip archive, but no XLSX workbook'],
  ])('that %s says so', async (_, parts, message) => {
    const sheet = 'main/deep/one.xml' in parts ? header : `${header}<x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>`
    const bytes = book(sheet, 'main/deep/one.xml' in parts ? { 'main/deep/one.xml': '<x:worksheet>' } : parts)
    await expect(landed(bytes)).rejects.toThrow(message)
  })

  it('that unpacks to a thousand times its size is refused', async () => {
    const cell = '<x:c><x:v>1</x:v></x:c>'
    const rows = `${header}<x:row>${cell}</x:row>`.repeat(1) + `<x:row>${cell}</x:row>`.repeat(900_000)
    await expect(landed(book(rows))).rejects.toThrow(/book.xlsx.*: unpacks to more than 250 times its \d+ bytes/)
  }, 30_000)
})
