import { describe, expect, test } from 'vitest'
import { parseSqlFile } from '../../sql-file.js'
import { parseSchema } from '../../tables.js'
import { chunksOf, failsWith } from '../contract/fixture.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { type Shown, sandboxed } from './sandbox.js'
import { cluster, emptySchema } from './test-cluster.js'

const people = parseSchema(
  parseSqlFile(
    'schema/people.sql',
    `-- One row per person.
-- grain: id
create or replace table people (
  id bigint not null, -- their number
  email varchar, -- personal: where they read
  born_on date -- personal: when
)`,
  ),
)
const shown: Shown = {
  schema: 'kehu_sandbox',
  tables: [people],
  masks: (_, column) => ['email', 'born_on'].includes(column),
}

describe.skipIf(!cluster)('a statement that a user typed', () => {
  const opened = async () => {
    const engine = await emptySchema('kehu_sandbox')
    await engine.replace(
      people,
      statement(`select cast(x as bigint) as id, case when x = 1 then 'a@example.com' end as email,
        date '2000-01-01' as born_on from (values 1, 2) as t(x)`),
    )
    return engine
  }

  test('reads behind masks, in its own order', async () => {
    await using engine = await opened()
    const ask = async (text: string) => rows(engine, statement(await sandboxed(engine, text, shown)))
    const masked = [
      { id: 2n, email: null, born_on: null },
      { id: 1n, email: '***', born_on: null },
    ]
    expect(await ask('select * from people order by id desc')).toEqual(masked)
    expect(await ask('/* with */ with p as (select * from "PEOPLE") select * from p order by id desc')).toEqual(masked)
    expect(await ask('select p.id, p.email, p.born_on from people as p order by p.id desc')).toEqual(masked)
    expect(await ask("select count(*) as n from people where email = 'a@example.com'")).toEqual([{ n: 0n }])
    expect(await ask('show tables')).toEqual([{ name: 'people' }])
    expect((await ask('describe people')).map(row => row.column_name)).toEqual(['id', 'email', 'born_on'])
  })

  test.each([
    'insert into people select * from people',
    'create table mine as select 1 as a',
    'drop table people',
    "set session query_max_run_time = '1h'",
    "call system.runtime.kill_query('x')",
    'explain analyze select 1',
    'select email from kehu_sandbox.people',
    'select email from "kehu_sandbox".people',
    'select email from lake . kehu_sandbox . people',
    'select * from stage.information_schema.tables',
    'select * from system.runtime.queries',
    'with people as (select * from kehu_sandbox.people) select * from people',
    "select * from table(lake.system.table_changes('kehu_sandbox', 'people', 1, 2))",
    'select * from table(sequence(1, 3))',
    'select 1 as lake, lake.x from (values 1) lake(x)',
  ])('is refused: %s', async text => {
    await using engine = await opened()
    await failsWith('forbidden', sandboxed(engine, text, shown))
  })

  test('is one statement', async () => {
    await using engine = await opened()
    const text = await sandboxed(engine, 'select 1 as a; drop table people', shown)
    await failsWith('syntax', chunksOf(engine, text))
  })
})
