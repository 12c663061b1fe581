import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.js'
import type { EngineErrorCode } from '../engine-error.js'
import { chunksOf, column, failsWith, make, repeated, scalar } from './fixture.js'

export function errorContract(engine: () => Engine): void {
  describe('errors', () => {
    test.each<[string, EngineErrorCode]>([
      ['selec 1', 'syntax'],
      ['', 'syntax'],
      ['-- nothing', 'syntax'],
      ['select 1 as a; select 2 as b', 'syntax'],
      ['select 1 as a, 2 as a', 'syntax'],
      ['select nope from (values (1)) t(x)', 'syntax'],
      ['select $1 as a', 'syntax'],
      ['select * from nope', 'missing'],
      ['select nope(1) as a', 'missing'],
      ["select cast('Corrupt read-only' as bigint) as a", 'conversion'],
      ["select cast('2024-13-01' as date) as a", 'conversion'],
      ['select cast(9223372036854775807 as bigint) + cast(1 as bigint) as a', 'overflow'],
    ])('%s: %s', async (text, code) => {
      const error = await failsWith(code, chunksOf(engine(), text))
      expect(error.statement).toBe(text)
    })

    test('more values than parameters', async () => {
      await failsWith('syntax', scalar(engine(), '$1', [1, 2]))
    })

    test('a failure in the middle of an answer arrives', async () => {
      await make(
        engine(),
        'digits',
        [column('x', 'varchar')],
        repeated(200_000, i => (i === 150_000 ? 'x' : '1')),
      )
      await failsWith('conversion', chunksOf(engine(), 'select cast(x as bigint) as x from digits'))
      expect(await scalar(engine(), '1')).toBe(1)
    })
  })
}
