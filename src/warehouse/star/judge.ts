import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import { literal } from '../engine/quoting.js'
import { table } from '../tables.js'
import { type BusinessDay, dayBegins } from './business-day.js'
import { hasReplacing, withoutReplaced } from './replaced-files.js'
import type { KindPolicy, SourcePolicy, StagedFile } from './staged-file.js'
import { stagedProblems, stagedRecords } from './staged-relation.js'
import { keep, readOnce, star, view } from './work.js'

/** Their ids alone; files without records count, too. */
function newFiles(files: readonly StagedFile[]): Query {
  const ids = files.map(file => `(${file.file_id})`).join(', ')
  const none = 'select cast(0 as bigint) as file_id where 1 = 0'
  return statement(
    files.length === 0 ? none : `select cast(file_id as bigint) as file_id from (values ${ids}) as given(file_id)`,
  )
}

/** How many records of a source came to a fate tonight, and why. */
export type FateCount = { source: string; file_id: bigint; fate: string; reason: string | null; records: bigint }

/** Notes what came tonight, and by which policies it is judged. */
export async function noteFiles(
  engine: Engine,
  files: readonly StagedFile[],
  policies: readonly SourcePolicy[],
  kinds: readonly KindPolicy[],
  business: BusinessDay,
): Promise<void> {
  await engine.replace<PolicyRow>(policyTable, policyRows(policies))
  if (kinds.length > 0) await keep(engine, 'kind_policy', kindPolicies(kinds))
  await engine.append<LoadedFile>(table('loaded_file'), loadedFiles(files, business))
  await noteTonight(engine, files)
}

/** Names the files that count as those of tonight. */
export async function noteTonight(engine: Engine, files: readonly StagedFile[]): Promise<void> {
  await keep(engine, 'new_file', newFiles(files))
}

/** Gives each record of tonight's files its fate. */
export async function judgeRecords(
  engine: Engine,
  files: readonly StagedFile[],
  kinds: readonly KindPolicy[],
): Promise<void> {
  const records = await stagedRecords(engine, files)
  await readOnce(engine, files.length, 'new_record', hasReplacing(kinds) ? withoutReplaced(engine, records) : records)
  await engine.append(table('record_fate'), star('judged_record'))
  await view(engine, 'judged', star('judged'))
  await keep(
    engine,
    'not_loaded',
    statement(
      "select file_id, record, coalesce(reason, '') = 'deleted' as is_deletion from work.judged where fate <> 'loaded'",
    ),
  )
  await keep(engine, 'renumbered', star('renumbered'))
  await view(engine, 'new_problem', await stagedProblems(engine, files))
  await engine.append(table('quarantine'), star('quarantine'))
}

/** How many records of tonight's files came to which fate; a newer version of a line may change it. */
export function fatesOfTonight(engine: Engine): Promise<readonly FateCount[]> {
  return rows<FateCount>(
    engine,
    statement(`select source, file_id, fate, reason, count(*) as records from work.judged
      group by source, file_id, fate, reason order by source, file_id, fate, reason`),
  )
}

const policyColumns = [
  'source',
  'repeats',
  'deliveries',
  'customer_ids',
  'product_ids',
  'account_ids',
  'campaign_ids',
] as const

const policyTable = {
  name: 'work.source_policy',
  meaning: 'One row per source: how its contract treats repeats, and whose ids it has.',
  grain: ['source'],
  ddl: `create or replace table work.source_policy (${policyColumns.map(name => `${name} varchar`).join(', ')})`,
  columns: policyColumns.map(name => ({
    name,
    type: 'varchar' as const,
    nullable: false,
    personal: false,
    lineage: false,
    meaning: name,
  })),
}

type PolicyRow = Record<(typeof policyColumns)[number], string>

async function* policyRows(policies: readonly SourcePolicy[]) {
  yield {
    source: policies.map(policy => policy.source),
    repeats: policies.map(policy => policy.repeats),
    deliveries: policies.map(policy => policy.deliveries),
    customer_ids: policies.map(policy => policy.customerIds),
    product_ids: policies.map(policy => policy.productIds),
    account_ids: policies.map(policy => policy.accountIds),
    campaign_ids: policies.map(policy => policy.campaignIds),
  }
}

/** By kind of file; only those that say something. */
function kindPolicies(kinds: readonly KindPolicy[]): Query {
  const given = kinds.map(({ source, kind, replaces = '', deletes = '' }) =>
    [source, kind, replaces, deletes].map(literal).join(', '),
  )
  return statement(
    `select * from (values ${given.map(row => `(${row})`).join(', ')}) as given(source, kind, replaces, deletes)`,
  )
}

type LoadedFile = {
  file_id: bigint
  source: string
  kind: string
  name: string
  sha256: string
  day: string | null
  day_from: string | null
  arrival: bigint
  newest_at: string | null
  records: bigint
  judged: bigint
  header: string
  empty: string
}

async function* loadedFiles(files: readonly StagedFile[], business: BusinessDay) {
  yield {
    file_id: BigInt64Array.from(files, file => file.file_id),
    source: files.map(file => file.source),
    kind: files.map(file => file.kind),
    name: files.map(file => file.name),
    sha256: files.map(file => file.sha256),
    day: files.map(file => file.day),
    day_from: files.map(({ day }) => (day === null ? null : dayBegins(day, business))),
    arrival: BigInt64Array.from(files, file => BigInt(file.arrival)),
    newest_at: files.map(file => file.newest_at),
    records: BigInt64Array.from(files, file => BigInt(file.records)),
    judged: BigInt64Array.from(files, file => BigInt(file.judged)),
    header: files.map(file => JSON.stringify(file.header)),
    empty: files.map(file => JSON.stringify(file.empty)),
  }
}
