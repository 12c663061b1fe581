import { referenceKey } from '../../../config/derived-name.js'
import { entities, type KeyedName } from '../../../config/entity.js'
import type { Reference } from '../../../config/entity-column.js'
import type { BoundCheck } from '../../checks.js'
import { statement } from '../../engine/query.js'
import { literal } from '../../engine/quoting.js'
import { keyedParts, type Part, partTables } from './part.js'
import { factDay, partFactsSql } from './part-sql.js'

/** A kind of file whose records are about a fact. */
export interface FactKind {
  readonly source: string
  readonly kind: string
}

/** Names of the checks below, for those who have words for each. */
export const partCheckNames = [
  'part_keys_collide',
  'parts_find_members',
  'parts_are_loaded',
  'parts_without_customer',
  'parts_name_what_is_missing',
] as const

/** What must hold of facts that are no lines of orders; their tables vary with the project, and so do these. */
export function partChecks(parts: ReadonlySet<Part>, kinds: readonly FactKind[]): readonly BoundCheck[] {
  const names = keyedParts(parts)
  if (names.length === 0) return []
  return [
    blocking('part_keys_collide', 'Two facts of one kind have one key.', keysCollide(names)),
    blocking(
      'parts_find_members',
      'A fact names a customer, product, company, campaign, channel, owner, stage or day that is not there.',
      missingMembers(names, parts),
    ),
    blocking(
      'parts_are_loaded',
      'A loaded record holds no fact, or a fact is of none that was loaded.',
      notLoaded(names, kinds),
    ),
    ...counting(
      'parts_without_customer',
      'Facts name no customer: they count, but no customer gets them.',
      ['source', 'fact'],
      withoutCustomer(names),
    ),
    ...counting(
      'parts_name_what_is_missing',
      'Facts name an order, case, deal, company or campaign that no record tells of.',
      ['source', 'fact', 'names'],
      missingRecords(names, parts),
    ),
  ]
}

type Name = (typeof partCheckNames)[number]

function blocking(name: Name, meaning: string, queries: readonly string[]): BoundCheck {
  const bound = statement(queries.join(' union all '))
  return { path: `checks/${name}.sql`, meaning, header: { blocking: 'yes' }, bound }
}

/** Its first rows stand on a page: they are in one order, whatever order files came in. None where there is nothing to ask. */
function counting(name: Name, meaning: string, by: readonly string[], queries: readonly string[]): BoundCheck[] {
  if (queries.length === 0) return []
  const bound = statement(`select * from (${queries.join(' union all ')}) as found order by ${by.join(', ')}`)
  return [{ path: `checks/${name}.sql`, meaning, header: { blocking: 'no' }, bound }]
}

function word(text: string): string {
  return `cast(${literal(text)} as varchar)`
}

/** One query over the facts of all kinds: each by itself would be a stage of its own on a cluster. */
function together(selects: readonly string[]): string {
  return `(${selects.join(' union all ')}) as fact`
}

function keysCollide(names: readonly KeyedName[]): readonly string[] {
  const keys = names.map(
    name => `select ${word(name)} as fact, ${partTables[name].key} as fact_key from ${partTables[name].table}`,
  )
  return [
    `select fact.fact, fact.fact_key, count(*) as records from ${together(keys)}
      group by fact.fact, fact.fact_key having count(*) > 1`,
  ]
}

/** Where the members stand that a fact may name, with the part that they need to be there. */
const members: Readonly<Partial<Record<Reference, { table: string; key: string; part?: Part }>>> = {
  customer: { table: 'bridge_customer', key: 'customer_record_key' },
  product: { table: 'dim_product', key: 'product_key' },
  channel: { table: 'dim_channel', key: 'channel_key' },
  account: { table: 'dim_account', key: 'account_key', part: 'account' },
  campaign: { table: 'dim_campaign', key: 'campaign_key', part: 'campaign' },
  owner: { table: 'dim_owner', key: 'owner_key', part: 'owner' },
  pipeline_stage: { table: 'dim_pipeline_stage', key: 'stage_key', part: 'pipeline_stage' },
}

function missingMembers(names: readonly KeyedName[], parts: ReadonlySet<Part>): readonly string[] {
  const named = byReference(names, members, parts).map(([refers, member, keys]) => {
    const facts = keys.map(
      ({ name, key }) => `select ${word(name)} as fact, ${key} as member_key from ${partTables[name].table}`,
    )
    return `select distinct fact.fact, ${word(refers)} as member, cast(fact.member_key as varchar) as member_key
      from ${together(facts)}
      left join ${member.table} as member on member.${member.key} = fact.member_key
      where member.${member.key} is null`
  })
  const days = names.flatMap(name => {
    const day = factDay(name)
    return day === null ? [] : [`select ${word(name)} as fact, ${day} as happened_on from ${partTables[name].table}`]
  })
  if (days.length === 0) return named
  return [
    ...named,
    `select distinct fact.fact, ${word('day')} as member, cast(fact.happened_on as varchar) as member_key
      from ${together(days)}
      left join dim_date on dim_date.date_day = fact.happened_on
      where fact.happened_on is not null and dim_date.date_day is null`,
  ]
}

