import { type RawBuilder, sql } from 'kysely'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { TableSchema } from '../../warehouse/engine/table-schema.js'
import type { Day } from '../../warehouse/engine/value.js'
import { buildFeatures, stepsOf } from '../features.js'
import type { Kind } from '../kind.js'
import type { Model } from '../model.js'
import { historyOf, scoredDays } from '../store.js'
import { columnDrift, driftColumns } from './column-drift.js'
import { type ModelDrift, scoresThatDrift } from './since-fit.js'

/** The drift between two days, and which of them the history has no scores of. */
export interface DaysCompared {
  readonly drift: readonly ModelDrift[]
  readonly unscored: readonly Day[]
}

/**
 * How far what a model sees and what it says have moved between two days: features as the tables of today tell them of
 * both days, scores as they were recorded. A model that sees scores of others has no features of a day that is past.
 */
export async function compareDays<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  earlier: Day,
  later: Day,
): Promise<DaysCompared> {
  const steps = stepsOf(engine)
  const featuresOf = async (day: Day, name: string): Promise<TableSchema> => {
    await steps(day, model.features)
    return buildFeatures(engine, model.features, day, name)
  }
  const seesScores = model.needs.some(need => 'score' in need)
  const before = seesScores ? null : await featuresOf(earlier, 'features_before')
  if (before) await featuresOf(later, 'features_after')
  const features = before
    ? await columnDrift(engine, driftColumns(before.columns, before.grain), {
        earlier: sql`${sql.table('work.features_before')}`,
        later: sql`${sql.table('work.features_after')}`,
      })
    : []
  const scored = await scoredDays(engine, model.scores)
  const unscored = [earlier, later].filter(day => !scored.includes(day))
  const scores =
    unscored.length > 0
      ? []
      : await columnDrift(engine, scoresThatDrift(model, before ?? { columns: [] }), {
          earlier: recorded(model.scores, earlier),
          later: recorded(model.scores, later),
        })
  return {
    drift: [
      ...scores.map(one => ({ kind: 'score' as const, ...one })),
      ...features.map(one => ({ kind: 'feature' as const, ...one })),
    ],
    unscored,
  }
}

function recorded(scores: TableSchema, day: Day): RawBuilder<unknown> {
  return sql`(select * from ${sql.table(historyOf(scores).name)} where as_of = cast(${day} as date)) as scored`
}
