import { headersOf } from '../../config/left-over.js'
import { arraysOn, recordsPlace } from '../../config/records-place.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { businessDay } from './business-day.js'
import { isThere } from './keyed-columns.js'
import { moneyCurrency } from './money-currency.js'
import { type Derived, keyOf, type Place } from './place.js'
import { productKind } from './product-kind.js'

/** What staging derives for lines of orders and of returns. */
export const lineColumns: Readonly<Record<'order_line' | 'return_line', (place: Place) => Derived>> = {
  order_line: place => ({
    order_key: `durable_key('order', ${literal(place.source.name)}, order_line__order_id)`,
    customer_record_key: keyOf('customer', place, 'order_line__customer_id'),
    product_key: keyOf('product', place, 'order_line__product_id'),
    line_id_key: lineIdKey(place),
    channel_key: "durable_key('channel', '', order_line__channel)",
    geography_key: geographyKey,
    ordered_on: place.factDay ?? 'null::date',
    amount: 'line_amount(order_line__quantity, order_line__unit_price)',
    cost: place.maps.order_line?.unit_cost
      ? 'line_amount(order_line__quantity, order_line__unit_cost)'
      : 'cast(null as decimal(18,4))',
    product_kind: productKind('order_line__product_id', place),
    is_reversal: isReversal(place),
    is_whole: isWhole(place),
    version_at: versionOfWhole('order_line', place),
    money_currency: moneyCurrency('order_line', place),
  }),
  return_line: place => ({
    order_key: `durable_key('order', ${literal(place.source.name)}, return_line__order_id)`,
    return_key: `durable_key('return', ${literal(place.source.name)}, coalesce(return_line__return_id, return_line__order_id))`,
    line_id_key: returnLineKey(place),
    is_there: isThere('return_line', place),
    is_with_sale: String(place.maps.order_line !== undefined),
    customer_record_key: keyOf('customer', place, `${ofSale('customer_id', place)}__customer_id`),
    product_key: keyOf('product', place, 'return_line__product_id'),
    channel_key: `durable_key('channel', '', ${ofSale('channel', place)}__channel)`,
    returned_on: businessDay('return_line__returned_at', place),
    product_kind: productKind('return_line__product_id', place),
    is_whole: isWhole(place),
    version_at: versionOfWhole('return_line', place),
    money_currency: moneyCurrency('return_line', place),
  }),
}

/** Where a return stands in the record of its sale, what it does not say itself is that of the sale. */
function ofSale(column: 'customer_id' | 'channel', { maps }: Place): 'order_line' | 'return_line' {
  return maps.order_line && !maps.return_line?.[column] ? 'order_line' : 'return_line'
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

/**
 * Of a return, its own id and that of the line make it: one return may take back lines of several orders. One that stands in
 * the record of its sale is known by that.
 */
function returnLineKey({ source, maps }: Place): string {
  if (maps.order_line)
    return `durable_key('return_line', ${literal(source.name)}, chr(30) || chr(31) || order_line__order_id || chr(31) || order_line__line_id)`
  const id = ['return_id', 'order_id', 'line_id'].map(name => `return_line__${name}`).join(' || chr(31) || ')
  return `durable_key('return_line', ${literal(source.name)}, ${id})`
}

/** Whether the newest delivery of an order replaces all its lines. */
function isWhole({ kind }: Place): string {
  return String(kind.replaces === 'order')
}

/**
 * When the order was written that the record is a line of, where a file holds orders with their lines in an array: one of
 * all that happened to orders shows each of them many times, and only its newest version holds.
 */
function versionOfWhole(entity: 'order_line' | 'return_line', { kind, maps }: Place): string {
  const field = maps[entity]?.updated_at
  const [outer] = arraysOn(recordsPlace(kind.read.records ?? '') ?? [])
  if (field === undefined || outer === undefined) return 'null::timestamp'
  const isOfLine = headersOf(field).some(header => header.startsWith(`${outer}.`))
  return isOfLine ? 'null::timestamp' : `${entity}__updated_at`
}

/**
 * Units below zero take back what was sold: by the id of their order whatever they cost, else where they have a price, for
 * money goes with them. Of codes that are no product the line itself is what goes.
 */
function isReversal(place: Place): string {
  const prefix = place.source.contract.reversals?.order_id_prefix
  const priced = `order_line__unit_price > 0 and ${productKind('order_line__product_id', place)} = 'product'`
  const takesBack = prefix === undefined ? priced : `starts_with(order_line__order_id, ${literal(prefix)}) or ${priced}`
  return `(order_line__quantity < 0 and (${takesBack}))`
}
