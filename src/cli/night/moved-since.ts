import type { Project } from '../../config/project.js'
import { daysBefore } from '../../mining/day.js'
import { recordedDay } from '../../mining/recorded-day.js'
import { models } from '../../mining/registry.js'
import { backfill } from '../../mining/run.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { keep } from '../../warehouse/star/work.js'

/**
 * A table of the customers of then and now with their segments of both days, the earlier one scored tonight from tonight's
 * inputs: what earlier nights recorded depends on when files arrived, and an audience must not. The recorded history
 * stands as it was afterwards.
 *
 * @returns its name
 */
export async function movedSince(
  engine: Engine,
  { models: options }: Pick<Project, 'models'>,
  asOf: Day,
  days: number,
): Promise<string> {
  const from = daysBefore(asOf, days)
  const name = `moved_${days}`
  const recorded = recordedDay(engine, from)
  await recorded.save()
  try {
    await backfill(engine, { asOf: from, options, registry: { rfm: models.rfm } })
    await keep(engine, name, bind(sqlFile('features/rfm_moves.sql'), { from_day: from, to_day: asOf }))
  } finally {
    await recorded.restore()
  }
  return `work.${name}`
}
