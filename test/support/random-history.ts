import type { Random } from '../../fixtures/random.js'
import { csv, type SmallFile } from './small-source.js'

const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const line =
  'order_id: Order, line_id: Line, customer_id: { column: Customer, references: customer }, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price, discount: Off, currency: Currency'

/**
 * A firm with all that makes a year hard to keep: whole dumps that tell by absence who is gone, flags that say so, lines
 * corrected by line and by order, values that must be unique, lines that wait for their customer or for a rate, and
 * business days that start in the night.
 */
export const historyProject = `version: 1
project: history
timezone: America/New_York
currency: USD
limits: { quarantined: 1 }
calendar: { day_starts: "04:00", week_starts: sunday, fiscal_year_starts: 2, fiscal_weeks: "4-5-4" }
customer: { same_when: [email] }
rates: { carry_days: 40 }
sources:
  crm:
    files:
      - name: customers
        path: exports/customers-*.csv
        ${dated('customers')}
        deletes: absence
        maps: { customer: { customer_id: { column: Id, unique: true }, email: { column: Mail, unique: true }, country: Country } }
      - name: contacts
        path: exports/contacts-*.csv
        deletes: { flag: IsDeleted }
        maps: { customer: { customer_id: Id, email: { column: Mail, unique: true }, country: Country, updated_at: Changed } }
      - name: products
        path: exports/products-*.csv
        ${dated('products')}
        deletes: absence
        maps: { product: { product_id: Code, unit_cost: Cost, currency: Currency } }
  bank:
    files:
      - { name: rates, path: 'exports/rates-*.csv', ${dated('rates')}, maps: { exchange_rate: { currency: Code, on_date: Day, rate: Rate } } }
  shop:
    timezone: Europe/London
    ids: { customer: crm, product: crm }
    reversals: { order_id_prefix: C }
    files:
      - name: written
        path: exports/written-*.csv
        deletes: { flag: IsDeleted, is: ['1'] }
        maps: { order_line: { ${line}, updated_at: Changed } }
      - name: daily
        path: exports/daily-*.csv
        replaces: order
        ${dated('daily')}
        maps: { order_line: { ${line.replace('line_id: Line, ', '')} } }
      - name: returns
        path: exports/returns-*.csv
        maps:
          return_line: { return_id: Return, order_id: Order, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount, currency: Currency }
`

const days = ['2024-02-03', '2024-03-31', '2024-06-30', '2024-10-27', '2024-12-30']
// Before the day starts, in the night that clocks go forward past, in the one that comes twice.
const hours = ['02:30:00', '00:30:00', '01:30:00', '10:00:00', '23:59:59']
const mails = ['a@example.com', 'A@example.com', 'b@example.com', 'c@example.com', '']
const countries = ['France', 'Spain', '']
const currencies = ['USD', 'EUR', 'eur', 'GBP', '', 'CHF']
const members = ['1', '2', '3', '4', '5']

/** Files of a year from pools so small that everything meets. */
export function randomHistory(random: Random): readonly SmallFile[] {
  const many = (most: number) => 1 + random.integer(most)
  const rowsOf = (count: number, row: () => readonly string[]) => Array.from({ length: count }, row)
  const file = (name: string, header: string, rows: readonly (readonly string[])[]) => ({
    name: `${name}.csv`,
    text: csv(header, rows),
  })
  const at = () => `${random.pick(days)} ${random.pick(hours)}`
  const someDays = () => days.filter(() => random.chance(0.7))
  const price = () => random.pick(['1.50', '2.00', '0.37'])

  const orderLine = (order: string, units: string) => [
    random.pick([...members, '8', '']),
    random.pick(['MUG', 'CUP']),
    random.pick([`2024-03-31 ${random.pick(hours)}`, at()]),
    units,
    price(),
    random.pick(['0.10', '']),
    random.pick(order.startsWith('C') ? ['EUR'] : currencies),
  ]
  const written = () => {
    const order = random.pick(['200', '201', '202', 'C203'])
    const units = order.startsWith('C') ? random.pick(['-1', '-2']) : random.pick(['1', '2', '3', 'two'])
    return [order, random.pick(['1', '2', '']), ...orderLine(order, units), random.pick(['0', '0', '1']), at()]
  }
  const pool = rowsOf(8, () => {
    const order = random.pick(['300', '301', '302'])
    return [order, ...orderLine(order, random.pick(['1', '2', 'two']))]
  })
  const line = 'Customer,Product,At,Quantity,Price,Off,Currency'
  return [
    ...someDays().map(day =>
      file(
        `customers-${day}`,
        'Id,Mail,Country',
        members
          .filter(() => random.chance(0.7))
          .flatMap(id =>
            rowsOf(random.chance(0.1) ? 2 : 1, () => [
              random.chance(0.05) ? '' : id,
              random.pick(mails),
              random.pick(countries),
            ]),
          ),
      ),
    ),
    ...['a', 'b'].map(name =>
      file(
        `contacts-${name}`,
        'Id,Mail,Country,IsDeleted,Changed',
        rowsOf(many(4), () => [
          random.pick([...members, '6']),
          random.pick(mails),
          random.pick(countries),
          random.pick(['0', 'true']),
          at(),
        ]),
      ),
    ),
    ...someDays().map(day =>
      file(
        `products-${day}`,
        'Code,Cost,Currency',
        ['MUG', 'CUP']
          .filter(() => random.chance(0.7))
          .map(code => [code, random.pick(['0.50', '']), random.pick(['USD', 'EUR'])]),
      ),
    ),
    ...someDays().map(day =>
      file(
        `rates-${day}`,
        'Code,Day,Rate',
        rowsOf(many(4), () => [
          random.pick(['EUR', 'GBP']),
          random.pick(days),
          random.pick(['1.08', '1.27', '0.9', 'none']),
        ]),
      ),
    ),
    ...['a', 'b', 'c'].map(name =>
      file(`written-${name}`, `Order,Line,${line},IsDeleted,Changed`, rowsOf(many(6), written)),
    ),
    ...someDays().map(day =>
      file(
        `daily-${day}`,
        `Order,${line}`,
        rowsOf(many(5), () => random.pick(pool)),
      ),
    ),
    file(
      'returns-a',
      'Return,Order,Customer,Product,At,Quantity,Amount,Currency',
      rowsOf(4, () => [
        random.pick(['R1', 'R2']),
        random.pick(['200', '300', '301', '999']),
        random.pick(members),
        random.pick(['MUG', 'CUP']),
        at(),
        '1',
        price(),
        random.pick(currencies),
      ]),
    ),
  ]
}
