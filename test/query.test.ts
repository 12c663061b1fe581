import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/config/package-root.js'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { smallDay, smallProject } from './small-project.js'
import { type Ended, kehu } from './support/cli.js'
import type { ProjectFolder } from './support/project-folder.js'

let project: ProjectFolder
beforeAll(async () => {
  project = await smallProject()
})
afterAll(() => project[Symbol.asyncDispose]())

const query = (...words: string[]): Promise<Ended> => kehu(project.path, ['query', ...words])
const rowsOf = ({ stdout }: Ended) =>
  stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

describe('answers', () => {
  test('as ndjson in a pipe, words on stderr', async () => {
    const ended = await query(
      "select customer_id, records from dim_customer where customer_id in ('C1', 'C2') order by 1",
    )
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(rowsOf(ended)).toEqual([
      { customer_id: 'C1', records: 1 },
      { customer_id: 'C2', records: 1 },
    ])
  })

  test.each([
    ['csv', 'a,b\r\n1,x\r\n'],
    ['json', '[\n{"a":1,"b":"x"}\n]\n'],
    ['markdown', '| a | b |\n| ---: | --- |\n| 1 | x |\n'],
    ['table', 'a  b\n─  ─\n1  x\n\n1 row\n'],
  ])('as %s', async (format, expected) => {
    expect(await query("select 1 as a, 'x' as b", '--format', format)).toMatchObject({ code: 0, stdout: expected })
  })

  test('of describe, summarize and show tables, a semicolon behind them', async () => {
    expect(rowsOf(await query('describe mart_month;'))[0]).toMatchObject({
      column_name: 'month_start',
      column_type: 'DATE',
    })
    expect(rowsOf(await query('show tables'))).toContainEqual({ name: 'dim_customer' })
    expect(rowsOf(await query('summarize select units from mart_customer'))[0]).toMatchObject({ column_name: 'units' })
  })

  test('from a file, in the order of the statement, up to a limit', async () => {
    await writeFile(
      join(project.path, 'top.sql'),
      'select customer_id from dim_customer where customer_key <> 0 order by customer_id desc;\n',
    )
    const ended = await query('-f', 'top.sql', '--limit', '2')
    expect(rowsOf(ended)).toEqual([{ customer_id: 'C9' }, { customer_id: 'C8' }])
  })

  test('a statement on stdin, and ends quietly when its reader has seen enough', async () => {
    const bin = join(packageRoot(), 'bin/kehu.js')
    const many = 'select a.range as x, repeat(chr(120), 100) as y from range(3000000) a'
    const shell = spawn(
      'bash',
      ['-c', `set -o pipefail; echo "${many}" | "$0" "$1" query | head -n 2`, process.execPath, bin],
      {
        cwd: project.path,
        env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let [out, words] = ['', '']
    shell.stdout.on('data', text => {
      out += text
    })
    shell.stderr.on('data', text => {
      words += text
    })
    const [code] = await once(shell, 'close')
    expect({ code, words, lines: out.trim().split('\n').length }).toEqual({ code: 0, words: '', lines: 2 })
  })
})

describe('files', () => {
  test('have the format of their ending, and a reader finds the rows in them', async () => {
    for (const name of ['x.csv', 'x.parquet', 'x.arrow']) {
      const ended = await query('select customer_id, email from dim_customer order by customer_key', '-o', name)
      expect(ended).toMatchObject({ code: 0, stdout: '', stderr: `wrote ${name}: 31 rows\n` })
    }
    const magic = async (name: string) => (await readFile(join(project.path, name))).subarray(0, 6).toString('latin1')
    expect([await magic('x.csv'), await magic('x.parquet'), await magic('x.arrow')]).toEqual([
      'custom',
      expect.stringMatching(/^PAR1/),
      'ARROW1',
    ])
  })

  test('stand whole or not at all', async () => {
    await writeFile(join(project.path, 'kept.parquet'), 'before')
    for (const name of ['kept.parquet', 'new.csv']) {
      const ended = await query(
        "select cast(case when range > 500000 then 'x' else '1' end as bigint) as a from range(600000)",
        '-o',
        name,
      )
      expect(ended.code).toBe(1)
    }
    expect(await readFile(join(project.path, 'kept.parquet'), 'utf8')).toBe('before')
    expect((await readdir(project.path)).filter(name => name.includes('new') || name.includes('partial'))).toEqual([])
  })

  test('Parquet obeys the sandbox too', async () => {
    for (const sql of [
      "from 'kehu.yaml'",
      "from read_text('kehu.yaml')",
      'from behind_the_views.dim_customer',
      "select 1) to 'y.csv'; select (1",
    ]) {
      expect((await query(sql, '-o', 'y.parquet')).code).toBe(2)
    }
    expect((await readdir(project.path)).filter(name => name.startsWith('y'))).toEqual([])
  })
})

describe('personal columns', () => {
  test('are masked: text as stars, the rest as NULL, absent values as NULL', async () => {
    expect(
      rowsOf(await query('select distinct name, email, birth_date, phone from dim_customer where customer_key <> 0')),
    ).toEqual([{ name: '***', email: '***', birth_date: null, phone: null }])
  })

  test.each([
    'from behind_the_views.dim_customer',
    'from BEHIND_THE_VIEWS.main.dim_customer',
    'from "Behind_The_Views"."dim_customer"',
    'summarize behind_the_views.dim_customer',
    'describe behind_the_views.dim_customer',
    'show tables from behind_the_views',
    'with x as (table behind_the_views.dim_customer) select * from x',
    'select (select max(email) from behind_the_views.dim_customer) as a',
    'select 1 as a where exists (from behind_the_views.dim_customer)',
    "from query_table('behind_the_views.dim_customer')",
    "from query('from behind_the_views.dim_customer')",
    "from pragma_storage_info('behind_the_views.dim_customer')",
    'from duckdb_views()',
    "from read_blob('warehouse/current/kehu.duckdb')",
    "from 'exports/customers.csv'",
    'use behind_the_views',
    'create view v as from behind_the_views.dim_customer',
    "set search_path = 'behind_the_views'",
  ])('and no way leads around: %s', async sql => {
    const ended = await query(sql)
    expect(ended.code).toBe(2)
    expect(ended.stdout).toBe('')
  })

  test('nor through the catalogs of the engine', async () => {
    for (const name of [
      'information_schema.tables',
      'information_schema.columns',
      'information_schema.views',
      'pg_catalog.pg_class',
      'duckdb_tables',
      'duckdb_columns',
      'duckdb_views',
      'sqlite_master',
    ]) {
      const { stdout } = await query(`select * from ${name}`)
      expect(stdout).not.toMatch(/@example\.com|Small/)
    }
    const { stdout } = await query(
      "select stats(email) as a, min(email) over () as b, hash(email) = hash('***') as c from dim_customer where email is not null limit 1",
    )
    expect(stdout).not.toMatch(/@example\.com/)
    expect(stdout).toMatch(/"c":true/)
  })

  test('are opened by name, and the ledger notes it before the answer', async () => {
    const ended = await query("select email, name from dim_customer where customer_id = 'C1'", '--personal', 'email')
    expect(rowsOf(ended)).toEqual([{ email: 'c1@example.com', name: '***' }])
    const last = (await readLedger(layout(project.path).ledger)).at(-1)
    expect(last).toMatchObject({
      event: 'query_personal',
      night: `${smallDay}-1`,
      command: 'query',
      columns: ['email'],
    })
    expect(JSON.stringify(last)).not.toContain('select')
  })

  test('an unknown one is refused', async () => {
    const ended = await query('select 1 as a', '--personal', 'emial')
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain("did you mean 'email'?")
  })
})

describe('refuses', () => {
  test.each([
    [['insert into dim_customer select 1'], /only a SELECT/],
    [['select 1 as a; select 2 as b'], /2 statements/],
    [['select nix from dim_customer'], /"nix" not found[\s\S]*LINE 1: select nix/],
    [['select * from dim_custmer'], /dim_custmer[\s\S]*show tables/],
    [['select 1 as a, 2 as a'], /two columns are named a/],
    [['select 1 as a', '--format', 'parket'], /did you mean 'parquet'/],
    [['select 1 as a', '--format', 'arrow'], /-o FILE\.arrow/],
    [['select 1 as a', '-o', 'x.doc'], /cannot tell the format of x\.doc/],
    [['select 1 as a', '--night', `${smallDay}-7`], new RegExp(`did you mean '${smallDay}-1'`)],
    [['select 1 as a', '--timeout', 'soon'], /--timeout 'soon'/],
    [['select 1 as a', '--memory', 'lots'], /--memory 'lots'/],
    [[''], /no statement/],
  ] as const)('%j', async (words, expected) => {
    const ended = await query(...words)
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(expected)
  })

  test('what takes too long', async () => {
    const ended = await query('select count(*) as n from range(1000000) a, range(1000000) b', '--timeout', '1')
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'kehu: the query took longer than 1 seconds; give it more with --timeout SECONDS\n',
    })
  })

  test('and leaves nothing behind', async () => {
    expect(await readdir(layout(project.path).tmp)).toEqual([])
    expect((await stat(join(layout(project.path).current, 'kehu.duckdb'))).mode & 0o222).toBe(0)
  })
})
