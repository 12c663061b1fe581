import { type Engine, rows } from '../engine/engine.js'
import { statement } from '../engine/query.js'
import { bind, sqlFile } from '../sql-file.js'
import { table } from '../tables.js'
import { keep, remake, replaceKeys, star } from './work.js'

/** Values by which two records are the same customer. */
export type MatchKind = 'email' | 'phone'

/** Histories of tonight's customers, then who is whom, then the customers. */
export async function buildCustomers(engine: Engine, sameWhen: readonly MatchKind[]): Promise<void> {
  await keep(engine, 'touched_customer', statement('select distinct customer_record_key from work.new_customer'))
  await replaceKeys(
    engine,
    'customer_observation',
    'customer_record_key',
    'touched_customer',
    star('customer_observation'),
  )
  await replaceKeys(
    engine,
    'dim_customer_record',
    'customer_record_key',
    'touched_customer',
    star('dim_customer_record'),
  )
  await unknownRecord(engine)
  await joinRecords(engine, sameWhen)
  await remake(engine, 'bridge_customer', star('bridge_customer'))
  await remake(engine, 'dim_customer', star('dim_customer'))
  await remake(engine, 'source_day', star('source_day'))
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
async function joinRecords(engine: Engine, sameWhen: readonly MatchKind[]): Promise<void> {
  const by = { by_email: sameWhen.includes('email'), by_phone: sameWhen.includes('phone') }
  await keep(engine, 'match_value', bind(sqlFile('star/match_value.sql'), by))
  await keep(
    engine,
    'label',
    statement('select distinct customer_record_key, customer_record_key as label from work.match_value'),
  )
  for (let round = 0; round < mostRounds; round++) {
    await keep(engine, 'joined_label', star('joined_label'))
    const [changed] = await rows(
      engine,
      statement<{ records: bigint }>(`select count(*) as records from work.joined_label as next
        join work.label as label on label.customer_record_key = next.customer_record_key where label.label <> next.label`),
    )
    await keep(engine, 'label', statement('select customer_record_key, label from work.joined_label'))
    if (changed?.records === 0n) return
  }
  throw new RangeError(`customer records form a chain of more than ${mostRounds} shared values; check same_when`)
}
