import type { Compilable } from 'kysely'
import type { Portable } from './portable.js'
import type { Row, Value } from './value.js'

/** SQL as text with `$1 … $n` and the values bound to them. */
export interface Statement {
  readonly text: string
  readonly values: readonly Value[]
}

declare const row: unique symbol

/** SQL that still waits for its dialect, whatever its rows are. */
export interface Sql {
  build(sql: Portable): Statement | Compilable
}

/** SQL whose rows are R. R is checked: kysely's own CompiledQuery<R> forgets it. */
export interface Query<R extends Row = Row> extends Sql {
  readonly [row]?: (r: R) => R
}

/** The typed way in from Kysely. */
export function query<R extends Row>(build: (sql: Portable) => Compilable<R>): Query<R> {
  return { build }
}

/** A statement whose text is already complete, such as one that a user typed. */
export function statement<R extends Row>(text: string, values: readonly Value[] = []): Query<R> {
  return { build: () => ({ text, values }) }
}
