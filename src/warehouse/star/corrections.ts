import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { keep, replaceKeys, star } from './work.js'

/** The facts that newer versions may take rows away from; `work.gone_rows_of_<table>` has what went tonight. */
const facts = [
  ['fct_order_line', 'order'],
  ['fct_return_line', 'return'],
] as const

/**
 * Of several records that show a line with one id, the newest holds: the others become `ignored`, as superseded, and
 * what the facts had of them goes. Only keys that more than one record claims are looked at. Afterwards
 * `work.held_order_line` and `work.held_return_line` are what tonight adds to the facts.
 */
export async function holdNewest(engine: Engine): Promise<void> {
  await keep(engine, 'declared_line', star('declared_line'))
  const someDeclared = await hasRows(engine, 'declared_line')
  // Lines without ids are contested by none: the facts are not looked through for them.
  if (someDeclared) await keep(engine, 'contested_line', star('contested_line'))
  const isContested = someDeclared && (await hasRows(engine, 'contested_line'))
  if (isContested) await keep(engine, 'line_verdict', star('line_verdict'))
  for (const [table, side] of facts) {
    const none = statement(`select * from ${table} where 1 = 0`)
    await keep(engine, `gone_rows_of_${table}`, isContested ? star(`gone_${side}_line`) : none)
  }
  await keep(
    engine,
    'not_held',
    isContested ? star('not_held') : statement('select file_id, record from work.not_loaded'),
  )
  if (!isContested) return
  await keep(engine, 'changed_fate', star('changed_fate'))
  await replaceKeys(engine, 'record_fate', ['file_id', 'record'], 'changed_fate', star('corrected_fate'))
  for (const [table, side] of facts) {
    await replaceKeys(engine, table, [`${side}_key`, 'line_key'], `gone_rows_of_${table}`, star(`kept_${side}_line`))
  }
}

async function hasRows(engine: Engine, name: string): Promise<boolean> {
  const [found] = await rows(engine, statement<{ rows: bigint }>(`select count(*) as rows from work.${name}`))
  return found !== undefined && found.rows > 0n
}
