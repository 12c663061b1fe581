import { dayOf, referenceKey, timesOf } from '../../config/derived-name.js'
import {
  amountsOf,
  type ColumnType,
  type Entity,
  type EntityName,
  entities,
  type KeyedName,
  keyedNames,
} from '../../config/entity.js'
import type { SqlType } from '../engine/table-schema.js'

/** Columns and their types. */
export type Shape = Readonly<Record<string, SqlType>>

/** What is read of staged files at once: an entity, or the attributes of customers. */
export type StagedPart = EntityName | 'customer_attribute'

/** The columns of a part that the star reads; all of a staged file's other columns stay where they are. */
export function shapeOf(part: StagedPart): Shape {
  return isKeyed(part) ? keyedShape(part) : shapes[part]
}

function isKeyed(part: StagedPart): part is KeyedName {
  return keyedNames.some(name => name === part)
}

/** How staged files keep a canonical value. */
export const sqlTypes: Readonly<Record<ColumnType, SqlType>> = {
  id: 'varchar',
  text: 'varchar',
  integer: 'bigint',
  decimal: 'decimal(18,4)',
  rate: 'decimal(18,12)',
  date: 'date',
  timestamp: 'timestamp(6)',
  boolean: 'boolean',
}

function keyedShape(name: KeyedName): Shape {
  const entity: Entity = entities[name]
  const { columns } = entity
  return {
    entity_key: 'bigint',
    id_key: 'bigint',
    is_there: 'boolean',
    is_left_out: 'boolean',
    written_at: 'timestamp(6)',
    ...Object.fromEntries(columns.map(({ name, type }) => [name, sqlTypes[type]])),
    ...Object.fromEntries(columns.filter(({ refers }) => refers).map(column => [referenceKey(column), 'bigint'])),
    ...Object.fromEntries(timesOf(entity).map(time => [dayOf(time), 'date'])),
    ...(name === 'campaign' && { is_deleted: 'boolean' }),
    ...(amountsOf(name).length > 0 && { money_currency: 'varchar', rated_on: 'date' }),
  }
}

/** The columns of each entity that the star reads; all of a staged file's other columns stay where they are. */
const shapes: Readonly<Record<Exclude<StagedPart, KeyedName>, Shape>> = {
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
    email_consent: 'varchar',
    phone_consent: 'varchar',
    sms_consent: 'varchar',
    account_id: 'varchar',
    account_key: 'bigint',
    email_key: 'varchar',
    phone_key: 'varchar',
    created_at: 'timestamp(6)',
    is_deleted: 'varchar',
  },
  customer_attribute: { customer_record_key: 'bigint', observed_at: 'timestamp(6)', attributes: 'varchar' },
  account: {
    account_key: 'bigint',
    observed_at: 'timestamp(6)',
    is_master: 'boolean',
    account_id: 'varchar',
    name: 'varchar',
    industry: 'varchar',
    size: 'varchar',
    employees: 'varchar',
    annual_revenue: 'varchar',
    parent_id: 'varchar',
    parent_key: 'bigint',
    owner: 'varchar',
    owner_key: 'bigint',
    city: 'varchar',
    region: 'varchar',
    country: 'varchar',
    created_at: 'timestamp(6)',
    is_deleted: 'varchar',
    foreign_currency: 'varchar',
    priced_on: 'date',
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
    cost: 'decimal(18,4)',
    status: 'varchar',
    channel: 'varchar',
    country: 'varchar',
    region: 'varchar',
    city: 'varchar',
    product_kind: 'varchar',
    is_reversal: 'boolean',
    updated_at: 'timestamp(6)',
    is_whole: 'boolean',
    version_at: 'timestamp(6)',
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
    version_at: 'timestamp(6)',
    is_there: 'boolean',
    is_with_sale: 'boolean',
    money_currency: 'varchar',
  },
  exchange_rate: {
    code: 'varchar',
    on_date: 'date',
    rate: 'decimal(18,12)',
    base_code: 'varchar',
    inverse: 'decimal(18,12)',
    observed_at: 'timestamp(6)',
  },
}
