import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Engine } from '../warehouse/engine/engine.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day } from '../warehouse/engine/value.js'
import type { SqlFile } from '../warehouse/sql-file.js'
import type { TellCause } from './churn/cause.js'
import type { Dataset } from './dataset.js'
import { type Inventory, inventoryOf } from './inventory.js'
import type { Evaluation, Gate, Measured } from './judge/evaluation.js'
import type { Kind } from './kind.js'
import type { OwnTable } from './own/own-sql.js'
import type { Scorer } from './scorer.js'
import type { Training } from './training.js'

/** What must be there before something can be computed: a table, or the scores of another model. */
export type Need = { readonly table: string } | { readonly score: string }

/** What a fit came to; a refusal says what the data lack. Neither depends on the order of rows or on threads. */
export type Fit<P> = Fitted<P> | Refused

/** Why nothing is foretold; where that was found by judging, the card keeps the judgement, so that it can be looked up. */
export interface Refused extends Partial<OnCard> {
  readonly refused: string
  /** The same as data, for reports in any language: plain JSON. */
  readonly why?: object
}

export interface Fitted<P> extends OnCard {
  readonly fitted: P
}

/** What the card says of a fit beside what it learnt. */
export interface OnCard {
  readonly notes: readonly string[]
  /** A model that chooses between candidates judges them itself: that of the chosen one. Absent: the run judges. */
  readonly evaluation?: Evaluation
  readonly gates?: readonly Gate[]
  /** Whatever else belongs on the card: likelihoods, standard errors, the other candidates. Plain JSON. */
  readonly details?: object
}

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
  /** Whether it runs only where the project file names it under `models`: others would pay a night for nothing. */
  readonly onlyDeclared?: boolean
  /** Features that grow by themselves, such as the days since a first purchase: that they move is nothing to say. */
  readonly ageing?: readonly string[]
  /** `{}` parses. */
  readonly options: z.ZodType<K['options']>
  readonly params: z.ZodType<K['params']>
  fit(data: Training<K>, options: K['options']): Promise<Fit<K['params']>>
  /** @param tell says what is known of a customer, where a score gives reasons; default: as formulas */
  scorer(params: K['params'], options: K['options'], tell?: TellCause): Scorer<K['feature'], K['score']>
  /** Why nothing is scored on a day, though something was learnt before it: what it would say then is not so. */
  withheld?(engine: Engine, asOf: Day, options: K['options']): Promise<Refused | null>
  /** What a model foretells, and how it is judged on days that are past. */
  readonly supervised?: Supervised<K>
  /** Of a model that foretells something of no day in particular: why it cannot be held against days, after its name. */
  readonly withoutDays?: string
  /** The options as composing settled them; default: as they are declared. */
  readonly settled?: K['options']
  /**
   * The model as these options and tables have it, where features, needs or outcome depend on them: everything that runs
   * a model runs what this answers. Name, scores and grain stay. It is the same for every day of the same tables.
   */
  compose?(inventory: Inventory, options: K['options']): Promise<Model<K>>
}

export interface Supervised<K extends Kind> {
  /**
   * A file of `sql/outcomes`: what came from `$as_of` on and before `$until`, at the grain of the features. The shared
   * steps `work.orders` and `work.purchases` are those of `$until`: what was cancelled since is seen.
   */
  readonly outcome: SqlFile
  /** The outcome of those of whom the file says nothing. */
  readonly absent: K['outcome']
  /** How far the model looks ahead. */
  horizonDays(options: K['options']): number
  /** The day whose rows judge what is learnt on a day; default: one horizon before it. */
  judgedAsOf?(day: Day, options: K['options']): Day
  /** Over the rows of the past: those that say something of what was foretold; default: all. */
  readonly judges?: RawBuilder<unknown>
  /** Measures of the model beside those of the naive rules that a sensible analyst would use. */
  judge(
    scored: Dataset<K['feature'] & K['outcome'] & K['score']>,
    params: K['params'],
    options: K['options'],
  ): Promise<readonly Measured[]>
}

/**
 * The model that runs with these options on the tables of an engine.
 *
 * @param own what the firm builds itself
 * @param asOf the day on which it learns
 * @throws ConfigError for features of the firm that the engine refuses, by file and line
 */
export async function composed<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  options: K['options'],
  own: readonly OwnTable[] = [],
  asOf: Day | null = null,
): Promise<Model<K>> {
  return model.compose ? model.compose(inventoryOf(engine, own, asOf), options) : model
}

/** A model whose kind is not known; `use` opens it with its types intact. */
export interface Registered {
  readonly name: string
  readonly needs: readonly Need[]
  readonly onlyDeclared: boolean
  use<T>(visit: <K extends Kind>(model: Model<K>) => T): T
}

export function register<K extends Kind>(model: Model<K>): Registered {
  const { name, needs, onlyDeclared = false } = model
  return { name, needs, onlyDeclared, use: visit => visit(model) }
}

/**
 * The latest day of the model's refit calendar on or before the as-of date; or a day that was asked for, where that lies
 * between the two.
 */
export function fitDay(refit: Model<Kind>['refit'], asOf: Day, asked: Day | null = null): Day {
  const regular = refit === 'night' ? asOf : (`${asOf.slice(0, 8)}01` as Day)
  return asked !== null && asked > regular && asked <= asOf ? asked : regular
}
