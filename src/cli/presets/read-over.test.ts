import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { propose } from '../init/from/propose.js'
import { type CheckedFile, checkFiles, withLookout } from './check-files.js'

/** Exports that a preset knows, written otherwise: by a spreadsheet, in another country. */

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-over-'))
})
afterAll(() => rm(folder, { recursive: true }))

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const rows = (name: string, price = '2.55') =>
  [1, 2, 3].map(i => `53636${i},85123A,${name},6,2010-12-0${i} 08:26:00,${price},17850,Köln`)
const text = (delimiter: string, lines: readonly string[]) =>
  [header, ...lines].map(line => `${line.replaceAll(',', delimiter).replaceAll('~', ',')}\r\n`).join('')
const latin = (content: string) => Buffer.from(content, 'latin1')

/** What the best preset makes of a file. */
async function best(name: string, bytes: Uint8Array): Promise<CheckedFile['fits'][number] | undefined> {
  await writeFile(join(folder, name), bytes)
  const [checked] = await withLookout(folder, lookout => checkFiles(lookout, [name]))
  return checked?.fits[0]
}

it.each<[string, Uint8Array, object]>([
  ['as the preset has it', Buffer.from(text(',', rows('MUG'))), {}],
  [
    'of a German spreadsheet',
    latin(text(';', rows('Größe', '2~55'))),
    { encoding: ['windows-1252'], delimiter: ';', decimal_separator: ',' },
  ],
  ['of Unicode text', Buffer.from(`\ufeff${text('\t', rows('客'))}`, 'utf16le'), { delimiter: '\t' }],
  [
    'below a title',
    Buffer.from(`Sales,,,,,,,\r\n${text(',', rows('MUG', '"1~234.50"'))}`),
    { header_row: 2, thousands_separator: ',' },
  ],
  [
    'with its days as another country writes them',
    Buffer.from(text(',', rows('MUG')).replaceAll(/(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d):00/g, '$3.$2.$1 $4')),
    { times: ['%d.%m.%Y %H:%M'] },
  ],
])('is known with what its source has to say: %s', async (name, bytes, read) => {
  const fit = await best(`${name}.csv`, bytes)
  expect(fit).toMatchObject({
    preset: 'online-retail',
    fits: 'whole',
    over: { read },
    sample: { records: 3, loads: 3 },
  })
  expect(Object.keys(fit?.over.read ?? {})).toEqual(Object.keys(read))
})

it('days that an expression joins are known where they are written otherwise', async () => {
  const header =
    'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating'
  const calls = [12, 13, 14].map(day => `ID${day},Jim,${day}/01/2021,9:12:58,Contract,Y,Y,10,00:02:23,3`)
  expect(await best('calls.csv', Buffer.from(`${[header, ...calls].join('\n')}\n`))).toMatchObject({
    preset: 'call-center',
    over: { read: { times: ['%d/%m/%Y %H:%M:%S'] } },
    sample: { records: 3, loads: 3 },
  })
})

it('is not that of a connector because it has an id, a name and two times: leaving over all the rest knows nothing', async () => {
  const orders =
    'id,name,created_at,updated_at,total,currency,email,status,items\n1,#1,2024-01-01,2024-01-01,5,EUR,a@b.c,paid,2\n'
  expect(await best('orders-of-shop.csv', Buffer.from(orders))).toBe(undefined)
})

it('is proposed so, files that differ in nothing but their letters as one source', async () => {
  const drops = await mkdtemp(join(folder, 'drops-'))
  await writeFile(join(drops, 'may.csv'), latin(text(';', rows('Größe', '2~55'))))
  const ascii = rows('MUG', '3').map(row => row.replace('Köln', 'Bonn'))
  await writeFile(join(drops, 'june.csv'), text(';', ascii))
  const { sources } = await withLookout(folder, lookout => propose(lookout, drops))
  expect(sources).toHaveLength(1)
  expect(sources[0]?.from).toMatchObject({
    preset: { name: 'online-retail' },
    files: 2,
    over: { read: { encoding: ['utf-8', 'windows-1252'], delimiter: ';', decimal_separator: ',' } },
  })
})

it('stays one source where some of its files have no days: companies and their deals', async () => {
  const drops = await mkdtemp(join(folder, 'firm-'))
  const [accounts, deals] = [
    'account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme,retail,1996,1100.04,2822,United States,\n',
    'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1,Ann,GTX,Acme,Won,20.10.2016,01.03.2017,1054\n',
  ]
  await writeFile(join(drops, 'accounts.csv'), accounts)
  await writeFile(join(drops, 'sales_pipeline.csv'), deals)
  const { sources } = await withLookout(folder, lookout => propose(lookout, drops))
  expect(sources).toHaveLength(1)
  expect(sources[0]?.from).toMatchObject({
    preset: { name: 'crm-sales' },
    files: 2,
    over: { read: { times: ['%d.%m.%Y'] } },
  })
})

it('proposes both ways to read days that nothing tells apart, and the one that another column shows', async () => {
  const deals = (closed: string) =>
    `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1,Ann,GTX,Acme,Won,01/10/2016,${closed},1054\n`
  const told = await best('sales_pipeline.csv', Buffer.from(deals('20/11/2016')))
  expect(told?.over.read).toEqual({ times: ['%d/%m/%Y'] })
  const asked = await best('sales_pipeline.csv', Buffer.from(deals('02/11/2016')))
  expect(asked?.over.read.times?.toSorted()).toEqual(['%d/%m/%Y', '%m/%d/%Y'])
  expect(asked?.over.why.join()).toContain('ASKED: engage_date: ')
})
