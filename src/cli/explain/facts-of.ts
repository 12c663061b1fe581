import { sql } from 'kysely'
import type { FactTable } from '../../mining/churn/family.js'
import { compilable } from '../../mining/compilable.js'
import { withVersionDays } from '../../mining/version-days.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { query } from '../../warehouse/engine/query.js'
import type { Day, Row, Value } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'

/** A record that a score is made of: what it says, and where it was delivered. */
export type SourceFact = {
  readonly table: string
  readonly day: Day | null
  readonly says: string
  readonly source: string
  readonly file: string
  readonly record: bigint
}

/** The newest of each table are enough to look one up. */
const most = 5

/** The newest facts of a customer before a day, each with its file and record. */
export async function factsOf(
  engine: Engine,
  { table, day, shows }: FactTable,
  customer: bigint,
  asOf: Day,
): Promise<readonly SourceFact[]> {
  const told = sql.table(table)
  const at = sql.ref(`told.${day}`)
  const shown = shows.map(name => sql.ref(`told.${name}`))
  const found = await rows(
    engine,
    query(() =>
      compilable(sql<Row & { day: Day | null; source: string; file: string; record: bigint }>`
        select ${at} as day, ${sql.join(shown)}, loaded_file.source, loaded_file.name as file, told.record
        from ${told} as told
        join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
        join loaded_file on loaded_file.file_id = told.file_id
        where bridge_customer.customer_key = ${customer} and (${at} is null or ${at} < cast(${asOf} as date))
        order by ${at} desc, loaded_file.name, told.record limit ${sql.lit(most)}`),
    ),
  )
  return found.map(({ day: on, source, file, record, ...row }): SourceFact => {
    return {
      table,
      day: on,
      says: shows.flatMap(name => (row[name] === null ? [] : [said(name, row[name] ?? null)])).join(', '),
      source,
      file,
      record,
    }
  })
}

/** Money and quantities have four decimals in the star, of which people write two, or those that are not 0. */
const kept = /^-?\d+\.\d{4}$/

function said(name: string, value: Value): string {
  if (value === null) return `${name} unknown`
  const written = String(value)
  const isFigure = !name.endsWith('_id') && kept.test(written)
  return `${name} ${isFigure ? written.replace(/\.0+$|(?<=\.\d\d)0+$/, '') : written}`
}

type ShownAttribute = { readonly name: string; readonly value: string | null; readonly record_key: bigint }

/** Attributes of a customer as of a day, each with a file and record that shows it. */
export async function attributeFactsOf(
  engine: Engine,
  names: readonly string[],
  customer: bigint,
  asOf: Day,
): Promise<readonly SourceFact[]> {
  if (names.length === 0) return []
  const told = withVersionDays(sqlFile('reports/customer_attributes.sql'))
  const found = await rows(engine, bind<ShownAttribute>(told, { customer, as_of: asOf }))
  const shown = found.filter(({ name }) => names.includes(name))
  const starts = [...new Set(shown.map(({ record_key }) => startOfMd5(record_key)))]
  if (starts.length === 0) return []
  const start = sql`substr(cast(record_fate.record_md5 as varchar), 1, ${sql.lit(lettersOfKey)})`
  const places = await rows(
    engine,
    query(() =>
      compilable(sql<{ start: string; source: string; file: string; record: bigint }>`
        select ${start} as start, loaded_file.source, loaded_file.name as file, record_fate.record
        from record_fate join loaded_file on loaded_file.file_id = record_fate.file_id
        where record_fate.fate = 'loaded' and ${start} in (${sql.join(starts)})
        order by loaded_file.name, record_fate.record`),
    ),
  )
  return shown.flatMap(({ name, value, record_key }) => {
    const place = places.find(one => one.start === startOfMd5(record_key))
    if (!place) return []
    const { source, file, record } = place
    return [{ table: 'customer_attribute', day: null, says: said(name, value), source, file, record }]
  })
}

/** A record's key is the first 15 digits of its md5, which as a UUID has two dashes among them. */
const lettersOfKey = 17

function startOfMd5(key: bigint): string {
  const digits = key.toString(16).padStart(15, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12)}`
}
