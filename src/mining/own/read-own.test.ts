import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../config/config-error.js'
import { checkOwnSql } from './check-own.js'
import { readOwnSql } from './read-own.js'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kehu-own-'))
})
afterAll(() => rm(root, { recursive: true }))

let counter = 0
async function read(files: Readonly<Record<string, string>>) {
  const folder = join(root, String(counter++))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'sql', path)), { recursive: true })
    await writeFile(join(folder, 'sql', path), text)
  }
  const own = await readOwnSql(folder)
  await checkOwnSql(own, 'duckdb')
  return own
}

async function errors(files: Readonly<Record<string, string>>): Promise<string> {
  const outcome = await read(files).catch((error: unknown) => error)
  if (outcome instanceof ConfigError) return outcome.message
  throw new Error('expected a ConfigError')
}

const mart = (sql: string, more = '') => `-- One row per week.\n-- grain: week\n${more}${sql}\n`

describe("a project's own SQL", () => {
  it('is built in the order of its needs, whatever its names and folders', async () => {
    const own = await read({
      'marts/a_last.sql': mart('select week from b_middle'),
      'marts/b_middle.sql': mart('select week, n from "c_first"'),
      'features/c_first.sql': mart('select ordered_on as week, 1 as n from mart_order where ordered_on < $as_of'),
      'features/d_told.sql': mart('select 1 as week', '-- needs: a_last, mart_customer\n'),
      'checks/no_week.sql': '-- A week is missing.\n-- blocking: yes\nselect week from a_last where week is null',
    })
    expect(own.tables.map(({ name, kind, needs }) => [name, kind, needs])).toEqual([
      ['c_first', 'feature', []],
      ['b_middle', 'mart', ['c_first']],
      ['a_last', 'mart', ['b_middle']],
      ['d_told', 'feature', ['a_last']],
    ])
    expect(own.checks).toMatchObject([{ name: 'no_week', blocking: true }])
  })

  it('is nothing where there is no folder', async () => {
    expect(await readOwnSql(join(root, 'nowhere'))).toEqual({ tables: [], checks: [] })
  })

  it.each<[string, Record<string, string>, string]>([
    ['no sentence', { 'marts/x.sql': 'select 1 as a' }, 'sql/marts/x.sql:1:1: the first line is no comment'],
    [
      'no full stop',
      { 'marts/x.sql': '-- weeks\n-- grain: a\nselect 1 as a' },
      "sql/marts/x.sql:1:1: found 'weeks', expected a sentence",
    ],
    ['no grain', { 'marts/x.sql': '-- Weeks.\nselect 1 as a' }, 'sql/marts/x.sql:1:1: expected "-- grain: column, …"'],
    [
      'no severity',
      { 'checks/x.sql': '-- Weeks.\nselect 1 as a' },
      'expected "-- blocking: yes" or "-- blocking: no", found neither',
    ],
    [
      'a header that is none',
      { 'marts/x.sql': mart('select 1 as week', '-- neds: y\n') },
      "unknown header 'neds'; did you mean 'needs'?",
    ],
    [
      'two statements',
      { 'marts/x.sql': mart('select 1 as week; select 2') },
      'sql/marts/x.sql:1:1: found two statements',
    ],
    [
      'a name of ours',
      { 'marts/mart_order.sql': mart('select 1 as week') },
      'sql/marts/mart_order.sql:1:1: Kehu has a table mart_order itself',
    ],
    [
      'one name twice',
      { 'marts/x.sql': mart('select 1 as week'), 'features/x.sql': mart('select 1 as week') },
      'sql/marts/x.sql:1:1: sql/features/x.sql makes a table x, too',
    ],
    ['a name with a dash', { 'marts/my-x.sql': mart('select 1 as week') }, "'my-x' is no name of a table"],
    [
      'another value',
      { 'marts/x.sql': mart('select $as_of as week,\n  $today as day') },
      'sql/marts/x.sql:4:1: no value for $today; the only one is $as_of',
    ],
    [
      'a need that is none',
      { 'marts/x.sql': mart('select 1 as week', '-- needs: mart_orders\n') },
      "needs: there is no table mart_orders; did you mean 'mart_order'?",
    ],
    [
      'a circle',
      { 'marts/x.sql': mart('select week from y'), 'marts/y.sql': mart('select week from x') },
      'x needs itself: x -> y -> x',
    ],
    [
      'what is no query',
      { 'marts/x.sql': mart('drop table fct_order_line') },
      'sql/marts/x.sql:3:1: only a SELECT is allowed here',
    ],
    [
      'a file',
      { 'marts/x.sql': mart("select 1 as week\nfrom read_csv('/etc/passwd')") },
      'the table function read_csv is not allowed here',
    ],
    ['a slip', { 'marts/x.sql': mart('select 1 as week,\n  from from fct_order_line') }, 'sql/marts/x.sql:4:1: '],
    [
      'tables of the night',
      { 'marts/x.sql': mart('select 1 as week\nfrom work.new_record') },
      'sql/marts/x.sql:4:1: tables of work are of one night alone',
    ],
  ])('is refused with %s', async (_, files, message) => {
    expect(await errors(files)).toContain(message)
  })

  it('is refused with all faults at once', async () => {
    const told = await errors({ 'marts/x.sql': '-- weeks\nselect 1 as a', 'checks/y.sql': 'select 1' })
    expect(told.split('\n')).toHaveLength(3)
  })
})
