import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.js'
import { statement } from '../query.js'
import { bigints, chunksOf, column, countOf, endless, failsWith, make, manyRows, scalar } from './fixture.js'

export function interruptContract(engine: () => Engine): void {
  describe('interrupts', () => {
    test('a run, by a signal: the engine is usable afterwards', async () => {
      const stop = new AbortController()
      const running = engine().run(statement(`create table endless as ${endless}`), stop.signal)
      setTimeout(() => stop.abort(), 100)
      await failsWith('interrupted', running)
      expect(await scalar(engine(), '1')).toBe(1)
      await failsWith('missing', countOf(engine(), 'endless'))
    })

    test('a run, by a time limit', async () => {
      await failsWith(
        'timeout',
        engine().run(statement(`create table endless as ${endless}`), AbortSignal.timeout(100)),
      )
    })

    test('a read before its first chunk', async () => {
      await failsWith('timeout', chunksOf(engine(), endless, AbortSignal.timeout(100)))
    })

    test('a read between two chunks', async () => {
      const stop = new AbortController()
      const read = engine().read(statement(manyRows), stop.signal)[Symbol.asyncIterator]()
      await read.next()
      stop.abort()
      await failsWith('interrupted', read.next())
      expect(await scalar(engine(), '1')).toBe(1)
    })

    test('what is aborted before it starts never starts', async () => {
      const signal = AbortSignal.abort()
      await failsWith('interrupted', engine().run(statement('create table never as select 1 as a'), signal))
      await failsWith('interrupted', chunksOf(engine(), 'select 1 as a', signal))
      await failsWith('missing', countOf(engine(), 'never'))
    })

    test('at any moment the statement either ends or is interrupted', async () => {
      for (const delay of [0, 0, 1, 2, 3, 5, 8]) {
        const stop = new AbortController()
        const running = chunksOf(engine(), endless, stop.signal)
        if (delay === 0) queueMicrotask(() => stop.abort())
        else setTimeout(() => stop.abort(), delay)
        await failsWith('interrupted', running)
      }
    })

    test('a replace: the table holds what it held', async () => {
      const table = await make(engine(), 'kept', [column('a', 'bigint')], bigints(3))
      await failsWith('timeout', engine().replace(table, statement(endless), AbortSignal.timeout(100)))
      expect(await countOf(engine(), 'kept')).toBe(3n)
    })
  })
}
