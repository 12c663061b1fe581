import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layout } from '../src/warehouse/night/layout.js'
import { publishedNight } from '../src/warehouse/night/night-record.js'
import { smallDay, smallProject } from './small-project.js'
import { kehu } from './support/cli.js'
import type { ProjectFolder } from './support/project-folder.js'
import { put } from './support/project-folder.js'

const weeks = `-- One row per week: what was bought before the night's day.
-- grain: week
select cast(date_trunc('week', ordered_on) as date) as week, cast(sum(units) as decimal(18,4)) as units
from mart_order
where ordered_on < $as_of
group by 1
`
const best = `-- One row per week: the best ones, with somebody who bought.
-- grain: week
-- needs: weeks
select weeks.week, weeks.units, max(dim_customer.email) as email
from weeks, dim_customer
where weeks.units > 5
group by weeks.week, weeks.units
`

let project: ProjectFolder
beforeAll(async () => {
  project = await smallProject()
  await put(project.path, 'sql/marts/weeks.sql', weeks)
  await put(project.path, 'sql/features/best.sql', best)
})
afterAll(() => project[Symbol.asyncDispose]())

const run = (...words: string[]) => kehu(project.path, ['run', '--as-of', smallDay, ...words])
const query = async (sql: string) => (await kehu(project.path, ['query', sql])).stdout.trim()

test('marts and features of the firm are planned, built, digested, and asked like any table', async () => {
  const planned = await kehu(project.path, ['plan', '--as-of', smallDay])
  expect(planned.stdout).toContain(
    '  sql/marts/weeks.sql: a mart of your own\n  sql/features/best.sql: a feature of your own, after weeks\n',
  )
  expect(await run()).toMatchObject({ code: 0 })
  expect(await query('select count(*) as n, sum(units) as units from weeks')).toBe(
    await query("select count(distinct date_trunc('week', ordered_on)) as n, sum(units) as units from mart_order"),
  )
  // What nobody declared is masked by its name.
  expect(await query('select distinct email from best')).toBe('{"email":"***"}')
  const record = await publishedNight(layout(project.path))
  expect(Object.keys(record?.digests ?? {})).toEqual(expect.arrayContaining(['weeks', 'best']))
  expect(record?.own?.map(({ name, grain }) => [name, grain])).toEqual([
    ['weeks', ['week']],
    ['best', ['week']],
  ])
})

test('a check of the firm holds the night where it says so, without telling who a row describes', async () => {
  const check = (blocking: string) =>
    `-- A week has more than five units.\n-- blocking: ${blocking}\nselect week, email from best order by week\n`
  await put(project.path, 'sql/checks/quiet_weeks.sql', check('no'))
  expect(await run()).toMatchObject({ code: 0 })
  expect((await kehu(project.path, ['runs', 'show', '--part', 'checks', '--format', 'json'])).stdout).toMatch(
    /"name":\s*"quiet_weeks",\s*"passed":\s*false/,
  )
  await put(project.path, 'sql/checks/quiet_weeks.sql', check('yes'))
  const held = await run()
  expect(held.code).toBe(3)
  expect(held.stderr).toMatch(
    /quiet_weeks: A week has more than five units\. \d+ rows, such as week=2024-\d\d-\d\d email=\*\*\*/,
  )
  await rm(join(project.path, 'sql/checks'), { recursive: true })
})

test('what fails is told by file and line, and publishes nothing', async () => {
  const cases: readonly [string, string][] = [
    [weeks.replace('sum(units)', 'sum(unit)'), 'sql/marts/weeks.sql:3:1: '],
    [weeks.replace('group by 1', 'group by 1, units'), 'of its grain (week) stand on several rows'],
    [weeks.replace('cast(sum(units) as decimal(18,4))', 'list(units)'), 'column units is DECIMAL(18,4)[]: cast it to'],
    [weeks.replace('grain: week', 'grain: month'), 'the grain names month, which is no column of its answer'],
  ]
  for (const [text, message] of cases) {
    await put(project.path, 'sql/marts/weeks.sql', text)
    const ended = await run('--from', 'mine')
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(message)])
  }
  await put(project.path, 'sql/marts/weeks.sql', weeks)
})

test('what runs on one engine only is said; a table whose file is gone goes, too', async () => {
  await rm(join(project.path, 'sql/features'), { recursive: true })
  await put(
    project.path,
    'sql/marts/weeks.sql',
    weeks.replace('cast(sum(units) as decimal(18,4))', 'sum(units)::decimal(18,4)'),
  )
  const planned = await kehu(project.path, ['plan', '--as-of', smallDay])
  expect(planned.stdout).toMatch(
    /warning: sql\/marts\/weeks\.sql:3: "::" is DuckDB's own.*: it runs on one engine only/,
  )
  expect(await run()).toMatchObject({ code: 0 })
  expect((await kehu(project.path, ['query', 'select * from best'])).code).toBe(2)
  expect(await query('select count(*) > 0 as some from weeks')).toBe('{"some":true}')
})
