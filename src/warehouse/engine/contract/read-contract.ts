import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.js'
import { statement } from '../query.js'
import type { AnyColumns } from '../value.js'
import { bigints, column, make } from './fixture.js'

export function readContract(engine: () => Engine): void {
  describe('reads', () => {
    test('stay whole while others read and statements run', async () => {
      await make(engine(), 'numbers', [column('a', 'bigint')], bigints(100_000))
      const all = Array.from({ length: 4 }, (_, i) => engine().read(statement(`select a + ${i} as a from numbers`)))
      const open = all.map(read => read[Symbol.asyncIterator]())
      const firsts = await Promise.all(open.map(read => read.next()))
      await engine().run(statement('create table beside as select 1 as a'))
      await engine().run(statement('drop table beside'))
      const totals = await Promise.all(
        open.map(async (read, i) => {
          let total = sum(firsts[i]?.value)
          for (let next = await read.next(); !next.done; next = await read.next()) total += sum(next.value)
          return total
        }),
      )
      expect(totals).toEqual([0n, 1n, 2n, 3n].map(i => 4_999_950_000n + i * 100_000n))
    })

    test('see what was committed before they began, not what came later', async () => {
      await make(engine(), 'growing', [column('a', 'bigint')], bigints(50_000))
      const read = engine().read(statement('select a from growing'))[Symbol.asyncIterator]()
      let count = length((await read.next()).value)
      await engine().run(statement('delete from growing'))
      for (let next = await read.next(); !next.done; next = await read.next()) count += length(next.value)
      expect(count).toBe(50_000)
    })
  })
}

function length(chunk: AnyColumns | undefined): number {
  return Object.values(chunk ?? {})[0]?.length ?? 0
}

function sum(chunk: AnyColumns | undefined): bigint {
  let total = 0n
  for (const cell of chunk?.a ?? []) total += BigInt(cell ?? 0)
  return total
}
