import { dayOf, referenceKey } from '../../../config/derived-name.js'
import { type Entity, entities, type KeyedName } from '../../../config/entity.js'
import type { Reference } from '../../../config/entity-column.js'
import { literal } from '../../engine/quoting.js'
import { shapeOf } from '../staged-shape.js'
import { partTables } from './part.js'

/**
 * The queries of which only the names vary with the entity. Names come from `config/entity.ts`, never from users.
 */

/** Equal records without an id get their keys from their record and their number: below 2^60, as `durable_key` is. */
const entityKey = `case
    when staged.id_key <> 0 then staged.entity_key
    else mod(staged.entity_key + coalesce(renumbered.occurrence, 1), 1152921504606846976)
  end`

/**
 * Records of tonight's files that hold a part, whatever became of them.
 *
 * @param byAccount whether a fact that names a company and no person is the company's
 */
export function sightedSql(name: KeyedName, byAccount: boolean): string {
  const derived = ['entity_key', 'id_key', 'is_there', 'is_left_out']
  const columns = Object.keys(shapeOf(name)).filter(column => !derived.includes(column))
  const hasBoth = columns.includes('customer_record_key') && columns.includes('account_key')
  const list = columns.map(column =>
    byAccount && hasBoth && column === 'customer_record_key'
      ? 'case when staged.customer_record_key <> 0 then staged.customer_record_key else staged.account_key end as customer_record_key'
      : `staged.${column}`,
  )
  return `select staged.file_id, staged.record, staged.source, ${entityKey} as entity_key,
      staged.id_key <> 0 as has_id, ${list.join(', ')}
    from work.staged_${name} as staged
    left join work.renumbered on renumbered.file_id = staged.file_id and renumbered.record = staged.record
    where staged.is_there`
}

/** Parts that records of tonight's files say they do not hold, of what is known by an id: all of them as one relation. */
export function leftOutSql(names: readonly KeyedName[]): string {
  return union(
    names.map(
      name =>
        `select ${text(name)} as entity, id_key as entity_key, file_id, record, written_at as updated_at
          from work.staged_${name} where is_left_out and id_key <> 0`,
    ),
  )
}

/** The parts that hold what they show, as it stands now. `isContested`: whether newer ones were looked for. */
export function heldSql(name: KeyedName, isContested: boolean): string {
  const notLoaded =
    'left join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record'
  if (!isContested) return `select sighted.* from work.sighted_${name} as sighted ${notLoaded} where ${tells(name)}`
  return `select sighted.* from work.sighted_${name} as sighted ${notLoaded}
    left join work.part_verdict as verdict
      on verdict.entity = ${literal(name)} and not verdict.is_fact
      and verdict.file_id = sighted.file_id and verdict.record = sighted.record
    where verdict.holds or (verdict.record is null and ${tells(name)})`
}

/** Whether a record tells of what it shows. What calls a member deleted is ignored as a record, and says so of the member. */
function tells(name: KeyedName): string {
  return name === 'campaign'
    ? '(not_loaded.record is null or (not_loaded.is_deletion and sighted.is_deleted))'
    : 'not_loaded.record is null'
}

/** What a table held of ids for which another record holds now. */
export function goneSql(name: KeyedName): string {
  const { table } = partTables[name]
  return `select fact.* from ${table} as fact
    join work.part_verdict as verdict
      on verdict.entity = ${literal(name)} and verdict.is_fact and not verdict.holds
      and verdict.file_id = fact.file_id and verdict.record = fact.record`
}

/** All parts of tonight's records as one relation. */
export function sightedPartsSql(names: readonly KeyedName[]): string {
  return union(
    names.map(
      name =>
        `select ${text(name)} as entity, entity_key, has_id, file_id, record, written_at as updated_at,
          ${name === 'campaign' ? 'is_deleted' : 'false'} as is_deleted_member from work.sighted_${name}`,
    ),
  )
}

/** All that the tables hold as one relation. */
export function partFactsSql(names: readonly KeyedName[]): string {
  return union(
    names.map(name => {
      const { table, key } = partTables[name]
      return `select ${text(name)} as entity, ${key} as entity_key, file_id, record, updated_at from ${table} where file_id is not null`
    }),
  )
}

/** Members that loaded records of tonight name: those whose tables are made of names. */
export function namedMembersSql(names: readonly KeyedName[], withAccounts: boolean): string {
  const ofFacts = names.flatMap(name =>
    membersOf(entities[name]).map(
      ({ refers, column, key }) =>
        `select distinct ${text(refers)} as member, sighted.${key} as member_key, sighted.${column} as name, sighted.source
          from work.sighted_${name} as sighted
          left join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
          where ${tells(name)} and sighted.${key} <> 0`,
    ),
  )
  const ofAccounts = `select distinct ${text('owner')} as member, owner_key as member_key, owner as name, shown_by as source
    from work.new_account where owner_key <> 0`
  return union([...ofFacts, ...(withAccounts ? [ofAccounts] : [])])
}

const namedOnly: readonly Reference[] = ['channel', 'owner', 'campaign']

function membersOf({ columns }: Entity): { refers: Reference; column: string; key: string }[] {
  return columns.flatMap(column =>
    column.refers && namedOnly.includes(column.refers)
      ? [{ refers: column.refers, column: column.name, key: referenceKey(column) }]
      : [],
  )
}

/** Stages that loaded records of tonight name. */
export function namedStagesSql(names: readonly KeyedName[]): string {
  const naming = names.filter(name => name === 'opportunity' || name === 'opportunity_stage')
  if (naming.length === 0)
    return 'select stage_key, source, pipeline, stage from dim_pipeline_stage where stage_key = 0 and 1 = 0'
  return union(
    naming.map(
      name => `select distinct sighted.stage_key, sighted.source, sighted.pipeline, sighted.stage
        from work.sighted_${name} as sighted
        left join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
        where not_loaded.record is null and sighted.stage_key <> 0`,
    ),
  )
}

/** What deals tell of the stages that they are in. */
export function stageUseSql(names: readonly KeyedName[]): string {
  return union(
    names.flatMap(name => {
      if (name === 'opportunity') return 'select stage_key, is_closed, is_won, probability from fct_opportunity'
      return name === 'opportunity_stage'
        ? 'select stage_key, cast(null as boolean), cast(null as boolean), probability from fct_opportunity_stage'
        : []
    }),
  )
}

/** The first and the last day of a fact; null where it has none of its own, as campaigns. */
export function factDaySql(name: KeyedName): string | null {
  const day = factDay(name)
  return day === null ? null : `select min(${day}) as first_day, max(${day}) as last_day from ${partTables[name].table}`
}

/** The column with the day of a fact; null for campaigns, whose days are plans. */
export function factDay(name: KeyedName): string | null {
  const [time = ''] = entities[name].time
  return name === 'campaign' ? null : dayOf(time)
}

function text(word: string): string {
  return `cast(${literal(word)} as varchar)`
}

function union(queries: readonly string[]): string {
  return queries.join(' union all ')
}
