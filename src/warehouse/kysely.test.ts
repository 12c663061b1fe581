import { expect, test } from 'vitest'
import { builder } from './kysely.js'

const sql = builder<{ t: { a: number } }>()

test('OFFSET stands before LIMIT, in subqueries too', () => {
  const page = sql.selectFrom('t').select('a').orderBy('a').limit(2).offset(1)
  expect(page.compile()).toMatchObject({
    sql: 'select "a" from "t" order by "a" offset $1 limit $2',
    parameters: [1, 2],
  })
  expect(sql.selectFrom(page.as('p')).select('p.a').compile().sql).toBe(
    'select "p"."a" from (select "a" from "t" order by "a" offset $1 limit $2) as "p"',
  )
  expect(sql.selectFrom('t').select('a').limit(2).compile().sql).toBe('select "a" from "t" limit $1')
})

test('what only one engine knows is refused', () => {
  const insert = sql.insertInto('t').values({ a: 1 })
  expect(() => insert.onConflict(on => on.doNothing()).compile()).toThrow('ON CONFLICT')
  expect(() => insert.returning('a').compile()).toThrow('RETURNING')
  expect(insert.compile().sql).toBe('insert into "t" ("a") values ($1)')
})
