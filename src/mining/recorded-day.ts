import type { Engine } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { keep } from '../warehouse/star/work.js'
import { table } from '../warehouse/tables.js'
import { hasTable } from './store.js'

/**
 * Puts aside what models recorded of one day, and back: for scores of an earlier day that are looked at and not kept.
 *
 * @param models that ran tonight, so that their tables are there
 */
export function recordedDay(engine: Engine, day: Day, models: readonly string[] = ['rfm']) {
  const tables = [
    ...models.map(model => ({ name: `score_${model}_history`, column: 'as_of' })),
    { name: 'model_fit', column: 'fit_day' },
  ]
  // Models that learn on another day than they score on write of their drift, once there is some.
  const drift = { name: 'model_drift', column: 'as_of' }
  const learnsEarlier = models.some(model => model !== 'rfm')
  const ofDay = ({ name, column }: { name: string; column: string }) =>
    `from ${name} where ${column} = cast($1 as date)`
  const saved: (typeof tables)[number][] = []
  return {
    async save() {
      const drifted = learnsEarlier && (await hasTable(engine, drift.name)) ? [drift] : []
      saved.push(...tables, ...drifted)
      for (const one of saved) await keep(engine, `recorded_${one.name}`, statement(`select * ${ofDay(one)}`, [day]))
    },
    async restore() {
      for (const one of saved) {
        await engine.run(statement(`delete ${ofDay(one)}`, [day]))
        await engine.append(table(one.name), statement(`select * from work.recorded_${one.name}`))
      }
      if (learnsEarlier && !saved.includes(drift) && (await hasTable(engine, drift.name)))
        await engine.run(statement(`delete ${ofDay(drift)}`, [day]))
    },
  }
}
