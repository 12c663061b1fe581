import type { Engine } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { quoted } from '../../engine/quoting.js'
import { hasTable } from '../../star/work.js'
import { tables } from '../../tables.js'

/**
 * Gives tables that outlive a star the columns that an earlier Kehu did not know: the history of scores goes on, and knows
 * nothing of them on the days before.
 *
 * @param names of tables; those that are not there stay so
 */
export async function completeTables(engine: Engine, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const wanted = tables().get(name)?.columns ?? []
    if (wanted.length === 0 || !(await hasTable(engine, name))) continue
    const there = (await engine.describe(statement(`select * from ${quoted(name)}`))).map(column => column.name)
    for (const column of wanted.filter(one => !there.includes(one.name)))
      await engine.run(statement(`alter table ${quoted(name)} add column ${quoted(column.name)} ${column.type}`))
  }
}
