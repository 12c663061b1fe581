import { night, type Outcome, outcome } from './night.js'
import { projectFolder, put } from './project-folder.js'

/** A file that a source delivers. */
export interface SmallFile {
  /** Below `exports/`. */
  readonly name: string
  readonly text: string
}

const dayOf = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const line =
  'order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price'

/**
 * A shop and what makes history hard: lines with times of their own and lines with ids that come again corrected, the same
 * in two formats, a customer master and a list of articles in dated dumps, customers who are one by e-mail or telephone.
 */
export const smallProject = `version: 1
project: small
timezone: Europe/London
country: GB
currency: GBP
customer: { same_when: [email, phone] }
limits: { quarantined: 1 }
sources:
  crm:
    files:
      - name: customers
        path: exports/customers-*.csv
        ${dayOf('customers')}
        maps: { customer: { customer_id: Id, email: Email, country: Country } }
      - name: phones
        path: exports/phones-*.csv
        ${dayOf('phones')}
        maps: { customer: { customer_id: Id, phone: Phone } }
  articles:
    ids: { product: shop }
    files:
      - name: articles
        path: exports/articles-*.csv
        ${dayOf('articles')}
        maps: { product: { product_id: Code, name: Title, category: Category, unit_cost: Cost } }
  shop:
    ids: { customer: crm }
    reversals: { order_id_prefix: C }
    not_products: [{ code: POST, kind: postage }]
    files:
      - name: lines
        path: exports/lines-*.csv
        maps: { order_line: { ${line} }, product: { product_id: Product, name: Name } }
      - name: foreign
        path: exports/foreign-*.csv
        read: { delimiter: ';', encoding: windows-1252 }
        maps:
          order_line: { ${line.replace('unit_price: Price', "unit_price: { column: Price, decimal_separator: ',' }")} }
          product: { product_id: Product, name: Name }
      - name: written
        path: exports/written-*.csv
        maps: { order_line: { ${line}, line_id: Line, discount: Discount, updated_at: Changed } }
      - name: daily
        path: exports/daily-*.csv
        ${dayOf('daily')}
        maps: { order_line: { ${line}, line_id: Line } }
      - name: returns
        path: exports/returns-*.csv
        maps:
          return_line: { return_id: Return, order_id: Order, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount }
audiences:
  everybody: { segment: [champions, loyal, potential_loyalists, new, promising, need_attention, about_to_sleep, at_risk, cannot_lose, hibernating], directory: out }
`

/** The whole dump of a day: rows of id, e-mail and country. */
export function customerDump(day: string, rows: readonly (readonly [string, string, string])[]): SmallFile {
  return { name: `customers-${day}.csv`, text: csv('Id,Email,Country', rows) }
}

export type Line = readonly [
  order: string,
  customer: string,
  product: string,
  name: string,
  at: string,
  quantity: string,
  price: string,
]

export function lineFile(name: string, lines: readonly Line[]): SmallFile {
  return { name: `lines-${name}.csv`, text: csv('Order,Customer,Product,Name,At,Quantity,Price', lines) }
}

export type Return = readonly [
  id: string,
  order: string,
  customer: string,
  product: string,
  at: string,
  quantity: string,
  amount: string,
]

export function returnFile(name: string, lines: readonly Return[]): SmallFile {
  return { name: `returns-${name}.csv`, text: csv('Return,Order,Customer,Product,At,Quantity,Amount', lines) }
}

export function csv(header: string, rows: readonly (readonly string[])[]): string {
  return `${[header, ...rows.map(row => row.join(','))].join('\n')}\n`
}

/** The outcome of files that come in these nights. */
export async function outcomeOf(nights: readonly (readonly SmallFile[])[], yaml = smallProject): Promise<Outcome> {
  await using project = await projectFolder(yaml)
  for (const files of nights) {
    for (const file of files) await put(project.path, `exports/${file.name}`, file.text)
    await night(project.path, '2024-02-01')
  }
  return await outcome(project.path)
}
