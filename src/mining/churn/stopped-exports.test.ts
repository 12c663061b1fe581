import { expect, it } from 'vitest'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { lastOrders, stopped } from './stopped-exports.js'

const day = (text: string) => text as Day

it('orders that end long before the day are told from a silence of the shop', async () => {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  await engine.run(
    statement(`create table mart_order as
      select ordered_on, is_counted from (
        select cast(x as date) as ordered_on, true as is_counted
        from range(timestamp '2023-01-01', timestamp '2024-06-01', interval 3 day) as t(x)
        union all select date '2024-08-01', false)`),
  )
  const found = await lastOrders(engine, day('2024-09-01'))
  expect(found).toEqual({ last: '2024-05-31', longest: 3 })
  expect(await lastOrders(engine, day('2023-02-01'))).toBeNull()
  const orders = found ?? { last: day(''), longest: 0 }
  expect(stopped('order', orders, day('2024-06-10'), 90)).toBeNull()
  // Two weeks of a quarter change little; of a month they are half of all that is looked at.
  expect(stopped('order', orders, day('2024-06-14'), 90)).toBeNull()
  expect(stopped('order', orders, day('2024-06-14'), 30)).not.toBeNull()
  // Days before the end are learnt from as ever.
  expect(stopped('order', orders, day('2024-01-01'), 90)).toBeNull()
  expect(stopped('order', orders, day('2024-09-01'), 90)).toEqual({
    refused: expect.stringMatching(
      /^the last order is of 2024-05-31, 93 days before 2024-09-01, .* a night as of 2024-06-01$/,
    ),
    why: { code: 'orders_stopped', last: '2024-05-31', days: 93, longest: 3, until: '2024-06-01' },
  })
  // A shop that sells once a month is not silent after six weeks.
  expect(stopped('order', { last: day('2024-05-31'), longest: 31 }, day('2024-07-15'), 90)).toBeNull()
})
