import type { Expression, ExpressionBuilder } from 'kysely'
import type { Portable } from '../warehouse/engine/portable.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { AnyColumns, Columns, Row } from '../warehouse/engine/value.js'
import type { Relation } from './relation.js'

/** The columns of a score as SQL over the features. */
export type ScoreColumns<F extends Row, S extends Row> = (
  f: ExpressionBuilder<{ features: F }, 'features'>,
  sql: Portable,
) => { readonly [C in keyof S]: Expression<S[C]> }

/** How the engine scores: no row of a customer ever passes through TypeScript. */
export type Scorer<F extends Row, S extends Row> =
  /** SQL says it; `predict` says the same for one row. */
  | { readonly kind: 'expression'; readonly columns: ScoreColumns<F, S>; predict(row: F): S }
  /** The distinct combinations of the columns `by` come out in chunks, and their scores go back as a table. */
  | { readonly kind: 'lookup'; readonly by: readonly (keyof F & string)[]; value(patterns: Columns<F>): Columns<S> }
  /** Tables are put beside the features; the query answers the grain and the score. */
  | {
      readonly kind: 'relation'
      readonly tables: readonly ModelTable[]
      query(from: Relation<F>, sql: Portable): Expression<S>
      predict(row: F): S
    }

/** A table that a model brings along, in the schema `work`: nodes of trees, rules, frequencies. */
export interface ModelTable {
  readonly schema: TableSchema
  readonly rows: AnyColumns
}
