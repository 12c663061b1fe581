import { expect, it } from 'vitest'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { bindDay } from '../features.js'
import { inventoryOf } from '../inventory.js'
import { withVersionDays } from '../version-days.js'
import { attributeText } from './attribute-sql.js'
import { attributeColumns } from './feature-columns.js'

it('attributes that are days tell how long they are ago, and no others do', async () => {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  const told = [
    ['signed', '2024-01-31', 1],
    ['signed', '2024-05-01 10:00:00', 2],
    ['closed', '2024-06-20', 1],
    ['slip', '2024-02-30', 1],
    ['code', '2024-01-31-7', 1],
    ['mixed', '2024-01-31', 1],
    ['mixed', 'never', 2],
  ]
  await engine.run(
    statement(`create table customer_attribute as
      select name, value, key as customer_record_key, timestamp '1970-01-01 00:00:00' as valid_from,
        cast(null as timestamp) as valid_to, true as is_current, cast(1 as bigint) as record_key
      from (values ${told.map(([name, value, key]) => `('${name}', '${value}', ${key})`).join(', ')}) as t(name, value, key)`),
  )
  await engine.run(
    statement(
      'create table bridge_customer as select x as customer_key, x as customer_record_key from range(1, 3) as t(x)',
    ),
  )
  await engine.run(statement(table('customer_observation').ddl ?? ''))
  const attributes = await inventoryOf(engine).attributes()
  expect(attributes.filter(({ isDay }) => isDay).map(({ name }) => name)).toEqual(['closed', 'signed'])
  const days = attributes.filter(({ isDay }) => isDay)
  const shown = async (onlyPast: boolean) => {
    const text = attributeText(
      attributeColumns(days, () => onlyPast),
      null,
    )
    const file = withVersionDays({ ...sqlFile('features/churn_described.sql'), text: `${text} order by 1` })
    return rows(engine, bindDay(file, '2024-06-01' as Day))
  }
  expect(await shown(false)).toEqual([
    { customer_key: 1n, attribute_closed: -19, attribute_signed: 122 },
    { customer_key: 2n, attribute_closed: null, attribute_signed: 31 },
  ])
  // Of a day that is past, nobody knows whether what came later was written by then.
  expect(await shown(true)).toMatchObject([{ attribute_closed: null, attribute_signed: 122 }, { attribute_signed: 31 }])
})
