import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { bind, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import { hasAbsence } from './absence.js'
import type { BusinessDay } from './business-day.js'
import { observedDay } from './observed-day.js'
import type { KindPolicy } from './staged-file.js'
import { keep, readingFrom, remake, replaceKeys, star } from './work.js'

/** Values by which two records are the same customer. */
export type MatchKind = 'email' | 'phone'

/** Who counts as one customer. */
export interface Unit {
  /** People count as the company that they belong to. */
  readonly byAccount: boolean
  /** Companies count as the one that they belong to. */
  readonly byParent: boolean
}

export interface CustomersInput {
  readonly sameWhen: readonly MatchKind[]
  readonly business: BusinessDay
  readonly kinds: readonly KindPolicy[]
  readonly unit: Unit
}

/** Histories of tonight's customers, then who is whom, then the customers. */
export async function buildCustomers(engine: Engine, input: CustomersInput): Promise<void> {
  const { sameWhen, business, kinds, unit } = input
  const shown = 'select distinct customer_record_key from work.new_customer'
  // A dump touches those whom it lacks.
  const absent = hasAbsence(kinds) ? ' union select member_key from work.customer_event' : ''
  await keep(engine, 'touched_customer', statement(`${shown}${absent}`))
  await keep(engine, 'observed_day', observedDay(engine, business))
  await keep(engine, 'newest_observation', star('newest_observation'))
  await replaceKeys(
    engine,
    'customer_observation',
    ['customer_record_key'],
    'touched_customer',
    star('customer_observation'),
  )
  if (hasAbsence(kinds)) await keep(engine, 'next_customer_observation', star('closed_customer_observation'))
  await replaceKeys(
    engine,
    'dim_customer_record',
    ['customer_record_key'],
    'touched_customer',
    star('dim_customer_record'),
  )
  await unknownRecord(engine)
  await joinRecords(engine, sameWhen, unit)
  const bridge = unit.byAccount ? star('bridge_customer') : statement(bridgeOfPeopleSql())
  await remake(engine, 'bridge_customer', bridge)
  await remake(engine, 'dim_customer', star('dim_customer'))
  await remake(engine, 'source_day', star('source_day'))
}

/** Where people are customers no record stands for a company. */
export function bridgeOfPeopleSql(): string {
  const none =
    'select cast(0 as bigint) as account_key, cast(0 as bigint) as parent_key, true as is_current where 1 = 0'
  return readingFrom('bridge_customer', 'dim_account', `(${none}) as dim_account`)
}

async function unknownRecord(engine: Engine): Promise<void> {
  await engine.run(statement('delete from dim_customer_record where customer_record_key = 0'))
  await engine.append(table('dim_customer_record'), star('unknown_customer_record'))
}

/** More rounds than any chain of shared values of real people needs; a longer one is a fault of the data. */
const mostRounds = 50

/**
 * Records that share a value are one customer, and so are those that share one with them: each takes the smallest label
 * it can reach, until none changes.
 */
async function joinRecords(engine: Engine, sameWhen: readonly MatchKind[], unit: Unit): Promise<void> {
  const by = { by_email: sameWhen.includes('email'), by_phone: sameWhen.includes('phone') }
  await keep(engine, 'carried_value', bind(sqlFile('star/carried_value.sql'), by))
  if (unit.byAccount) await carryAccounts(engine, unit)
  await remake(engine, 'crowded_value', star('crowded_value'))
  await keep(engine, 'match_value', star('match_value'))
  await keep(
    engine,
    'label',
    statement('select distinct customer_record_key, customer_record_key as label from work.match_value'),
  )
  let moved: bigint | null = null
  for (let round = 0; round < mostRounds; round++) {
    await keep(engine, 'joined_label', star('joined_label'))
    const [changed] = await rows(
      engine,
      statement<{
        example: bigint | null
      }>(`select min(next.customer_record_key) as example from work.joined_label as next
        join work.label as label on label.customer_record_key = next.customer_record_key where label.label <> next.label`),
    )
    await keep(engine, 'label', statement('select customer_record_key, label from work.joined_label'))
    moved = changed?.example ?? null
    if (moved === null) return
  }
  throw await tooLongChain(engine, moved)
}

/** A company is a value that all of its people carry, however many they are. */
async function carryAccounts(engine: Engine, { byParent }: Unit): Promise<void> {
  await keep(engine, 'carried_account', bind(sqlFile('star/carried_account.sql'), { by_parent: byParent }))
  await engine.run(
    statement(
      `insert into work.carried_value select kind, value, customer_record_key, source from work.carried_account`,
    ),
  )
}

/** Says where to look: one of the records whose customer was still changing. */
async function tooLongChain(engine: Engine, record: bigint | null): Promise<RangeError> {
  const [example] = await rows(
    engine,
    statement<{ source: string; customer_id: string }>(
      'select source, customer_id from dim_customer_record where is_current and customer_record_key = $1',
      [record],
    ),
  )
  const where = `customer ${example?.customer_id} of ${example?.source}`
  return new RangeError(
    `customer records form a chain of more than ${mostRounds} shared values, ${where} among them: the values that link them are no person's own; mend them in the source, or leave their kind out of customer: { same_when: … } in kehu.yaml`,
  )
}
