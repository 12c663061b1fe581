import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../config/package-root.js'
import { openDuckdb } from './engine/duckdb/duckdb.js'
import type { Engine } from './engine/engine.js'
import { rows } from './engine/engine.js'
import { statement } from './engine/query.js'
import { parseSqlFile } from './sql-file.js'
import { parseSchema, table, tables } from './tables.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDuckdb({ path: ':memory:' })
})
afterAll(() => engine[Symbol.asyncDispose]())

const files = readdirSync(join(packageRoot(), 'sql/schema')).sort()

test('every file is a table', () => {
  expect([...tables().keys()].map(name => `${name}.sql`)).toEqual(files)
  expect(files.length).toBeGreaterThan(10)
})

test.each([...tables().values()])(
  '$name is built as its file declares it, by its text and by its columns',
  async schema => {
    const found = () =>
      rows(
        engine,
        statement<{ name: string; type: string; nullable: boolean }>(
          `select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
        where table_name = $1 order by ordinal_position`,
          [schema.name],
        ),
      )
    const declared = schema.columns.map(({ name, type, nullable }) => ({
      name,
      type: type === 'timestamp(6)' ? 'TIMESTAMP' : type.toUpperCase(),
      nullable,
    }))
    await engine.run(statement(schema.ddl ?? ''))
    expect(await found()).toEqual(declared)
    await engine.run(statement(`drop table ${schema.name}`))
    await engine.replace(schema, nothing())
    expect(await found()).toEqual(declared)
  },
)

test('marks and meanings are read', () => {
  const lines = [
    '  a bigint not null, -- a key',
    '  b varchar, -- personal: their name',
    '  c timestamp(6) -- lineage: when, roughly',
  ]
  const { columns, ...rest } = parse(lines)
  expect(rest).toEqual({
    name: 't',
    meaning: 'One row per thing.',
    grain: ['a'],
    ddl: 'create or replace table t (\n  a bigint not null,\n  b varchar,\n  c timestamp(6)\n)',
  })
  expect(columns).toEqual([
    { name: 'a', type: 'bigint', nullable: false, personal: false, lineage: false, meaning: 'a key' },
    { name: 'b', type: 'varchar', nullable: true, personal: true, lineage: false, meaning: 'their name' },
    { name: 'c', type: 'timestamp(6)', nullable: true, personal: false, lineage: true, meaning: 'when, roughly' },
  ])
})

test.each<[string, string[], string]>([
  ['no meaning', ['  a bigint not null'], 'cannot read "a bigint not null"; expected: name type [not null] -- meaning'],
  ['no comma', ['  a bigint not null -- x', '  b date -- y'], 'expected: name type [not null], -- meaning'],
  ['a comma at the end', ['  a bigint not null, -- x'], 'cannot read "a bigint not null, -- x"'],
  ['a type that Trino changes', ['  a timestamp not null -- x'], 'a is timestamp; expected bigint, integer'],
  ['a length', ['  a varchar(3) not null -- x'], 'a is varchar(3); expected bigint, integer'],
  ['a default', ['  a bigint default 0 -- x'], 'cannot read "a bigint default 0 -- x"'],
  ['a name twice', ['  a bigint not null, -- x', '  a date -- y'], 'two columns are named a'],
  ['a grain that is none', ['  b bigint not null -- x'], 'the grain names a, which is no column'],
  ['a grain with NULL', ['  a bigint -- x'], 'a is part of the grain: declare it not null'],
])('refuses %s', (_, lines, message) => {
  expect(() => parse(lines)).toThrow(`schema/t.sql: ${message.startsWith('expected') ? '' : message}`)
  expect(() => parse(lines)).toThrow(message)
})

test.each([
  [
    'create table t (\n  a bigint not null -- x\n)',
    'schema/t.sql: found "create table t (", expected "create or replace table name ("',
  ],
  [
    'create or replace table u (\n  a bigint not null -- x\n)',
    'schema/t.sql: makes the table u: name the file after it',
  ],
  ['create or replace table t (\n  a bigint not null) -- x', 'schema/t.sql: expected ")" alone on the last line'],
])('refuses %j', (text, message) => {
  expect(() => parseSchema(parseSqlFile('schema/t.sql', `-- One row per thing.\n-- grain: a\n${text}`))).toThrow(
    message,
  )
})

test('a table without a grain', () => {
  expect(() =>
    parseSchema(parseSqlFile('schema/t.sql', '-- One.\ncreate or replace table t (\n  a bigint -- x\n)')),
  ).toThrow('schema/t.sql: no "-- grain: column, …"')
})

test('a table that is not there', () => {
  expect(() => table('nope')).toThrow('no file sql/schema/nope.sql')
})

function parse(lines: readonly string[]) {
  const text = `create or replace table t (\n${lines.join('\n')}\n)`
  return parseSchema(parseSqlFile('schema/t.sql', `-- One row per thing.\n-- grain: a\n${text}\n`))
}

async function* nothing() {
  yield* []
}
