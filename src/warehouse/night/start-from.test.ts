import { expect, test } from 'vitest'
import type { Day } from '../engine/value.js'
import type { NightRecord } from './night-record.js'
import { refuseEarlier } from './start-from.js'

const published = (as_of: string) => ({ as_of, night: `${as_of}-1` }) as NightRecord
const refuse = (asOf: string, previous: string, kept: readonly string[]) => () =>
  refuseEarlier(asOf as Day, published(previous), kept, '2026-11-21T12:00:00.000Z')

test('a night before the published one is refused: past days are scored', () => {
  expect(refuse('2026-11-19', '2026-11-20', ['2026-11-19-1'])).toThrow(
    'kehu backfill --from 2026-11-19 --to 2026-11-19',
  )
  expect(refuse('2026-11-21', '2026-11-22', [])).toThrow('kehu backfill')
  expect(refuse('2026-11-20', '2026-11-20', [])).not.toThrow()
})

test('a published night that lies ahead gives way to an earlier one', () => {
  const kept = ['2026-11-20-10', '2026-11-20-9', '2030-01-01-1']
  expect(refuse('2026-11-21', '2030-01-01', kept)).toThrow(
    'which lies ahead of today; publish an earlier night again with kehu runs restore 2026-11-20-10, then run',
  )
  expect(refuse('2026-11-21', '2030-01-01', ['2030-01-01-1'])).toThrow('no earlier night is kept: move')
})
