import type { KeyedName } from '../../../config/entity.js'
import type { Engine } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { literal, tableName } from '../../engine/quoting.js'
import { newestSql } from '../newest-version.js'
import type { SourcePolicy } from '../staged-file.js'
import { appendWhereNeeded, hasRows, keep, readingFrom, replaceKeys, star, view } from '../work.js'
import { partTables } from './part.js'
import { goneSql, leftOutSql, partFactsSql, sightedPartsSql } from './part-sql.js'

/**
 * Of several records that show one id the newest holds. Looks which of tonight's parts are contested, and takes away what
 * the tables held of ids for which another record holds now.
 *
 * @param touched entities that tonight's files hold
 * @param all entities of the project: an id may be contested by what an earlier night loaded
 * @param hasTombstones whether records may say that something is gone
 * @returns whether any was contested: `work.part_verdict` says who holds
 */
export async function holdNewestParts(
  engine: Engine,
  touched: readonly KeyedName[],
  all: readonly KeyedName[],
  hasTombstones: boolean,
): Promise<boolean> {
  await view(engine, 'sighted_part', statement(sightedPartsSql(touched)))
  await view(engine, 'part_fact', statement(partFactsSql(all)))
  if (hasTombstones) await takeTombstones(engine, touched)
  const standing = hasTombstones ? 'work.standing_part' : 'work.part_fact'
  await keep(engine, 'declared_part', statement(readingFrom('declared_part', 'work.standing_part', standing)))
  const isContested = await judgeParts(engine, hasTombstones)
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

/** Notes which of tonight's records say that something is gone. */
async function takeTombstones(engine: Engine, touched: readonly KeyedName[]): Promise<void> {
  await view(engine, 'left_out_part', statement(leftOutSql(touched)))
  await keep(engine, 'new_deleted_part', star('new_deleted_part'))
  await appendWhereNeeded(engine, 'deleted_part', statement('select * from work.new_deleted_part'))
  const columns = 'entity, entity_key, file_id, record'
  const standing = `select ${columns} from work.part_fact union all select ${columns} from deleted_part`
  await view(engine, 'standing_part', statement(standing))
}

/** @returns whether anything with an id has more than one version, one that calls it deleted among them */
async function judgeParts(engine: Engine, hasTombstones: boolean): Promise<boolean> {
  const isAny =
    (await hasRows(engine, 'declared_part')) || (hasTombstones && (await hasRows(engine, 'new_deleted_part')))
  if (!isAny) return false
  const ways = [star('contested_part'), ...(hasTombstones ? [star('contested_part_deletion')] : [])]
  await keep(engine, 'contested_part', statement(ways.map(way => engine.compile(way).text).join(' union ')))
  if (!(await hasRows(engine, 'contested_part'))) return false
  const shown = ['shown_part', ...(hasTombstones ? (['shown_deleted_part'] as const) : [])] as const
  await keep(engine, 'part_verdict', statement(newestSql(shown, 'part_verdict')))
  return true
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
