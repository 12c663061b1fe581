import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { put } from './project-folder.js'
import { zipOf } from './zip.js'

interface Settings {
  /** Keys of the source, as lines of YAML. */
  readonly source?: string
  readonly read?: string
  readonly path?: string
  readonly limit?: string
}

/** `kehu.yaml` of one shop with lines of orders. */
export function shop({
  source = '',
  read = '{}',
  path = '["exports/lines-*.csv", "exports/*.parquet"]',
  limit = '0.25',
}: Settings = {}): string {
  return `version: 1
project: shop
currency: GBP
limits: { quarantined: ${limit} }
sources:
  shop:
    path: ${path}
${source === '' ? '' : `    ${source}\n`}    files:
      - name: lines
        read: ${read}
        maps:
          order_line:
            order_id: Order
            customer_id: Customer
            product_id: Product
            ordered_at: At
            quantity: { column: Quantity, decimals: 0 }
            unit_price: Price
          product: { product_id: Product, name: Name }
`
}

export const header = 'Order,Customer,Product,Name,At,Quantity,Price'
export const good = `${header}\n100,1,MUG,Mug,2024-01-01 10:00:00,2,1.50\n101,2,CUP,Cup,2024-01-02 11:00:00,1,0.80\n`
export const bad = 'exports/lines-2.csv'
export const goodDay = '2024-01-05'

/** One way in which input is bad, and how the run must end. */
export interface Case {
  readonly name: string
  readonly code: 0 | 2 | 3
  readonly asOf?: string
  spoil(folder: string): Promise<void>
}

export const cases: readonly Case[] = [
  {
    name: 'missing-column',
    code: 3,
    spoil: folder => put(folder, bad, good.replace('Price', 'Prise')),
  },
  {
    name: 'two-broken-files',
    code: 3,
    async spoil(folder) {
      await put(folder, bad, 'Order;Customer\n1;2\n')
      await put(folder, 'exports/lines-3.csv', '')
    },
  },
  {
    name: 'unknown-encoding',
    code: 2,
    spoil: folder => put(folder, 'kehu.yaml', shop({ read: '{ encoding: utf-9 }' })),
  },
  {
    name: 'not-its-encoding',
    code: 3,
    async spoil(folder) {
      await put(folder, 'kehu.yaml', shop({ read: '{ encoding: gb18030 }' }))
      await put(folder, bad, Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xff, 10])]))
    },
  },
  { name: 'empty-file', code: 3, spoil: folder => put(folder, bad, '') },
  {
    name: 'empty-directory',
    code: 0,
    async spoil(folder) {
      await put(folder, 'kehu.yaml', shop({ path: 'exports/today' }))
      await mkdir(join(folder, 'exports/today'))
    },
  },
  {
    name: 'undeclared-encoding',
    code: 3,
    spoil: folder => put(folder, bad, Buffer.from(good.replaceAll('Mug', 'Tass\xe9').replace('100', '102'), 'latin1')),
  },
  {
    name: 'bytes-at-odds-with-the-name',
    code: 3,
    spoil: folder => put(folder, bad, gzipSync(good)),
  },
  {
    name: 'damaged-archive',
    code: 3,
    async spoil(folder) {
      await put(folder, 'kehu.yaml', shop({ path: '["exports/lines-*.csv", "exports/*.zip"]' }))
      await put(folder, 'exports/week.zip', zipOf([['lines.csv', good]]).subarray(0, 100))
    },
  },
  {
    name: 'five-errors',
    code: 2,
    spoil: folder =>
      put(
        folder,
        'kehu.yaml',
        shop({ limit: 'many' })
          .replace('version: 1', 'version: 7')
          .replace('order_id: Order', 'order_nr: Order')
          .replace('decimals: 0', 'decimals: some'),
      ),
  },
  {
    name: 'vanished-source',
    code: 0,
    spoil: folder => rm(join(folder, 'exports'), { recursive: true }),
  },
  {
    name: 'source-past-its-deadline',
    code: 3,
    asOf: '2024-02-01',
    async spoil(folder) {
      await put(folder, 'kehu.yaml', shop({ source: 'deadline_days: 7' }))
      await rm(join(folder, 'exports'), { recursive: true })
    },
  },
  {
    name: 'quarantine-limit',
    code: 3,
    spoil: folder =>
      put(
        folder,
        bad,
        `${header}\n102,1,MUG,Mug,2024-01-03 10:00:00,two,1.50\n103,1,MUG,Mug,2024-01-03 10:00:00,1,1.50\n`,
      ),
  },
  {
    name: 'unclosed-quote',
    code: 3,
    spoil: folder =>
      put(
        folder,
        bad,
        `${header}\n102,1,MUG,"Mug,2024-01-03 10:00:00,2,1.50\n103,1,MUG,Mug,2024-01-03 10:00:00,1,1.50\n`,
      ),
  },
  { name: 'no-parquet', code: 3, spoil: folder => put(folder, 'exports/lines.parquet', good) },
  {
    name: 'earlier-day',
    code: 2,
    asOf: '2024-01-04',
    spoil: folder => put(folder, bad, good.replace('100', '102')),
  },
]
