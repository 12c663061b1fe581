import { type EntityName, factsOf, type KeyedName, keyedNames } from '../../config/entity.js'
import { deletedRule, hasFlag } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { businessDay, startOfDay } from './business-day.js'

import { keyedColumns } from './keyed-columns.js'
import { lineColumns } from './line-columns.js'
import { moneyCurrency, ratedOn } from './money-currency.js'
import { phoneKey } from './phone-plan.js'
import { type Derived, keyOf, observedAt, type Place } from './place.js'
import { productKind } from './product-kind.js'

type ColumnsOf = (place: Place) => Derived

/** Keys, business days and kinds, in the words of DuckDB's macros in `sql/staging`. */
export const derived: Readonly<Record<EntityName, ColumnsOf>> = {
  customer: place => ({
    customer_record_key: keyOf('customer', place, 'customer__customer_id'),
    account_key: keyOf('account', place, 'customer__account_id'),
    observed_at: observedAt(['customer__updated_at'], place),
    email_key: 'email_key(customer__email)',
    phone_key: phoneKey('customer__phone', place.phones),
    is_deleted: isDeleted(place),
  }),
  account: place => ({
    account_key: keyOf('account', place, 'account__account_id'),
    parent_key: keyOf('account', place, 'account__parent_id'),
    owner_key: keyOf('owner', place, 'account__owner'),
    observed_at: observedAt(['account__updated_at'], place),
    // What only names a company says nothing of it, whatever else the record is about.
    is_master: Object.keys(place.maps.account ?? {}).length > 1 ? 'true' : 'false',
    is_deleted: isDeleted(place),
    ...foreignAmounts('account', 'account__updated_at', place),
  }),
  product: place => ({
    product_key: keyOf('product', place, 'product__product_id'),
    observed_at: observedAt(['product__updated_at', startOfDay('product__valid_from', place)], place),
    kind: productKind('product__product_id', place),
    is_master: tellsOfProduct(place) || factsOf(place.maps).length === 0 ? 'true' : 'false',
    is_deleted: isDeleted(place),
    is_sale:
      place.factTime === 'order_line__ordered_at'
        ? '(order_line__quantity > 0 and order_line__unit_price > 0)'
        : 'false',
    ...foreignAmounts('product', `coalesce(product__updated_at, ${startOfDay('product__valid_from', place)})`, place),
  }),
  ...lineColumns,
  exchange_rate: place => ({
    observed_at: observedAt(['exchange_rate__updated_at'], place),
    code: 'upper(exchange_rate__currency)',
    base_code: 'upper(exchange_rate__base)',
    // Divided here alone, where one engine does it: no two engines agree on the last digit of a quotient.
    inverse: `case when exchange_rate__rate > 0.000001 then cast(round(1 / cast(exchange_rate__rate as double), 12) as decimal(18,12)) end`,
  }),
  ...(Object.fromEntries(keyedNames.map(name => [name, keyedColumns(name)])) as Record<KeyedName, ColumnsOf>),
}

/** In which currency, and of which business day, the amounts of a member stand; NULL where in the project's. */
function foreignAmounts(entity: 'account' | 'product', time: string, place: Place): Derived {
  const day = ratedOn(entity, place, [businessDay(observedAt([time], place), place)])
  const currency = moneyCurrency(entity, place)
  const isForeign = `${currency} <> ${literal(place.currency)}`
  return { foreign_currency: `case when ${isForeign} then ${currency} end`, priced_on: day }
}

/** Whether records say more of a product than what a line calls it: such a thing has a history, wherever it is read. */
function tellsOfProduct({ maps: { product = {} } }: Place): boolean {
  return ['category', 'subcategory', 'brand', 'unit_cost', 'list_price'].some(column => product[column] !== undefined)
}

/** What a record says of whether its member is gone; a flag of a fact is about the fact. */
function isDeleted({ kind, maps }: Place): string {
  if (!hasFlag(kind) || factsOf(maps).length > 0) return 'null::varchar'
  return `case when ignored = ${literal(deletedRule)} then '1' else '0' end`
}
