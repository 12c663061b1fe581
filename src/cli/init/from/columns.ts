import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { companies, type Meaning, meanings, spellings } from './meanings.js'
import { moment, type ProposedField } from './propose-field.js'

/** What the files beside tell of one. */
export interface Beside {
  /** What the file is called, without its ending: `id` in `orders.csv` is that of an order. */
  readonly stem: string
  /** What the other files are called: a column of such a name, or of its id, names a record there. */
  readonly stems: ReadonlySet<string>
  /** Columns that other files take for the id of a product. */
  readonly products: ReadonlySet<string>
  /** Whether another file holds the lines of orders: then one of orders does not hold sales, too. */
  readonly hasLines: boolean
  /** What the columns of a file that is read beside begin with; empty where none is. */
  readonly prefix: string
  /** What the columns of the elements of an array begin with, where a record is one of them: `line_items.`; else empty. */
  readonly items: string
}

export const alone: Beside = { stem: '', stems: new Set(), products: new Set(), hasLines: false, prefix: '', items: '' }

/** What is told of goods, and not of the order that holds them. */
const ofItems: ReadonlySet<Meaning> = new Set(['line', 'product', 'productName', 'quantity', 'price', 'amount'])

export const isTime = ({ formats }: SampledColumn) => formats.length > 0
export const isNumber = (column: SampledColumn) => column.number !== null
export const isUnique = (one: SampledColumn) => one.filled > 0 && one.distinct === one.filled

export const filled = (column: SampledColumn) => column.filled > 0

/** An id that does not say of what: of what the file is called. */
const ownIds = /^(id|nr|no|number|nummer|numero|编号|番号|번호)\.?$/i

/** When goods are sent, come, or are due says when an order was made only where nothing else does. */
export function isSent({ name }: Pick<SampledColumn, 'name'>): boolean {
  return sent.test(spellings(name)[0] ?? '')
}

function isNet({ name }: SampledColumn): boolean {
  return /^net(t?o)?(sales|amount|total|revenue|value|umsatz|betrag)$/.test(spellings(name)[0] ?? '')
}

const sent =
  /^ship|shipp|deliver|dispatch|arriv|limit|deadline|due|estimat|expect|promis|required|versand|liefer|fallig|expedi|livraison|envio|entrega|consegna|spedi|levering|wysylk|发货|送达|到货|交货|应付日|出荷|納期|배송/

/** The columns of a file, by what they may mean. */
export class Columns {
  readonly #columns: readonly SampledColumn[]
  readonly #beside: Beside

  constructor(columns: readonly SampledColumn[], beside: Beside) {
    this.#beside = beside
    // What an order says of itself comes first, wherever its lines stand in it.
    this.#columns = [...columns.filter(one => !this.isItem(one)), ...columns.filter(one => this.isItem(one))]
  }

  find(meaning: Meaning, fits: (column: SampledColumn) => boolean = () => true): SampledColumn | undefined {
    for (const pattern of meanings.get(meaning) ?? []) {
      const among =
        this.#beside.items !== '' && ofItems.has(meaning) ? this.#columns.filter(this.isItem, this) : this.#columns
      const found = among.find(one => fits(one) && this.#spellings(one).some(name => pattern.test(name)))
      if (found) return found
    }
    return undefined
  }

  /** Whether it is of the elements of an array, not of the record that holds them. */
  isItem({ name }: SampledColumn): boolean {
    return this.#beside.items !== '' && name.startsWith(this.#beside.items)
  }

  /** Whether it may tell of a person: an order that holds its lines, and what they sell, have names, too. */
  mayTellPerson(column: SampledColumn): boolean {
    return this.#beside.items === '' || (!this.isItem(column) && column.name.toLowerCase() !== 'name')
  }

  /** The number of an element in its array. */
  get place(): SampledColumn | undefined {
    return this.#columns.find(({ name }) => name === `${this.#beside.items}#`)
  }

  /** `id` of a file `orders` is `orderid`; of a joined column the name behind its prefix counts, of a nested one its last. */
  #spellings(column: SampledColumn): readonly string[] {
    const { prefix, items, stem } = this.#beside
    const { name } = column
    const within = [prefix, items].find(one => one !== '' && name.startsWith(one)) ?? ''
    // Lists of GraphQL wrap each element: edges, and the node of each.
    const own = name.slice(within.length).replace(/^node\./, '')
    const last = own.slice(Math.max(own.lastIndexOf('.'), own.lastIndexOf('/')) + 1)
    const holder = items === '' ? singular(stem) : this.isItem(column) ? 'line' : 'order'
    const ofFile = ownIds.test(own) ? spellings(holder).map(word => `${word}id`) : []
    return [...ofFile, ...spellings(own), ...spellings(last)]
  }

