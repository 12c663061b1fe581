import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { bind, sqlFile } from '../sql-file.js'
import type { Dependence } from './dependents.js'
import { keep, replaceKeys, star } from './work.js'

/**
 * Turns amounts of facts into the project's currency: of tonight's, and of earlier ones where a rate that came tonight is
 * nearer to their day. Afterwards `work.unrated_return_line` are the returned lines whose money changed.
 *
 * @returns whether facts of earlier nights changed
 */
export async function rateFacts(engine: Engine, { currency }: NonNullable<Dependence['rates']>): Promise<boolean> {
  let changesKnown = false
  for (const side of ['order', 'return'] as const) {
    await keep(engine, `unrated_${side}_line`, bind(sqlFile(`star/unrated_${side}_line.sql`), { currency }))
    const [found] = await rows(
      engine,
      statement<{ lines: bigint; known: bigint }>(
        `select count(*) as lines, count(case when is_known then 1 end) as known from work.unrated_${side}_line`,
      ),
    )
    if (found === undefined || found.lines === 0n) continue
    const name = `fct_${side}_line`
    await replaceKeys(engine, name, [`${side}_key`, 'line_key'], `unrated_${side}_line`, star(`rated_${side}_line`))
    changesKnown ||= found.known > 0n
  }
  return changesKnown
}
