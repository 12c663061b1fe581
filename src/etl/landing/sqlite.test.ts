import { chmod, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sqlite from 'node-sqlite3-wasm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallLanding, smallLanding } from './small-landing.js'

let shop: SmallLanding
beforeEach(async () => {
  shop = await smallLanding()
  await shop.put('in/readme.txt', '')
})
afterEach(() => shop[Symbol.asyncDispose]())

function database(name: string, ...statements: readonly string[]): void {
  const made = new sqlite.Database(join(shop.folder, name))
  for (const one of statements) made.exec(one)
  made.close()
}

const kind = (path: string, read = '{}') =>
  `[{ name: a, path: ${path}, read: ${read}, maps: { customer: { customer_id: id } } }]`

describe('an SQLite file', () => {
  it('gives the rows of its table as text', async () => {
    database(
      'in/shop.db',
      'create table orders (id integer, "a ""b" real, text, data blob, [1] integer)',
      `insert into orders values (9223372036854775807, 0.1 + 0.2, 'x', x'00ff', 7), (1, 17850.0, null, null, 1e21)`,
    )
    const [file] = await shop.land(kind('in/shop.db'))
    expect(file?.name).toBe('in/shop.db/orders')
    expect(file?.records).toEqual([
      { line: null, cells: { id: '9223372036854775807', 'a "b': '0.3', text: 'x', data: '00ff', '1': '7' } },
      { line: null, cells: { id: '1', 'a "b': '17850', text: null, data: null, '1': '1000000000000000000000' } },
    ])
  })

  it('is read by the table that is named, in the path or in the contract', async () => {
    database(
      'in/shop.db',
      'create table orders (id)',
      'create table old_orders (id)',
      'create view latest as select * from orders',
      'insert into orders values (1)',
    )
    const names = async (path: string, read?: string) => (await shop.land(kind(path, read))).map(({ name }) => name)
    expect(await names('in/shop.db/orders')).toEqual(['in/shop.db/orders'])
    expect(await names("'in/*.db/*orders'")).toEqual(['in/shop.db/old_orders', 'in/shop.db/orders'])
    expect(await names('in/shop.db', '{ table: latest }')).toEqual(['in/shop.db/latest'])
    await expect(names('in/shop.db')).rejects.toThrow(
      'in/shop.db: has old_orders and orders, which all have the columns of a; say which: read: { table: … }',
    )
    await expect(names('in/shop.db', '{ table: order }')).rejects.toThrow(
      'in/shop.db: has no table order; it has latest (hidden), old_orders, orders',
    )
  })

  it('is read where nothing may be written, and nothing is left beside it', async () => {
    database('in/shop.db', 'pragma journal_mode = wal', 'create table orders (id)', 'insert into orders values (1)')
    database('in/two.db', 'create table orders (id)', 'insert into orders values (2)')
    await shop.put('in/three.db.gz', gzipSync(await readFile(join(shop.folder, 'in/two.db'))))
    const before = await readdir(join(shop.folder, 'in'))
    await chmod(join(shop.folder, 'in'), 0o555)
    const files = await shop.land(kind("'in/*.db*'"))
    await chmod(join(shop.folder, 'in'), 0o755)
    expect(files.map(({ name, records }) => [name, records[0]?.cells?.id])).toEqual([
      ['in/shop.db/orders', '1'],
      ['in/three.db.gz/orders', '2'],
      ['in/two.db/orders', '2'],
    ])
    expect(await readdir(join(shop.folder, 'in'))).toEqual(before)
    expect((await readdir(shop.folder)).filter(name => name.startsWith('unpacked-'))).toEqual([])
  })

  it('that is being written, damaged or none says so', async () => {
    database(
      'in/shop.db',
      'create table orders (id)',
      ...Array.from({ length: 50 }, () => `insert into orders values ('${'x'.repeat(500)}')`),
    )
    await shop.put('in/shop.db-wal', 'x')
    await expect(shop.land(kind('in/shop.db'))).rejects.toThrow(
      'in/shop.db: has changes in shop.db-wal that it lacks; close the program that writes it',
    )
    await rm(join(shop.folder, 'in/shop.db-wal'))
    await shop.put('in/shop.db-journal', 'x')
    await expect(shop.land(kind('in/shop.db'))).rejects.toThrow(
      'is being written, or was cut off: there is shop.db-journal',
    )
    await rm(join(shop.folder, 'in/shop.db-journal'))
    const whole = await readFile(join(shop.folder, 'in/shop.db'))
    await shop.put('in/shop.db', whole.subarray(0, 6_000))
    await expect(shop.land(kind('in/shop.db'))).rejects.toThrow('is no SQLite database that can be read')
    await shop.put('in/shop.db', 'id\n1\n')
    await expect(shop.land(kind('in/shop.db'))).rejects.toThrow('expected an SQLite database')
  })
})
