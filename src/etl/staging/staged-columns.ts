import type { EntityName } from '../../config/entity.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { deletedRule, hasFlag } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { type BusinessDay, businessDay, startOfDay } from './business-day.js'
import { type PhonePlan, phoneKey } from './phone-plan.js'

/** What staging derives from the cast values of an entity: column name to SQL over `<entity>__<column>`. */
export type Derived = Readonly<Record<string, string>>

export interface Place extends BusinessDay {
  readonly source: SourceContract
  /** The project's. */
  readonly currency: string
  readonly kind: SourceFile
  /** To read telephone numbers that are written nationally. */
  readonly phones: PhonePlan
  /** The day that a file's name declares, as SQL; `null::timestamp` without one. */
  readonly fileTime: string
  /** The time of the fact in the same record, as SQL; null where the kind has none. */
  readonly factTime: string | null
  /** The business day of that time, as SQL. */
  readonly factDay: string | null
}

/** Keys, business days and kinds, in the words of DuckDB's macros in `sql/staging`. */
export const derived: Readonly<Record<EntityName, (place: Place) => Derived>> = {
  customer: place => ({
    customer_record_key: key('customer', place, 'customer__customer_id'),
    observed_at: observedAt(['customer__updated_at'], place),
    email_key: 'email_key(customer__email)',
    phone_key: phoneKey('customer__phone', place.phones),
    is_deleted: isDeleted(place),
  }),
  product: place => ({
    product_key: key('product', place, 'upper(product__product_id)'),
    observed_at: observedAt(['product__updated_at', startOfDay('product__valid_from', place)], place),
    kind: productKind('product__product_id', place),
    is_master: place.factTime === null ? 'true' : 'false',
    is_deleted: isDeleted(place),
    is_sale:
      place.factTime === 'order_line__ordered_at'
        ? '(order_line__quantity > 0 and order_line__unit_price > 0)'
        : 'false',
    ...foreignPrice(place),
  }),
  order_line: place => ({
    order_key: `durable_key('order', ${literal(place.source.name)}, order_line__order_id)`,
    customer_record_key: key('customer', place, 'order_line__customer_id'),
    product_key: key('product', place, 'upper(order_line__product_id)'),
    line_id_key: lineIdKey(place),
    channel_key: "durable_key('channel', '', order_line__channel)",
    geography_key: geographyKey,
    ordered_on: place.factDay ?? 'null::date',
    amount: 'line_amount(order_line__quantity, order_line__unit_price)',
    product_kind: productKind('order_line__product_id', place),
    is_reversal: isReversal(place),
    is_whole: isWhole(place),
    money_currency: moneyCurrency('order_line', place),
  }),
  return_line: place => ({
    order_key: `durable_key('order', ${literal(place.source.name)}, return_line__order_id)`,
    return_key: `durable_key('return', ${literal(place.source.name)}, coalesce(return_line__return_id, return_line__order_id))`,
    line_id_key: returnLineKey(place),
    customer_record_key: key('customer', place, 'return_line__customer_id'),
    product_key: key('product', place, 'upper(return_line__product_id)'),
    channel_key: "durable_key('channel', '', return_line__channel)",
    returned_on: businessDay('return_line__returned_at', place),
    product_kind: productKind('return_line__product_id', place),
    is_whole: isWhole(place),
    money_currency: moneyCurrency('return_line', place),
  }),
  exchange_rate: place => ({
    observed_at: observedAt(['exchange_rate__updated_at'], place),
    code: 'upper(exchange_rate__currency)',
  }),
}

const place3 = ['country', 'region', 'city']
  .map(name => `coalesce(order_line__${name}, chr(30))`)
  .join(' || chr(31) || ')
const geographyKey = `case when coalesce(order_line__country, order_line__region, order_line__city) is null then 0
    else durable_key('geography', '', ${place3}) end`

/** Where lines have ids, the id makes the line; else its record does, with its occurrence. */
function lineIdKey({ source }: Place): string {
  return `durable_key('line', ${literal(source.name)}, order_line__order_id || chr(31) || order_line__line_id)`
}

/** Of a return, its own id and that of the line make it: one return may take back lines of several orders. */
function returnLineKey({ source }: Place): string {
  const id = ['return_id', 'order_id', 'line_id'].map(name => `return_line__${name}`).join(' || chr(31) || ')
  return `durable_key('return_line', ${literal(source.name)}, ${id})`
}

/** Ids of one source may be those of another one: both then share their members. */
function key(entity: 'customer' | 'product', { source }: Place, id: string): string {
  return `durable_key(${literal(entity)}, ${literal(source.contract.ids[entity] ?? source.name)}, ${id})`
}

/** The declared column, else the time of the fact in the same record, else the day of the file, else none: no history. */
function observedAt(own: readonly string[], place: Place): string {
  const times = [...own, ...(place.factTime === null ? [] : [place.factTime]), place.fileTime, "timestamp '1970-01-01'"]
  return `coalesce(${times.join(', ')})`
}

/** The kind of the first rule of the contract that names the code. */
function productKind(id: string, { source }: Place): string {
  const whens = source.contract.not_products.map(({ code, pattern, kind }) =>
    code === undefined
      ? { test: `regexp_full_match(${id}, ${literal(pattern ?? '')}, 'i')`, kind }
      : { test: `upper(${id}) = ${literal(code.trim().toUpperCase())}`, kind },
  )
  if (whens.length === 0) return "'product'"
  return `case ${whens.map(({ test, kind }) => `when ${test} then ${literal(kind)}`).join(' ')} else 'product' end`
}

/** The currency of a record's amounts. */
function moneyCurrency(entity: 'product' | 'order_line' | 'return_line', { source }: Place): string {
  return `upper(coalesce(${entity}__currency, ${literal(source.contract.currency)}))`
}

/** In which currency, and as of which business day, cost and price of a product stand; NULL where in the project's. */
function foreignPrice(place: Place): Derived {
  const isForeign = `${moneyCurrency('product', place)} <> ${literal(place.currency)}`
  const time = observedAt(['product__updated_at', startOfDay('product__valid_from', place)], place)
  return {
    foreign_currency: `case when ${isForeign} then ${moneyCurrency('product', place)} end`,
    priced_on: `case when ${isForeign} then ${businessDay(time, place)} end`,
  }
}

/** What a record says of whether its customer or product is gone; a flag of a line is about the line. */
function isDeleted({ kind, factTime }: Place): string {
  if (!hasFlag(kind) || factTime !== null) return 'null::varchar'
  return `case when ignored = ${literal(deletedRule)} then '1' else '0' end`
}

/** Whether the newest delivery of an order replaces all its lines. */
function isWhole({ kind }: Place): string {
  return String(kind.replaces === 'order')
}

function isReversal({ source }: Place): string {
  const prefix = source.contract.reversals?.order_id_prefix
  if (prefix === undefined) return 'false'
  return `(starts_with(order_line__order_id, ${literal(prefix)}) and order_line__quantity < 0)`
}
