import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { alone, type Beside, Columns, filled, isNumber, isUnique } from './columns.js'
import { follow } from './follow-recipe.js'
import { others, spellings } from './meanings.js'
import { always, bracket, named, number, type ProposedField, perUnit } from './propose-field.js'
import { happeningOf } from './propose-happening.js'
import { type ProposedLabel, proposeLeavers, saysWhoLeft } from './propose-leavers.js'
import { dayOfRecord } from './propose-panel.js'
import {
  currencyOf,
  customerOf,
  type Fields,
  inList,
  type Maps,
  optional,
  personal,
  personOf,
} from './propose-person.js'
import { company, costs, returns } from './recipes.js'

/** What a file that no preset knows may hold: fields by entity and column, and the columns that nothing maps. */
export interface ProposedKind {
  readonly maps: Readonly<Record<string, Fields>>
  /** Attributes of the customer, by name. */
  readonly attributes?: Fields
  /** Which of them says who left. */
  readonly label?: ProposedLabel
  readonly left_over: readonly string[]
}

/** What a file may hold, by the names and the values of its columns; null where nothing tells. */
export function proposeKind(sampled: readonly SampledColumn[], beside: Beside = alone): ProposedKind | null {
  const columns = new Columns(sampled, beside)
  const maps = follow(returns, columns) ?? sales(columns, beside) ?? happeningOf(columns) ?? members(columns)
  const leavers = mayBeFlat(maps, columns) ? proposeLeavers(sampled) : null
  if (leavers) return leavers
  if (maps === null) return null
  const used = new Set(Object.values(maps).flatMap(fields => Object.values(fields).flatMap(field => field.columns)))
  return { maps, left_over: sampled.map(({ name }) => name).filter(name => !used.has(name)) }
}

/**
 * What happened, and what is sold, are no customers, whatever state they are in. A contract is where the file tells of none
 * when it ends, and of no customer twice: then what says who left is all that tells it. What customers come to month by month
 * is no sale, where no order is told and a column says who left.
 */
function mayBeFlat(maps: Maps | null, columns: Columns): boolean {
  const { customer } = columns
  if (maps === null) return true
  if (maps.order_line && !columns.find('order') && columns.all.some(saysWhoLeft))
    return dayOfRecord(columns.all, false) !== null
  if (maps.subscription)
    return maps.subscription.ended_on === undefined && (customer === undefined || isUnique(customer))
  return Object.keys(maps).every(entity => entity === 'customer' || entity === 'interaction')
}

/** What comes back is no sale, though nothing tells which goods it was; nor is what an order cost the firm. */
function sales(columns: Columns, beside: Beside): Maps | null {
  const stem = columns.stem.toLowerCase()
  if (returns.stem.test(stem) || (costs.test(stem) && !columns.customer)) return null
  return lines(columns) ?? orders(columns, beside)
}

function lines(columns: Columns): Maps | null {
  const order = columns.find('order')
  const name = columns.find('productName', ({ filled }) => filled > 0)
  const quantity = columns.find('quantity', isNumber)
  const price = columns.find('price', isNumber)
  const own = columns.product ?? (quantity && price ? columns.onlyOtherId : undefined)
  const product = own ?? name
  const { time } = columns
  const amount = columns.amountOfLine
  const customer = customerOf(columns)
  // What one customer bought at one time is an order, where what is sold has a code, a price or a quantity.
  const isSale = customer.customer_id && time && (own || (name && (price || quantity)))
  if (!product || !time || !(order ?? isSale)) return null
  // Who lists fees lists payments; that they say what was paid for makes them no lines.
  if (order && isTransaction(order) && isUnique(order) && columns.find('fee')) return null
  const paid = price ? number(price) : amount ? perUnit(amount, quantity) : null
  if (paid === null) return null
  const line = columns.find('line', one => one !== order)
  const discount = price && columns.find('discount', one => isNumber(one) && one !== price && one !== amount)
  const isLineKey = line && order && (isKey(line, order) || columns.isItem(line))
  const key = isLineKey ? named(line) : columns.place && named(columns.place, 'its place among those of the order')
  return {
    order_line: {
      order_id: order ? named(order) : madeOf(customer.customer_id?.columns ?? [], time),
      ...(key && { line_id: key }),
      ...customer,
      product_id: own ? named(own) : named(product, 'no column tells a code: its name stands for it'),
      ordered_at: columns.moment(time),
      quantity: quantity ? number(quantity) : always(1, 'no column tells how many: one each'),
      unit_price: paid,
      ...(discount && {
        discount: { ...number(discount), why: 'by its name; ASKED: is it money off the whole line?' },
      }),
      ...currencyOf(columns),
      ...optional({
        channel: columns.find('channel', filled),
        status: columns.find('status', filled),
      }),
      ...(key && columns.updatedOf(new Set([time.name]))),
    },
    ...(name && { product: { product_id: own ? named(own) : named(product), name: named(name) } }),
    ...personOf(columns),
  }
}

