import type { Engine } from '../engine/engine.js'
import type { Query, Statement } from '../engine/query.js'
import { quoted } from '../engine/quoting.js'
import type { SqlType } from '../engine/table-schema.js'
import type { StagedEntity, StagedFile } from './staged-file.js'

type Shape = Readonly<Record<string, SqlType>>

const record: Shape = { file_id: 'bigint', record: 'bigint', source: 'varchar', record_key: 'bigint' }

/** The columns of each entity that the star reads; all of a staged file's other columns stay where they are. */
const shapes: Readonly<Record<StagedEntity, Shape>> = {
  customer: {
    customer_record_key: 'bigint',
    observed_at: 'timestamp(6)',
    customer_id: 'varchar',
    kind: 'varchar',
    name: 'varchar',
    first_name: 'varchar',
    last_name: 'varchar',
    email: 'varchar',
    phone: 'varchar',
    street: 'varchar',
    city: 'varchar',
    region: 'varchar',
    postal_code: 'varchar',
    country: 'varchar',
    birth_date: 'varchar',
    gender: 'varchar',
    email_key: 'varchar',
    phone_key: 'varchar',
    created_at: 'timestamp(6)',
    is_deleted: 'varchar',
  },
  product: {
    product_key: 'bigint',
    observed_at: 'timestamp(6)',
    product_id: 'varchar',
    kind: 'varchar',
    is_master: 'boolean',
    is_sale: 'boolean',
    name: 'varchar',
    category: 'varchar',
    subcategory: 'varchar',
    brand: 'varchar',
    unit_cost: 'varchar',
    list_price: 'varchar',
    is_deleted: 'varchar',
    foreign_currency: 'varchar',
    priced_on: 'date',
  },
  order_line: {
    order_key: 'bigint',
    line_id_key: 'bigint',
    order_id: 'varchar',
    line_id: 'varchar',
    customer_record_key: 'bigint',
    product_key: 'bigint',
    channel_key: 'bigint',
    geography_key: 'bigint',
    ordered_at: 'timestamp(6)',
    ordered_on: 'date',
    quantity: 'decimal(18,4)',
    unit_price: 'decimal(18,4)',
    amount: 'decimal(18,4)',
    discount: 'decimal(18,4)',
    tax: 'decimal(18,4)',
    shipping: 'decimal(18,4)',
    status: 'varchar',
    channel: 'varchar',
    country: 'varchar',
    region: 'varchar',
    city: 'varchar',
    product_kind: 'varchar',
    is_reversal: 'boolean',
    updated_at: 'timestamp(6)',
    is_whole: 'boolean',
    money_currency: 'varchar',
  },
  return_line: {
    return_key: 'bigint',
    line_id_key: 'bigint',
    return_id: 'varchar',
    order_key: 'bigint',
    order_id: 'varchar',
    line_id: 'varchar',
    customer_record_key: 'bigint',
    product_key: 'bigint',
    channel_key: 'bigint',
    channel: 'varchar',
    returned_at: 'timestamp(6)',
    returned_on: 'date',
    quantity: 'decimal(18,4)',
    amount: 'decimal(18,4)',
    reason: 'varchar',
    product_kind: 'varchar',
    updated_at: 'timestamp(6)',
    is_whole: 'boolean',
    money_currency: 'varchar',
  },
  exchange_rate: {
    code: 'varchar',
    on_date: 'date',
    rate: 'decimal(18,12)',
    observed_at: 'timestamp(6)',
  },
}

/** What records claim of others: one row a claim. */
const claims: Shape = {
  file_id: 'bigint',
  record: 'bigint',
  position: 'bigint',
  line: 'bigint',
  rule: 'varchar',
  claim_key: 'bigint',
  thing_key: 'bigint',
  claimed_at: 'timestamp(6)',
  claimed_on: 'date',
  currency: 'varchar',
  amount: 'double',
  column_name: 'varchar',
  value: 'varchar',
}

const records: Shape = { ...record, ignored: 'varchar', reason: 'varchar', record_md5: 'uuid' }
const problems: Shape = {
  file_id: 'bigint',
  record: 'bigint',
  position: 'bigint',
  source: 'varchar',
  line: 'bigint',
  column_name: 'varchar',
  value: 'varchar',
  reason: 'varchar',
}

/** Every record of some staged files. */
export function stagedRecords(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.map(file => file.path),
    records,
    name => name,
  )
}

/** What is wrong with the records of some staged files. */
export function stagedProblems(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.flatMap(file => file.problems ?? []),
    problems,
    name => name,
  )
}

/** What the records of some staged files claim of others. */
export function stagedClaims(engine: Engine, files: readonly StagedFile[]): Promise<Query> {
  return relation(
    engine,
    files.flatMap(file => file.claims ?? []),
    claims,
    name => name,
  )
}

/** One entity of some staged files, its columns under their own names. */
export function stagedEntity(engine: Engine, files: readonly StagedFile[], entity: StagedEntity): Promise<Query> {
  const paths = files.filter(file => file.entities.includes(entity)).map(file => file.path)
  const shape = { ...record, ...shapes[entity] }
  return relation(engine, paths, shape, name => (name in record ? name : `${entity}__${name}`))
}

/** Columns of files under other names and with fixed types; without files, the same relation without rows. */
async function relation(
  engine: Engine,
  paths: readonly string[],
  shape: Shape,
  from: (name: string) => string,
): Promise<Query> {
  const columns = Object.entries(shape)
  if (paths.length === 0) {
    const text = `select ${columns.map(([name, type]) => `cast(null as ${type}) as ${quoted(name)}`).join(', ')} where 1 = 0`
    return { build: () => ({ text, values: [] }) }
  }
  const files: Statement = engine.compile(
    await engine.files(
      paths,
      columns.map(([name]) => from(name)),
    ),
  )
  const list = columns.map(([name, type]) => `cast(${quoted(from(name))} as ${type}) as ${quoted(name)}`).join(', ')
  return { build: () => ({ text: `select ${list} from (${files.text}) as file`, values: files.values }) }
}
