import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shopFiles, shopLines } from '../../../test/support/shop-files.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { BrokenFile } from '../broken-file.js'
import { type SmallLanding, smallLanding } from './small-landing.js'

/** A damaged file is a broken file, or it lands: whatever was damaged, and nothing else is thrown. */

let shop: SmallLanding
beforeAll(async () => {
  shop = await smallLanding()
})
afterAll(() => shop[Symbol.asyncDispose]())

const damage = fc.oneof(
  fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
)

it.each(shopFiles.map(file => [file.kind, file] as const))(
  '%s',
  async (_, file) => {
    const whole = Buffer.from(await file.bytes(shopLines))
    const land = async (bytes: Uint8Array) => {
      await shop.put(file.name, bytes)
      const yaml = file.yaml.replaceAll('\n        ', '\n  ')
      const maps = 'maps: { customer: { customer_id: Customer } }'
      return await shop.land(`- name: lines\n  path: ${file.name}\n  ${yaml}\n  ${maps}\n`)
    }
    expect((await land(whole))[0]?.records.length).toBeGreaterThanOrEqual(shopLines.length)
    await fc.assert(
      fc.asyncProperty(damage, async how => {
        const bytes = Buffer.from(whole)
        if ('bytes' in how)
          bytes.set(how.bytes.subarray(0, bytes.length), Math.floor(how.at * (bytes.length - how.bytes.length)))
        try {
          await land('cut' in how ? bytes.subarray(0, Math.floor(how.cut * bytes.length)) : bytes)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(BrokenFile)
        }
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)

it('a Parquet file whose pages are damaged', async () => {
  const path = join(shop.folder, 'whole.parquet')
  await shop.engine.run(
    statement(
      `copy (select 'customer ' || (i * 7919 % 10007) as Customer from range(50000) t(i)) to ${literal(path)} (format parquet)`,
    ),
  )
  const whole = await readFile(path)
  const messages: string[] = []
  for (let at = 1000; at < whole.length - 1000; at += Math.floor(whole.length / 12)) {
    const bytes = Buffer.from(whole)
    bytes.fill(0xff, at, at + 64)
    await shop.put('lines.parquet', bytes)
    try {
      await shop.land('[{ name: lines, path: lines.parquet, maps: { customer: { customer_id: Customer } } }]')
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(BrokenFile)
      messages.push(String(thrown))
    }
  }
  expect(messages.length).toBeGreaterThan(0)
})