function madeOf(customer: readonly string[], { name }: SampledColumn): ProposedField {
  const columns = [...customer, name]
  const expression = `concat(${columns.map(bracket).join(", '-', ")})`
  return {
    field: { expression },
    columns,
    why: 'ASKED: no column tells orders; is what one customer bought at one time one?',
  }
}

/** Whether a column may tell lines of an order apart. */
function isKey(line: SampledColumn, order: SampledColumn): boolean {
  return line.filled === order.filled
}

/** Orders without their goods: sales where no other file holds the lines, else what was paid. */
function orders(columns: Columns, { hasLines }: Beside): Maps | null {
  const { time, amount } = columns
  const customer = customerOf(columns)
  const told = columns.find('order')
  const order = told ?? (customer.customer_id && uniqueOf(columns))
  if (!time || !amount || !(order ?? customer.customer_id)) return null
  // What a list says of each of its people is no sale of theirs.
  if (!told && isListOfPeople(columns)) return null
  const isPaid = /paid|pay|zahl|付款/i.test(time.name) || /pa(yment|id|ypal)|charge|zahlung/i.test(columns.stem)
  const transaction = order && isTransaction(order)
  const who = personOf(columns)
  if (!isPaid && !transaction && !hasLines) {
    return {
      order_line: {
        order_id: order ? named(order) : madeOf(customer.customer_id?.columns ?? [], time),
        ...(order && isUnique(order) && { line_id: always('order', 'one record an order') }),
        ...customer,
        product_id: always('order', 'no column tells goods: what was ordered is sold as one product'),
        ordered_at: columns.moment(time),
        quantity: always(1, 'an order is sold once'),
        unit_price: number(amount),
        ...currencyOf(columns),
        ...optional({
          channel: columns.find('channel', filled),
          status: columns.find('status', filled),
        }),
      },
      ...who,
    }
  }
  const isOwn = order && (told === undefined || (transaction && isUnique(order)))
  return {
    payment: {
      ...(order && (isOwn ? { payment_id: named(order) } : { order_id: named(order) })),
      ...customer,
      paid_at: columns.moment(time),
      amount: number(amount),
      ...currencyOf(columns),
      ...optional({ status: columns.find('status', filled) }),
    },
    ...who,
  }
}

/** Whether each of its records is another customer, and tells who they are. */
function isListOfPeople(columns: Columns): boolean {
  const id = columns.customer ?? columns.email
  return id !== undefined && isUnique(id) && tellsAny(personal(columns), ['name', 'email', 'phone', ...ownNames])
}

/** Names that people have, and no company. */
const ownNames = ['first_name', 'last_name']

function tellsAny(person: Fields, of: readonly string[]): boolean {
  return of.some(column => person[column] !== undefined)
}

function isTransaction({ name }: SampledColumn): boolean {
  return /transa[ck]tion|txn/i.test(name)
}

function members(columns: Columns): Maps | null {
  const { email, time, product } = columns
  const firm = follow(company, columns)
  const person = personal(columns)
  const own = columns.find('customer', isUnique)
  const id = own ?? uniqueOf(columns) ?? email
  const isOther =
    id !== undefined && (others.test(spellings(id.name)[0] ?? '') || others.test(spellings(columns.stem)[0] ?? ''))
  const name = columns.find('productName', one => one !== product && one.filled > 0)
  const price = columns.find('price', isNumber)
  const isPerson = tellsAny(person, ['email', 'phone', ...ownNames])
  if (firm && !tellsAny(person, ['email', ...ownNames])) return firm
  if (product && isUnique(product) && !isPerson && (name ?? price)) return ofProduct(product, name, price)
  if (id && !isOther && Object.keys(person).length > 0 && (isPerson || own)) {
    return { customer: { customer_id: named(id), ...person, ...inList(columns, id) } }
  }
  if (product && (name ?? price)) return ofProduct(product, name, price)
  const customer = columns.find('customer')
  return time && customer ? { interaction: { customer_id: named(customer), started_at: columns.moment(time) } } : null
}

function ofProduct(product: SampledColumn, name: SampledColumn | undefined, price: SampledColumn | undefined): Maps {
  return {
    product: {
      product_id: named(product),
      ...(name && { name: named(name) }),
      ...(price && { list_price: number(price) }),
    },
  }
}

function uniqueOf(columns: Columns): SampledColumn | undefined {
  const found = columns.find('id', isUnique)
  // The number of a telephone is no id of anybody.
  return found && columns.find('phone') !== found ? found : undefined
}

/** Whether a kind holds lines that tell goods. */
export function holdsLines(kind: ProposedKind | null): boolean {
  return kind?.maps.order_line !== undefined && kind.maps.order_line.product_id?.columns.length !== 0
}