/** What facts may refer to and is there, each with the columns of facts that do. */
function byReference<T extends { readonly part?: Part }>(
  names: readonly KeyedName[],
  known: Readonly<Partial<Record<Reference, T>>>,
  parts: ReadonlySet<Part>,
) {
  const all = references(names)
  return [...new Set(all.map(({ refers }) => refers))].flatMap(refers => {
    const found = known[refers]
    if (!found || (found.part && !parts.has(found.part))) return []
    return [[refers, found, all.filter(one => one.refers === refers)] as const]
  })
}

function references(names: readonly KeyedName[]) {
  return names.flatMap(name =>
    entities[name].columns.flatMap(column =>
      column.refers ? [{ name, key: referenceKey(column), refers: column.refers }] : [],
    ),
  )
}

/**
 * Equal records stand for each other: what one of them holds may have come in with its duplicate. A record with a line has
 * the fate of its line.
 */
function notLoaded(names: readonly KeyedName[], kinds: readonly FactKind[]): readonly string[] {
  const facts = partFactsSql(names)
  const strange = `select ${word('fact')} as what, fact.file_id, fact.record, record_fate.fate
    from (${facts}) as fact
    left join record_fate on record_fate.file_id = fact.file_id and record_fate.record = fact.record
    where record_fate.fate is null or record_fate.fate = 'quarantined'
      or (record_fate.fate = 'ignored' and record_fate.reason <> 'superseded'
        and not (fact.entity = 'campaign' and record_fate.reason = 'deleted'))`
  if (kinds.length === 0) return [strange]
  const list = kinds.map(({ source, kind }) => `(${literal(source)}, ${literal(kind)})`).join(', ')
  const empty = `select ${word('record')} as what, loaded.file_id, loaded.record, loaded.fate
    from (
      select record_fate.* from record_fate
      join loaded_file on loaded_file.file_id = record_fate.file_id
      join (values ${list}) as about(source, kind)
        on about.source = loaded_file.source and about.kind = loaded_file.kind
      where record_fate.fate = 'loaded'
    ) as loaded
    left join (select distinct file_id, record from (${facts}) as part) as fact
      on fact.file_id = loaded.file_id and fact.record = loaded.record
    where fact.record is null and not exists (
      select 1 from record_fate as equal
      join (${facts}) as held on held.file_id = equal.file_id and held.record = equal.record
      where equal.source = loaded.source and equal.record_md5 = loaded.record_md5
        and equal.occurrence = loaded.occurrence
    )`
  return [strange, empty]
}

function withoutCustomer(names: readonly KeyedName[]): readonly string[] {
  const facts = names
    .filter(name => entities[name].columns.some(({ refers }) => refers === 'customer'))
    .map(name => `select source, ${word(name)} as fact from ${partTables[name].table} where customer_record_key = 0`)
  if (facts.length === 0) return []
  return [`select fact.source, fact.fact, count(*) as records from ${together(facts)} group by fact.source, fact.fact`]
}

/** What other facts and records are known by, with the part that they need to be there. */
const documents: Readonly<Partial<Record<Reference, { from: string; part?: Part }>>> = {
  order: { from: 'select distinct order_key as document_key from fct_order_line' },
  service_case: { from: 'select case_key as document_key from fct_service_case', part: 'service_case' },
  opportunity: { from: 'select opportunity_key as document_key from fct_opportunity', part: 'opportunity' },
  campaign: {
    from: 'select campaign_key as document_key from dim_campaign where is_declared',
    part: 'campaign',
  },
  account: { from: 'select distinct account_key as document_key from account_observation', part: 'account' },
}

function missingRecords(names: readonly KeyedName[], parts: ReadonlySet<Part>): readonly string[] {
  return byReference(names, documents, parts).map(([refers, known, keys]) => {
    const facts = keys.map(
      ({ name, key }) =>
        `select source, ${word(name)} as fact, ${key} as document_key from ${partTables[name].table} where ${key} <> 0`,
    )
    return `select fact.source, fact.fact, ${word(refers)} as names, count(*) as records
      from ${together(facts)}
      left join (${known.from}) as known on known.document_key = fact.document_key
      where known.document_key is null
      group by fact.source, fact.fact`
  })
}
