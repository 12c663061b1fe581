import { expect, it } from 'vitest'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { optionsSchema } from './options.js'
import { yearAgo } from './year-ago.js'

it('a season is seen where a year ago another share left, once the history is whole', async () => {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  // 200 customers buy each year in November, half of them in June, too.
  await engine.run(
    statement(`create table mart_order as
      select customer_key, cast(ordered_on as date) as ordered_on, true as is_counted
      from (select cast(x as bigint) as customer_key from range(1, 201) as t(x)) as customers
      cross join (values ('2021-11-10', 1), ('2022-06-10', 2), ('2022-11-10', 1), ('2023-06-10', 2)) as days(ordered_on, of)
      where customer_key % of = 0`),
  )
  const options = optionsSchema.parse({})
  const from = '2022-11-01' as Day
  // From August on nobody bought; of the same days a year ago everybody did.
  expect(await yearAgo(engine, '2023-11-01' as Day, options)).toBeNull()
  await engine.run(statement(`insert into mart_order values (1, date '2021-10-01', true)`))
  expect(await yearAgo(engine, '2023-11-01' as Day, options)).toEqual({ from, share: 0, lately: 1 })
  const short = optionsSchema.parse({ active_days: 30 })
  expect(await yearAgo(engine, '2023-11-01' as Day, short)).toBeNull()
})
