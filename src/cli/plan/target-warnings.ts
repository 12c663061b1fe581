import { didYouMean } from '../../config/suggest.js'
import { catalogue } from '../../reports/language/catalogue.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { sqlFile } from '../../warehouse/sql-file.js'

const prefix = 'profit.target.'

/** Plans for what the ledger of profit does not measure: nothing will ever stand beside them. */
export async function targetWarnings(engine: Engine): Promise<readonly string[]> {
  const measures = Object.keys(catalogue).flatMap(key => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  const planned = await rows(
    engine,
    statement<{ measure: string; id: string }>(
      `select distinct measure, measure_id as id from (${sqlFile('features/target_measures.sql').text}) as named order by measure`,
    ),
  )
  return planned
    .filter(({ id }) => !measures.includes(id))
    .map(
      ({ measure, id }) =>
        `targets of '${measure}': profit does not measure that, so that no actual value stands beside them; it measures ${measures.join(', ')}${didYouMean(id, measures)}`,
    )
}
