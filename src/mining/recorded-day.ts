import type { Engine } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { keep } from '../warehouse/star/work.js'
import { table } from '../warehouse/tables.js'

/** What is put aside: tables of the history, each with the column of its day. */
type Recorded = readonly { readonly name: string; readonly column: string }[]

const scoresAndFits: Recorded = [
  { name: 'score_rfm_history', column: 'as_of' },
  { name: 'model_fit', column: 'fit_day' },
]

/** Puts aside what models recorded of one day, and back: for scores of an earlier day that are looked at and not kept. */
export function recordedDay(engine: Engine, day: Day, tables: Recorded = scoresAndFits) {
  return {
    async save() {
      for (const { name, column } of tables) {
        await keep(
          engine,
          `recorded_${name}`,
          statement(`select * from ${name} where ${column} = cast($1 as date)`, [day]),
        )
      }
    },
    async restore() {
      for (const { name, column } of tables) {
        await engine.run(statement(`delete from ${name} where ${column} = cast($1 as date)`, [day]))
        await engine.append(table(name), statement(`select * from work.recorded_${name}`))
      }
    },
  }
}