  get time(): SampledColumn | undefined {
    return this.timeOf(() => true)
  }

  /** The time of a fact, among the columns that are free for it: no other than when it was changed last where that is all. */
  timeOf(free: (column: SampledColumn) => boolean): SampledColumn | undefined {
    const updated = this.find('updated', isTime)
    const happened = (one: SampledColumn) => isTime(one) && one !== updated && free(one)
    const ordered = (one: SampledColumn) => happened(one) && !isSent(one)
    return (
      this.find('time', ordered) ??
      this.#columns.find(column => ordered(column) && column.number === null) ??
      this.find('time', happened) ??
      (updated && free(updated) ? updated : undefined)
    )
  }

  /** Since when the values of a record hold, where no other column of it is that time. */
  updatedOf(taken: ReadonlySet<string>): { readonly updated_at?: ProposedField } {
    const updated = this.find('updated', one => isTime(one) && !taken.has(one.name))
    return updated ? { updated_at: this.moment(updated) } : {}
  }

  get amount(): SampledColumn | undefined {
    return this.find('amount', isNumber)
  }

  /** What a line comes to: where it tells what was taken off, what is left. */
  get amountOfLine(): SampledColumn | undefined {
    const net = this.find('discount', isNumber) && this.#columns.find(one => isNumber(one) && isNet(one))
    return net ?? this.amount
  }

  /** The id of a customer, and not of one of the companies that a file beside lists. */
  get customer(): SampledColumn | undefined {
    const hasCompanies = [...this.#beside.stems].some(stem => companies.test(stem))
    const company = hasCompanies ? this.find('companyId', filled) : undefined
    return this.find('customer', one => filled(one) && one !== company)
  }

  get email(): SampledColumn | undefined {
    return this.find('email', ({ isEmail }) => isEmail) ?? this.#columns.find(({ isEmail }) => isEmail)
  }

  get product(): SampledColumn | undefined {
    return (
      this.#columns.find(({ name }) => this.#beside.products.has(name)) ??
      this.#columns.find(({ name }) => /^id$/i.test(name) && this.#isNamedBeside) ??
      this.find('product', ({ filled }) => filled > 0)
    )
  }

  /** Whether another file takes a column that is called like this one for the id of a product. */
  get #isNamedBeside(): boolean {
    const own = entityOf(this.#beside.stem)
    return [...this.#beside.products].some(name => entityOf(name) === own)
  }

  /** The one column of its own that is the id of something, and of no order, line or customer. */
  get onlyOtherId(): SampledColumn | undefined {
    const known = (['order', 'line', 'customer'] as const).map(meaning => this.find(meaning))
    const ids = this.#columns.filter(
      one =>
        (/[a-z0-9_]id$/i.test(one.name) || this.#beside.stems.has(entityOf(one.name))) &&
        (this.#beside.prefix === '' || !one.name.startsWith(this.#beside.prefix)) &&
        !known.includes(one),
    )
    return ids.length === 1 ? ids[0] : undefined
  }

  /** The time of a fact: a column of days and one of hours where they stand apart. */
  moment(column: SampledColumn): ProposedField {
    const isDay = column.formats.every(format => format === 'iso' || !/%[HI]/.test(format))
    const hour = isDay
      ? this.find('hour', one => one !== column && one.hour !== null && one.filled === column.filled)
      : undefined
    return moment(column, hour)
  }

  get all(): readonly SampledColumn[] {
    return this.#columns
  }

  get stem(): string {
    return this.#beside.stem
  }
}

/** What a file or a column that names its records is about: `orders`, `order_id` and `Order` are `order`. */
export function entityOf(name: string): string {
  return (spellings(singular(name))[0] ?? '').replace(/(?<=.)id$/, '')
}

/** `orders` as `order`, `categories` as `category`; of several words the last. */
export function singular(stem: string): string {
  return stem.replace(/ies$/i, 'y').replace(/([^s])s$/i, '$1')
}
