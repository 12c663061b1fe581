import { describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { type End, endOf } from './support/end-of.js'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'
import { cutIntoNights, shuffled } from './support/shuffle.js'
import type { SmallFile } from './support/small-source.js'

/** Orders that hold their lines in an array, delivered again in newer versions: those of the newest are the order's. */

interface Version {
  readonly order: number
  readonly at: string
  /** Codes of its lines; null where the order says nothing of them. */
  readonly lines: readonly string[] | null
}

const written = { lines: 'line_items', node: '' }
const nodes = { lines: 'node.lineItems.edges', node: 'node.' }

function kind(name: string, records: string, { lines, node }: typeof written): string {
  const item = lines === written.lines ? lines : `${lines}.node`
  return `- { name: ${name}, path: 'exports/*.${name}*', format: ${name === 'ndjson' ? name : 'json'}, read: { records: '${records}' }, maps: { order_line: { order_id: ${node}id, line_id: ${lines}.#, customer_id: ${node}customer.id, product_id: ${item}.sku, ordered_at: ${node}created_at, quantity: ${item}.quantity, unit_price: ${item}.price, updated_at: ${node}updated_at } } }`
}

const project = (rule: string) => `version: 1
project: nested
timezone: UTC
currency: EUR
limits: { quarantined: 1 }
sources:
  shop:
    replaces: order${rule}
    files:
      ${kind('ndjson', '[*].line_items[*]', written)}
      ${kind('json', 'orders[*].line_items[*]', written)}
      ${kind('graph', 'data.orders.edges[*].node.lineItems.edges[*]', nodes)}
`
const noLines = `
    ignore:
      - { name: no_lines, when: "is_null([line_items.#]) and is_null([node.lineItems.edges.#])" }`

const line = (sku: string) => ({ sku, quantity: 1, price: '2.50' })
const orderOf = ({ order, at }: Version) => ({
  id: order,
  customer: { id: 7 },
  created_at: '2024-01-01T10:00:00',
  updated_at: at,
})
const whole = (version: Version) => ({
  ...orderOf(version),
  ...(version.lines && { line_items: version.lines.map(line) }),
})

const writers: Readonly<Record<'ndjson' | 'json' | 'graph', (versions: readonly Version[]) => string>> = {
  ndjson: versions => versions.map(version => `${JSON.stringify(whole(version))}\n`).join(''),
  json: versions => JSON.stringify({ orders: versions.map(whole) }),
  graph: versions => {
    const edges = versions.map(version => ({
      node: {
        ...orderOf(version),
        lineItems: { edges: (version.lines ?? []).map(sku => ({ node: line(sku) })) },
      },
    }))
    return JSON.stringify({ data: { orders: { edges } } })
  },
}

function file(name: string, format: keyof typeof writers, ...versions: readonly Version[]): SmallFile {
  return { name: `${name}.${format}`, text: writers[format](versions) }
}

const questions = {
  lines:
    'select order_id, dim_product.product_id as sku from fct_order_line join dim_product using (product_key) order by 1, 2',
  fates: fateCounts,
}
const linesOf = ({ answers }: End) =>
  (answers.lines as { order_id: string; sku: string }[]).map(({ order_id, sku }) => `${order_id} ${sku}`)
const version = (order: number, day: number, lines: Version['lines']): Version => ({
  order,
  at: `2024-01-0${day}T10:00:00`,
  lines,
})

describe.each(['ndjson', 'json', 'graph'] as const)('an order of %s', format => {
  it.each([
    ['ignored by a rule', noLines, { fate: 'ignored no_lines', records: 1 }],
    [
      'in quarantine',
      '',
      {
        fate: `quarantined ${format === 'graph' ? 'node.lineItems.edges.node' : 'line_items'}.sku: is missing`,
        records: 1,
      },
    ],
  ])(
    'whose newest version holds no lines has none, in any order of arrival: %s',
    async (_, rule, fate) => {
      const old = file('a', format, version(1, 1, ['MUG', 'CUP']), version(2, 1, ['MUG']))
      // The whole file knows no column of lines, and the older version comes once more.
      const files = [old, file('b', format, version(1, 3, [])), file('c', format, version(1, 1, ['MUG', 'CUP']))]
      const end = await sameInAnyOrder(project(rule), files, questions)
      expect(linesOf(end)).toEqual(['2 MUG'])
      expect(end.answers.fates).toEqual(
        [
          { fate: 'duplicate', records: 2 },
          { fate: 'ignored superseded', records: 2 },
          { fate: 'loaded', records: 1 },
          fate,
        ].sort((a, b) => (a.fate < b.fate ? -1 : 1)),
      )
    },
    120_000,
  )
})

it('an order that got its lines back has them, though the array was null, or absent, between', async () => {
  const files = [
    file('a', 'ndjson', version(1, 1, ['MUG']), version(2, 1, ['MUG'])),
    file('b', 'ndjson', version(1, 2, null), version(3, 2, ['CUP'])),
    {
      name: 'c.ndjson',
      text: '{"id":2,"customer":{"id":7},"created_at":"2024-01-01","updated_at":"2024-01-05","line_items":null}\n',
    },
    file('d', 'json', version(1, 4, ['PEN'])),
  ]
  const end = await sameInAnyOrder(project(noLines), files, questions)
  expect(linesOf(end)).toEqual(['1 PEN', '3 CUP'])
}, 120_000)

it('one file that holds all versions of its orders keeps the lines of the newest', async () => {
  const all = [version(1, 1, ['MUG', 'CUP']), version(2, 1, ['MUG']), version(1, 2, ['CUP']), version(2, 3, [])]
  const end = await endOf(project(noLines), [[file('log', 'ndjson', ...all)]], questions)
  expect(linesOf(end)).toEqual(['1 CUP'])
}, 120_000)

it.each([11, 12])(
  'whatever versions come, in whatever files and nights, the newest of each order hold: %i',
  async seed => {
    const random = new Random(seed)
    const products = ['MUG', 'CUP', 'PEN']
    const versions = [1, 2, 3, 4].flatMap(order =>
      [1, 2, 3, 4].map(day =>
        version(order, day, random.chance(0.4) ? [] : products.slice(random.integer(3), 1 + random.integer(3))),
      ),
    )
    const dealt = cutIntoNights(shuffled([...versions, ...shuffled(versions, random).slice(0, 5)], random), 6, random)
    const files = dealt.map((some, i) => file(`f${i}`, random.pick(['ndjson', 'json', 'graph']), ...new Set(some)))
    const newest = versions.filter(({ at }) => at.startsWith('2024-01-04'))
    const expected = newest.flatMap(({ order, lines }) => (lines ?? []).map(sku => `${order} ${sku}`)).sort()
    for (const nights of [[files], cutIntoNights(shuffled(files, random), 3, random)]) {
      const end = await endOf(project(noLines), nights, questions)
      expect(linesOf(end)).toEqual(expected)
    }
  },
  240_000,
)
