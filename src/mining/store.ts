import { type Engine, rows } from '../warehouse/engine/engine.js'
import { EngineError } from '../warehouse/engine/engine-error.js'
import { statement } from '../warehouse/engine/query.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day, Row } from '../warehouse/engine/value.js'
import { table } from '../warehouse/tables.js'

/** One row of `model_fit`; `options`, `params` and `card` are JSON. `params` is NULL when the model was refused. */
export type StoredFit = {
  readonly model: string
  readonly fit_day: Day
  readonly options: string
  readonly data_digest: string
  readonly params: string | null
  readonly card: string
}

/** What was learnt for a fit day, or undefined. The table is made if it is not there. */
export async function readFit(engine: Engine, model: string, day: Day): Promise<StoredFit | undefined> {
  const fits = table('model_fit')
  await makeIfAbsent(engine, fits)
  const [fit] = await rows(
    engine,
    statement<StoredFit>(
      'select model, fit_day, options, data_digest, params, card from model_fit where model = $1 and fit_day = cast($2 as date)',
      [model, day],
    ),
  )
  return fit
}

/** The parameters that tonight's scores come from, as JSON; undefined where the model was refused. */
export async function latestFit(engine: Engine, model: string, scores: string): Promise<string | undefined> {
  const [fit] = await rows(
    engine,
    statement<{ params: string }>(
      `select params from model_fit where model = $1 and params is not null
      and fit_day <= (select max(as_of) from ${scores}) order by fit_day desc limit 1`,
      [model],
    ),
  )
  return fit?.params
}

/** What each model last learnt up to a day, by name. @throws EngineError `missing` where no model has run yet */
export async function latestFits(engine: Engine, asOf: Day): Promise<readonly StoredFit[]> {
  return rows(
    engine,
    statement<StoredFit>(
      `select fit.model, fit.fit_day, fit.options, fit.data_digest, fit.params, fit.card
      from model_fit as fit
      join (select model, max(fit_day) as fit_day from model_fit where fit_day <= cast($1 as date) group by model) as latest
        on latest.model = fit.model and latest.fit_day = fit.fit_day
      order by fit.model`,
      [asOf],
    ),
  )
}

/** The days of which a table of scores has a history, the latest first; none where it is not there. */
export async function scoredDays(engine: Engine, scores: TableSchema): Promise<readonly Day[]> {
  const { name } = historyOf(scores)
  if (!(await hasTable(engine, name))) return []
  const days = await rows(engine, statement<{ as_of: Day }>(`select distinct as_of from ${name} order by as_of desc`))
  return days.map(({ as_of }) => as_of)
}

/** Whether a table is there, as far as the engine sees. */
export async function hasTable(engine: Engine, name: string): Promise<boolean> {
  try {
    await engine.describe(statement(`select * from ${name}`))
    return true
  } catch (thrown) {
    if (thrown instanceof EngineError && thrown.code === 'missing') return false
    throw thrown
  }
}

/** Keeps a fit; one of the same model and day is replaced. */
export async function storeFit(engine: Engine, fit: StoredFit): Promise<void> {
  await engine.run(
    statement('delete from model_fit where model = $1 and fit_day = cast($2 as date)', [fit.model, fit.fit_day]),
  )
  await engine.append(table('model_fit'), oneRow(fit))
}

/** The history of a table of scores: the same columns, every as-of date. */
export function historyOf(scores: TableSchema): TableSchema {
  const name = `${scores.name}_history`
  return { ...scores, name, grain: [...scores.grain, 'as_of'], ddl: scores.ddl?.replace(scores.name, name) ?? null }
}

/** Removes the scores of a day from the history, which is made if it is not there. */
export async function clearDay(engine: Engine, scores: TableSchema, asOf: Day): Promise<void> {
  const history = historyOf(scores)
  await makeIfAbsent(engine, history)
  await engine.run(statement(`delete from ${history.name} where as_of = cast($1 as date)`, [asOf]))
}

/** Today's scores are those of its day in the history; none where the model was refused. */
export async function publishDay(engine: Engine, scores: TableSchema, asOf: Day): Promise<void> {
  const names = scores.columns.map(column => column.name).join(', ')
  const day = statement<Row>(`select ${names} from ${historyOf(scores).name} where as_of = cast($1 as date)`, [asOf])
  await engine.replace(scores, day)
}

export async function makeIfAbsent(engine: Engine, { name, ddl }: TableSchema): Promise<void> {
  if (ddl === null) throw new TypeError(`${name} has no schema: write sql/schema/${name}.sql`)
  await engine.run(statement(ddl.replace('create or replace table', 'create table if not exists')))
}

async function* oneRow<R extends Row>(row: R) {
  yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]))
}
