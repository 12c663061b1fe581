import type { Random } from '../../fixtures/random.js'
import { night, type Outcome, outcome } from './night.js'
import { projectFolder, put } from './project-folder.js'

/** A file that a source delivers. */
export interface SmallFile {
  /** Below `exports/`. */
  readonly name: string
  readonly text: string
}

/** A shop whose lines have no times but their own, and a customer master in dated dumps: everything that history makes hard. */
export const smallProject = `version: 1
project: small
timezone: Europe/London
currency: GBP
customer: { same_when: [email] }
limits: { quarantined: 1 }
sources:
  crm:
    files:
      - name: customers
        path: exports/customers-*.csv
        date: { pattern: 'customers-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
        maps: { customer: { customer_id: Id, email: Email, country: Country } }
  shop:
    ids: { customer: crm }
    reversals: { order_id_prefix: C }
    not_products: [{ code: POST, kind: postage }]
    files:
      - name: lines
        path: exports/lines-*.csv
        maps:
          order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price }
          product: { product_id: Product, name: Name }
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

function csv(header: string, rows: readonly (readonly string[])[]): string {
  return `${[header, ...rows.map(row => row.join(','))].join('\n')}\n`
}

const customers = ['1', '2', '3', '4', '5']
const emails = ['a@example.com', 'b@example.com', 'c@example.com', '']
const countries = ['United Kingdom', 'France', '']

/**
 * Files from pools so small that everything meets: versions, merges, repeats, deliveries of the same twice, reversals
 * before and after their orders, records that are quarantined.
 */
export function randomFiles(random: Random): readonly SmallFile[] {
  const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04']
  const dumps = days.slice(random.integer(2)).map(day =>
    customerDump(
      day,
      customers.filter(() => random.chance(0.7)).map(id => [id, random.pick(emails), random.pick(countries)]),
    ),
  )
  const lines = (): Line => {
    const order = random.pick(['100', '101', '102', 'C103', 'C104'])
    const quantity = order.startsWith('C') ? random.pick(['-1', '-2']) : random.pick(['1', '2', '3', '-1', 'two'])
    const product = random.pick(['MUG', 'mug', 'CUP', 'POST'])
    const at = `2024-01-0${1 + random.integer(4)} 1${random.integer(3)}:00:00`
    return [
      order,
      random.pick([...customers, '']),
      product,
      random.pick(['Mug', 'Big mug', '']),
      at,
      quantity,
      random.pick(['1.50', '1.50', '2.00', '0']),
    ]
  }
  const all: Line[] = Array.from({ length: 30 }, lines)
  const lineFiles = ['a', 'b', 'c'].map(name =>
    lineFile(
      name,
      Array.from({ length: 1 + random.integer(20) }, () => random.pick(all)),
    ),
  )
  const returns: Return[] = [...emails.keys()].map(i => [
    `R${i}`,
    random.pick(['100', '101', '102', '999']),
    random.pick(customers),
    random.pick(['MUG', 'CUP']),
    `2024-01-05 0${i}:00:00`,
    '1',
    random.pick(['1.50', '2.00', '-1']),
  ])
  return [...dumps, ...lineFiles, returnFile('a', returns), returnFile('b', returns.slice(1))]
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
