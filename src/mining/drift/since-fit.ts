import { sql } from 'kysely'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { TableSchema } from '../../warehouse/engine/table-schema.js'
import type { Columns, Day, Row } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { replaceWork } from '../features.js'
import type { Kind } from '../kind.js'
import type { Model } from '../model.js'
import { scoreColumns, scoreQuery, scoring } from '../score.js'
import type { Scorer } from '../scorer.js'
import { historyOf, makeIfAbsent } from '../store.js'
import {
  type ColumnDrift,
  type Counts,
  type Cuts,
  countsOf,
  cutsOf,
  driftBetween,
  driftColumns,
} from './column-drift.js'
import { drifted, drifting, driftOf } from './psi.js'

/** What a model sees, or what it says. */
export type DriftKind = 'feature' | 'score'
export type ModelDrift = ColumnDrift & { readonly kind: DriftKind }

/** The day on which a model learnt, as its features and scores were spread then. */
export interface FitSpread {
  readonly feature: Spread
  readonly score: Spread
}

interface Spread {
  readonly columns: TableSchema['columns']
  readonly cuts: Cuts
  readonly counts: Counts
}

/** The spread of `work.features`, which are those of the fit day, and of what the model says of them. */
export async function spreadOfFit<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  scorer: Scorer<K['feature'], K['score']>,
  features: TableSchema,
  day: Day,
): Promise<FitSpread> {
  await scoring(engine, model, scorer, features, () =>
    replaceWork(engine, 'fit_scores', scoreQuery(model, scorer, day)),
  )
  const spread = async (columns: TableSchema['columns'], name: string): Promise<Spread> => {
    const from = sql`${sql.table(name)}`
    const cuts = await cutsOf(engine, columns, from)
    return { columns, cuts, counts: await countsOf(engine, columns, cuts, from) }
  }
  const found = {
    feature: await spread(driftColumns(features.columns, features.grain), 'work.features'),
    score: await spread(scoresThatDrift(model, features), 'work.fit_scores'),
  }
  await engine.run(statement('drop table if exists work.fit_scores'))
  return found
}

/** Columns of a score that no feature repeats. */
export function scoresThatDrift<K extends Kind>(
  model: Model<K>,
  features: Pick<TableSchema, 'columns'>,
): TableSchema['columns'] {
  const seen = features.columns.map(({ name }) => name)
  return driftColumns(scoreColumns(model), model.features.grain).filter(({ name }) => !seen.includes(name))
}

/** How far `work.features` and the recorded scores of the day have moved since the fit day. */
export async function driftSince<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  { feature, score }: FitSpread,
  asOf: Day,
): Promise<readonly ModelDrift[]> {
  const history = sql`${sql.table(historyOf(model.scores).name)} where as_of = cast(${asOf} as date)`
  const features = await countsOf(engine, feature.columns, feature.cuts, sql`${sql.table('work.features')}`)
  const said = await countsOf(engine, score.columns, score.cuts, sql`(select * from ${history}) as scored`)
  return [
    ...driftBetween(feature.columns, feature.counts, features).map(one => ({ kind: 'feature' as const, ...one })),
    ...driftBetween(score.columns, score.counts, said).map(one => ({ kind: 'score' as const, ...one })),
  ]
}

/** Keeps the drift of a day; that of the same model and day is replaced. */
export async function storeDrift(
  engine: Engine,
  { model, fitDay, asOf }: { readonly model: string; readonly fitDay: Day; readonly asOf: Day },
  drift: readonly ModelDrift[],
): Promise<void> {
  const schema = table('model_drift')
  await makeIfAbsent(engine, schema)
  await engine.run(statement('delete from model_drift where model = $1 and as_of = cast($2 as date)', [model, asOf]))
  if (drift.length === 0) return
  async function* columns() {
    yield {
      model: drift.map(() => model),
      as_of: drift.map(() => asOf),
      fit_day: drift.map(() => fitDay),
      kind: drift.map(({ kind }) => kind),
      column_name: drift.map(({ column_name }) => column_name),
      bins: BigInt64Array.from(drift, ({ bins }) => BigInt(bins)),
      psi: drift.map(({ psi }) => psi),
    } as Columns<Row>
  }
  await engine.append(schema, columns())
}

/** What is worth saying of it. */
export function driftNotes(
  { name: model, ageing = [] }: { readonly name: string; readonly ageing?: readonly string[] },
  fitDay: Day,
  drift: readonly ModelDrift[],
): readonly string[] {
  return drift.flatMap(({ kind, column_name, psi }) => {
    const far = driftOf(psi)
    if (psi === null || far === null || far === 'steady') return []
    if (kind === 'feature' && ageing.includes(column_name)) return []
    const what = `the ${kind} ${column_name} has moved since ${fitDay}: stability index ${Number(psi.toPrecision(3))}`
    return far === 'far'
      ? [`${what}, above ${drifted}; learn anew with kehu models refit ${model}`]
      : [`${what}, above ${drifting}`]
  })
}
