import type { Engine } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { readingFrom, star } from './work.js'

/**
 * Who of several versions of one thing holds: the ways in which records show it feed one ranking, and a verdict is read off
 * it. One statement.
 *
 * @param shown queries of `sql/star/shown_*.sql`
 * @param verdict reads `work.newest_version`
 */
export function newestOf(engine: Engine, shown: readonly Query[], verdict: Query): Query {
  const versions = shown.map(query => engine.compile(query).text).join(' union all ')
  const ranked = readingFrom(engine, star('newest_version'), 'work.shown_version', `(${versions})`)
  const newest = `(${engine.compile(ranked).text}) as newest_version`
  return statement(engine.compile(readingFrom(engine, verdict, 'work.newest_version', newest)).text)
}
