import type { EntityName, KeyedName } from '../../../config/entity.js'
import type { Engine } from '../../engine/engine.js'
import { type Query, statement } from '../../engine/query.js'
import { table } from '../../tables.js'
import { pricedSql } from '../rated-fact.js'
import type { SourcePolicy } from '../staged-file.js'
import type { StagedPart } from '../staged-shape.js'
import { keep, readingFrom, readOnce, remake, replaceKeys, star, view } from '../work.js'
import { holdNewestParts, settleFates } from './hold-newest-parts.js'
import { keyedParts, type Part, partTables } from './part.js'
import { heldSql, namedMembersSql, namedStagesSql, sightedSql, stageUseSql } from './part-sql.js'
import { makeTables } from './part-tables.js'

export interface PartsInput {
  /** How many files tonight's records come from, and which entities they hold. */
  readonly files: number
  readonly feeds: ReadonlySet<EntityName>
  /** Tonight's records of an entity. */
  staged(part: StagedPart): Promise<Query>
  readonly policies: readonly SourcePolicy[]
  /** Whether records of any kind may say that something is gone: by a flag, or since they hold it no more. */
  readonly hasTombstones: boolean
  /** What the sources of the project fill. */
  readonly parts: ReadonlySet<Part>
  /** Whether facts that name a company and no person are the company's. */
  readonly byAccount: boolean
  /** Whether exchange rates turn what companies earn. */
  readonly hasRates: boolean
}

/**
 * Takes everything that is no line of an order into the star: facts and campaigns of which the newest record with an id
 * holds, companies with their history, and the names that facts give. Before the lines: what they make of a record's fate
 * must not decide on its other parts.
 */
export async function buildParts(engine: Engine, input: PartsInput): Promise<void> {
  const { files, feeds, parts, byAccount, hasRates } = input
  await makeTables(engine, parts)
  const all = keyedParts(parts)
  const touched = all.filter(name => feeds.has(name))
  for (const name of touched) {
    await readOnce(engine, files, `staged_${name}`, await input.staged(name))
    await view(engine, `sighted_${name}`, statement(sightedSql(name, byAccount)))
  }
  if (parts.has('account')) {
    await readOnce(engine, files, 'staged_account', await input.staged('account'))
    await view(engine, 'new_account', star('new_account'))
  }
  if (all.length > 0) await takeFacts(engine, touched, all, input)
  await nameMembers(engine, touched, all, parts)
  if (parts.has('account')) {
    await remake(engine, 'account_observation', star('account_observation'))
    if (hasRates)
      await view(engine, 'priced_account_observation', statement(pricedSql('account_observation', ['annual_revenue'])))
    const observed = hasRates ? 'work.priced_account_observation' : 'account_observation'
    await remake(engine, 'dim_account', statement(readingFrom('dim_account', 'account_observation', observed)))
  }
  if (parts.has('customer_attribute') && feeds.has('customer')) await takeAttributes(engine, input)
}

async function takeFacts(
  engine: Engine,
  touched: readonly KeyedName[],
  all: readonly KeyedName[],
  { policies, hasTombstones }: PartsInput,
): Promise<void> {
  if (touched.length === 0) {
    // What is digested by its new rows asks for those that went.
    for (const name of all) {
      const none = statement(`select * from ${partTables[name].table} where 1 = 0`)
      await view(engine, `gone_rows_of_${partTables[name].table}`, none)
    }
    return
  }
  const isContested = await holdNewestParts(engine, touched, all, hasTombstones)
  for (const name of touched) {
    await view(engine, `held_${name}`, statement(heldSql(name, isContested)))
    const { table: fact, key } = partTables[name]
    if (name === 'campaign') {
      const declared = `select entity_key from work.held_${name}`
      await engine.run(statement(`delete from ${fact} where not is_declared and ${key} in (${declared})`))
    }
    await engine.append(table(fact), star(fact))
  }
  if (isContested) await settleFates(engine, policies)
}

/** Channels, people of the firm, campaigns and stages that facts name. */
async function nameMembers(
  engine: Engine,
  touched: readonly KeyedName[],
  all: readonly KeyedName[],
  parts: ReadonlySet<Part>,
): Promise<void> {
  const accounts = parts.has('account')
  if (touched.length === 0 && !accounts) return
  const named = namedMembersSql(touched, accounts)
  const none =
    "select cast('' as varchar) as member, cast(0 as bigint) as member_key, cast('' as varchar) as name, cast('' as varchar) as source where 1 = 0"
  await keep(engine, 'named_member', statement(named === '' ? none : named))
  if (named !== '') await engine.append(table('dim_channel'), star('named_channel'))
  if (parts.has('owner')) await engine.append(table('dim_owner'), star('named_owner'))
  if (parts.has('campaign')) await engine.append(table('dim_campaign'), star('named_campaign'))
  if (!parts.has('pipeline_stage')) return
  await view(engine, 'named_stage', statement(namedStagesSql(touched)))
  await view(engine, 'stage_use', statement(stageUseSql(all)))
  await remake(engine, 'dim_pipeline_stage', star('dim_pipeline_stage'))
}

async function takeAttributes(engine: Engine, { files, staged }: PartsInput): Promise<void> {
  await readOnce(engine, files, 'staged_customer_attribute', await staged('customer_attribute'))
  await keep(engine, 'new_attribute', star('new_attribute'))
  await keep(engine, 'touched_attribute', statement('select distinct customer_record_key from work.new_attribute'))
  await replaceKeys(
    engine,
    'customer_attribute',
    ['customer_record_key'],
    'touched_attribute',
    star('customer_attribute'),
  )
}
