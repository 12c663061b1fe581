import type { Expression, ExpressionBuilder } from 'kysely'
import type { z } from 'zod'
import type { Portable } from '../warehouse/engine/portable.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { AnyColumns, Columns, Day, Row } from '../warehouse/engine/value.js'
import type { SqlFile } from '../warehouse/sql-file.js'
import type { Relation } from './relation.js'
import type { Training } from './training.js'

/** What must be there before something can be computed: a table, or the scores of another model. */
export type Need = { readonly table: string } | { readonly score: string }

/** Everything that varies between models, in one place: `Model<Rfm>`. */
export interface Kind {
  feature: Row
  options: object
  params: object
  score: Row
}

/** What a fit came to; a refusal says what the data lack. Neither depends on the order of rows or on threads. */
export type Fit<P> = { readonly fitted: P; readonly notes: readonly string[] } | { readonly refused: string }

/** Something that learns from features and then scores each row of them. Fitted models are values: plain JSON. */
export interface Model<K extends Kind> {
  readonly name: string
  readonly needs: readonly Need[]
  /** One row per thing that is scored, as of `$as_of`; the grain is the model's grain. */
  readonly features: SqlFile
  /** The columns of `features` as TypeScript sees them. */
  readonly feature: z.ZodType<K['feature']>
  /** The grain, `as_of`, and the columns of a score. */
  readonly scores: TableSchema
  /** When it learns anew: on every as-of date, or on the first of its month. */
  readonly refit: 'night' | 'month'
  /** `{}` parses. */
  readonly options: z.ZodType<K['options']>
  readonly params: z.ZodType<K['params']>
  fit(data: Training<K['feature']>, options: K['options']): Promise<Fit<K['params']>>
  scorer(params: K['params'], options: K['options']): Scorer<K['feature'], K['score']>
}

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

/** A model whose kind is not known; `use` opens it with its types intact. */
export interface Registered {
  readonly name: string
  readonly needs: readonly Need[]
  use<T>(visit: <K extends Kind>(model: Model<K>) => T): T
}

export function register<K extends Kind>(model: Model<K>): Registered {
  return { name: model.name, needs: model.needs, use: visit => visit(model) }
}

/** The latest day of the model's refit calendar on or before the as-of date. */
export function fitDay(refit: Model<Kind>['refit'], asOf: Day): Day {
  return refit === 'night' ? asOf : (`${asOf.slice(0, 8)}01` as Day)
}
