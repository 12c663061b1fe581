import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { bind, plainText, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import type { StagedFile } from './staged-file.js'
import { stagedClaims, stagedEntity } from './staged-relation.js'
import { appendWhereNeeded, hasTable, keep, readingFrom, readOnce, replaceKeys, star } from './work.js'

/** What of a project makes fates of records depend on other records. */
export interface Dependence {
  /** Whether any record claims something of others. */
  readonly hasClaims: boolean
  /** Whether any record refers to a customer or product that must have a record of its own. */
  readonly hasReferences: boolean
  /** Exchange rates; null where no source has any. */
  readonly rates: {
    /** That of the project, into which amounts are turned. */
    readonly currency: string
    /** Whose rates hold; null for those of every source. */
    readonly source: string | null
    /** For how many days after its own a rate holds. */
    readonly carryDays: number
  } | null
}

/**
 * Judges anew all records that claim something of others, those in quarantine included, by what tonight knows. Records
 * enter quarantine and leave it; `work.restored` are those of earlier nights that left it.
 *
 * @returns false where a record that was loaded on an earlier night is not any more: what it said has to go, wherever it
 *   stands
 */
export async function judgeDependents(
  engine: Engine,
  files: readonly StagedFile[],
  dependence: Dependence,
): Promise<boolean> {
  const { hasClaims, hasReferences, rates } = dependence
  if (!hasClaims) return true
  if (rates) await takeRates(engine, files, rates)
  await readOnce(engine, files.length, 'staged_claim', await stagedClaims(engine, files))
  await appendWhereNeeded(engine, 'record_claim', star('new_claim'))
  await appendWhereNeeded(engine, 'master_record', hasReferences ? await newMasters(engine, files) : noMasters)
  const bound = { carry_days: rates?.carryDays ?? 0, currency: rates?.currency ?? '' }
  await keep(
    engine,
    'rate_of_day',
    rates
      ? bind(sqlFile('star/rate_of_day.sql'), bound)
      : statement(
          'select currency, claimed_on as on_date, cast(null as decimal(18,12)) as rate from record_claim where 1 = 0',
        ),
  )
  await keep(
    engine,
    'violation',
    bind(sqlFile('star/violation.sql'), { currency: bound.currency, carry_days: String(bound.carry_days) }),
  )
  if (!(await hasTable(engine, 'broken_claim')))
    await engine.replace(table('broken_claim'), statement('select * from work.violation where 1 = 0'))
  await keep(engine, 'rejudged', star('rejudged'))
  if (await takesBack(engine)) return false
  const changed =
    "select file_id, record, fate, reason from work.rejudged where fate <> fate_before or fate = 'quarantined'"
  await keep(engine, 'changed_fate', statement(changed))
  await replaceKeys(engine, 'record_fate', ['file_id', 'record'], 'changed_fate', star('corrected_fate'))
  await replaceKeys(engine, 'quarantine', ['file_id', 'record'], 'changed_fate', statement(rejudgedQuarantineSql()))
  await engine.replace(table('broken_claim'), statement('select * from work.violation'))
  // A member that holds goes only where all is made anew: what is found once needs no second look.
  if (hasReferences)
    await engine.run(
      statement(
        "delete from record_claim where rule in ('customer', 'product') and record_md5 not in (select record_md5 from work.violation)",
      ),
    )
  await keep(
    engine,
    'restored',
    statement(
      "select file_id, record, occurrence from work.rejudged where not is_new and fate_before = 'quarantined' and fate = 'loaded'",
    ),
  )
  return true
}

const noMasters = statement(
  'select cast(null as varchar) as entity, claim_key as member_key, source, record_md5, occurrence from record_claim where 1 = 0',
)

async function newMasters(engine: Engine, files: readonly StagedFile[]) {
  const given = files.flatMap(({ file_id, masters }) => masters.map(entity => `(${file_id}, '${entity}')`))
  const none = "select cast(0 as bigint) as file_id, '' as entity where 1 = 0"
  await keep(
    engine,
    'master_file',
    statement(
      given.length === 0
        ? none
        : `select cast(file_id as bigint) as file_id, entity from (values ${given.join(', ')}) as given(file_id, entity)`,
    ),
  )
  for (const entity of ['customer', 'product'] as const)
    await readOnce(engine, files.length, `master_${entity}`, await stagedEntity(engine, files, entity))
  return star('new_master_record')
}

async function takeRates(
  engine: Engine,
  files: readonly StagedFile[],
  { source, currency }: NonNullable<Dependence['rates']>,
): Promise<void> {
  await readOnce(engine, files.length, 'staged_exchange_rate', await stagedEntity(engine, files, 'exchange_rate'))
  if (!(await hasTable(engine, 'exchange_rate'))) await engine.run(statement(table('exchange_rate').ddl ?? ''))
  await engine.replace(table('exchange_rate'), bind(sqlFile('star/exchange_rate.sql'), { source, currency }))
}

/** Whether a record that earlier nights had loaded enters quarantine, or one that they had replaced would have counted. */
async function takesBack(engine: Engine): Promise<boolean> {
  const [found] = await rows(
    engine,
    statement<{ records: bigint }>(
      `select count(*) as records from work.rejudged
      where not is_new and fate <> fate_before and not (fate_before = 'quarantined' and fate = 'loaded')`,
    ),
  )
  return found !== undefined && found.records > 0n
}

/** What keeps records in quarantine, with the claims that do not hold in the place of flaws of their own. */
export function rejudgedQuarantineSql(): string {
  const problems = plainText(sqlFile('star/rejudged_problem.sql'))
  return readingFrom('kept_quarantine', 'work.new_problem', `(${problems})`)
}
