import { join } from 'node:path'
import { sql } from 'kysely'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../config/package-root.js'
import { openDuckdb } from './engine/duckdb/duckdb.js'
import type { Engine } from './engine/engine.js'
import { rows } from './engine/engine.js'
import { query } from './engine/query.js'
import type { Row } from './engine/value.js'
import { builder } from './kysely.js'
import { bind, fragment, parseSqlFile, sqlFile } from './sql-file.js'

const all = globSync('**/*.sql', { cwd: join(packageRoot(), 'sql') }).sort()

test.each(all)('sql/%s is one statement with its meaning', path => {
  const file = sqlFile(path)
  expect(file.path).toBe(path)
  expect(file.meaning).toMatch(/\.$/)
  expect(file.text).not.toBe('')
})

test('the header is read, and no more than the header', () => {
  const file = parseSqlFile(
    'a.sql',
    '-- One row per day.\n-- grain: source, day\n-- blocks: yes\n\n-- grain: later\nselect 1 -- x: y\n;\n',
  )
  expect(file).toEqual({
    path: 'a.sql',
    meaning: 'One row per day.',
    grain: ['source', 'day'],
    header: { grain: 'source, day', blocks: 'yes' },
    text: '-- grain: later\nselect 1 -- x: y\n',
  })
  expect(parseSqlFile('a.sql', '-- One.\r\nselect 1\r\n').text).toBe('select 1')
})

test.each([
  ['select 1', 'a.sql: the first line is no comment: write "-- One row per …"'],
  ['', 'a.sql: the first line is no comment: write "-- One row per …"'],
  ['-- One.', 'a.sql: the first line is no comment: write "-- One row per …"'],
  ['-- One.\n-- Two.\n', 'a.sql: no statement follows the comments'],
  ['-- One.\n\n-- Two.\n', 'a.sql: no statement follows the comments'],
  ['-- One.\nselect 1;\nselect 2;', 'a.sql: found two statements: write one a file'],
  ['-- One.\n-- grain: a\n-- grain: b\nselect 1', 'a.sql: two header lines are named grain: keep one'],
])('refuses %j', (source, message) => {
  expect(() => parseSqlFile('a.sql', source)).toThrow(message)
})

test('a semicolon in a text or comment is none', () => {
  expect(parseSqlFile('a.sql', '-- One.\nselect \';\' as ";" -- ;\n;').text).toBe('select \';\' as ";" -- ;\n')
})

test('there is no such file', () => {
  expect(() => sqlFile('star/nope.sql')).toThrow(/ENOENT.*nope\.sql/)
})

describe('bind', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openDuckdb({ path: ':memory:' })
  })
  afterAll(() => engine[Symbol.asyncDispose]())
  const file = (text: string) => parseSqlFile('a.sql', `-- One.\n${text}`)

  test('numbers the names in order of their first use, each once', () => {
    const query = bind(file('select $b, $a, $b, $a1'), { a: 1, a1: 3, b: 2 })
    expect(engine.compile(query)).toEqual({ text: 'select $1, $2, $1, $3', values: [2, 1, 3] })
  })

  test('a value never becomes text, and names elsewhere stay as they are', async () => {
    const hostile = "'; drop table t; -- $as_of"
    const query = bind(file("select cast($x as varchar) as x, '$x -- ''$x' as y, 1 as \"$x\" -- $nope\n"), {
      x: hostile,
    })
    expect(await rows(engine, query)).toEqual([{ x: hostile, y: "$x -- '$x", $x: 1 }])
  })

  test('NULL is a value', async () => {
    expect(await rows(engine, bind(file('select cast($x as date) as x'), { x: null }))).toEqual([{ x: null }])
  })

  test('every name has a value, every value a name', () => {
    expect(() => bind(file('select $a'))).toThrow('a.sql: no value for $a')
    expect(() => bind(file('select $constructor'))).toThrow('a.sql: no value for $constructor')
    expect(() => bind(file('select $a1'), { a: 1 })).toThrow('a.sql: no value for $a1')
    expect(() => bind(file('select 1 -- $a'), { a: 1 })).toThrow('a.sql: has no $a')
  })

  test('a part of a larger query keeps its values, and its texts, apart from those around it', async () => {
    const inner = fragment(file("select cast($x as varchar) as x, '$x' as y -- $x"), { x: "it's" })
    const whole = query(() => ({
      compile: () => sql<Row>`select ${'all'} as z, one.x, one.y from (${inner}) as one`.compile(builder()),
    }))
    expect(engine.compile(whole).values).toEqual(['all', "it's"])
    expect(await rows(engine, whole)).toEqual([{ z: 'all', x: "it's", y: '$x' }])
    expect(() => fragment(file('select $a'))).toThrow('a.sql: no value for $a')
  })
})
