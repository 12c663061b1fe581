import type { KeyedName } from '../../../config/entity.js'
import { type Engine, rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { literal, tableName } from '../../engine/quoting.js'
import type { SourcePolicy } from '../staged-file.js'
import { keep, replaceKeys, star, view } from '../work.js'
import { partTables } from './part.js'
import { goneSql, partFactsSql, sightedPartsSql } from './part-sql.js'

/**
 * Of several records that show one id the newest holds. Looks which of tonight's parts are contested, and takes away what
 * the tables held of ids for which another record holds now.
 *
 * @param touched entities that tonight's files hold
 * @param all entities of the project: an id may be contested by what an earlier night loaded
 * @returns whether any was contested: `work.part_verdict` says who holds
 */
export async function holdNewestParts(
  engine: Engine,
  touched: readonly KeyedName[],
  all: readonly KeyedName[],
): Promise<boolean> {
  await view(engine, 'sighted_part', statement(sightedPartsSql(touched)))
  await view(engine, 'part_fact', statement(partFactsSql(all)))
  await keep(engine, 'declared_part', star('declared_part'))
  const someDeclared = await hasRows(engine, 'declared_part')
  if (someDeclared) await keep(engine, 'contested_part', star('contested_part'))
  const isContested = someDeclared && (await hasRows(engine, 'contested_part'))
  if (isContested) await keep(engine, 'part_verdict', star('part_verdict'))
  for (const name of all) {
    const { table, key } = partTables[name]
    const isTouched = isContested && touched.includes(name)
    const gone = isTouched ? goneSql(name) : `select * from ${table} where 1 = 0`
    await (isTouched ? keep : view)(engine, `gone_rows_of_${table}`, statement(gone))
    if (!isTouched) continue
    const among = `select ${key} from ${tableName(`work.gone_rows_of_${table}`)}`
    await engine.run(statement(`delete from ${table} where ${key} in (${among})`))
  }
  return isContested
}

/** Once the tables hold what they hold: fates of the records that gained or lost by it. */
export async function settleFates(engine: Engine, policies: readonly SourcePolicy[]): Promise<void> {
  await keep(engine, 'line_kind', statement(lineKinds(policies)))
  await keep(engine, 'changed_fate', star('part_fate'))
  await replaceKeys(engine, 'record_fate', ['file_id', 'record'], 'changed_fate', star('corrected_fate'))
}

function lineKinds(policies: readonly SourcePolicy[]): string {
  const kinds = policies.flatMap(({ source, lineKinds }) => lineKinds.map(kind => [source, kind]))
  if (kinds.length === 0) return 'select cast(null as varchar) as source, cast(null as varchar) as kind where 1 = 0'
  const list = kinds.map(pair => `(${pair.map(literal).join(', ')})`).join(', ')
  return `select cast(source as varchar) as source, cast(kind as varchar) as kind from (values ${list}) as given(source, kind)`
}

async function hasRows(engine: Engine, name: string): Promise<boolean> {
  const [found] = await rows(engine, statement<{ rows: bigint }>(`select count(*) as rows from work.${name}`))
  return found !== undefined && found.rows > 0n
}
