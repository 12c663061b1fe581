import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withLookout } from '../../presets/check-files.js'
import { propose } from './propose.js'

/** What is proposed for one file. */
async function proposed(name: string, content: string) {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-nested-'))
  try {
    await writeFile(join(folder, name), content)
    const { sources } = await withLookout(folder, lookout => propose(lookout, '.'))
    const from = sources[0]?.from
    if (!from || !('kinds' in from)) throw new Error(JSON.stringify(sources))
    const [kind] = from.kinds
    const fields = Object.entries(kind?.maps.order_line ?? {}).map(([column, { field }]) => [column, field])
    return {
      ignore: from.ignore[0]?.when,
      format: kind?.format,
      read: kind?.read,
      replaces: kind?.replaces,
      line: Object.fromEntries(fields),
      sample: kind?.sample,
      customer:
        kind?.maps.customer &&
        Object.fromEntries(Object.entries(kind.maps.customer).map(([column, { field }]) => [column, field])),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const days = [1, 2, 3].map(day => `2024-03-0${day}T09:00:00`)

it('an order that holds its lines is read line by line, and an order without any is ignored by a rule', async () => {
  const orders = days.map((at, i) => ({
    id: 700 + i,
    name: `#${i}`,
    date_created: at,
    date_modified: at,
    total: '9.00',
    customer_id: i,
    billing: { email: `a${i}@x.com` },
    shipping_lines: [{ id: 1, title: 'Post', price: '4.90' }],
    line_items: [1, 2].slice(i).map(n => ({ id: n, name: 'Mug', sku: 'M', quantity: n, price: 3, total: '6.00' })),
  }))
  expect(await proposed('export.json', JSON.stringify({ orders }))).toEqual({
    ignore: 'is_null([line_items.#])',
    customer: { customer_id: 'customer_id', email: 'billing.email' },
    read: { records: 'orders[*].line_items[*]' },
    replaces: 'order',
    line: {
      order_id: 'id',
      line_id: 'line_items.id',
      customer_id: 'customer_id',
      product_id: 'line_items.sku',
      ordered_at: 'date_created',
      quantity: 'line_items.quantity',
      unit_price: 'line_items.price',
      updated_at: 'date_modified',
    },
    sample: { records: 4, loads: 3, others: [{ fate: 'ignored', reason: 'no_lines', records: 1 }] },
  })
})

it('so are lines of text, whose elements have numbers where they have no id', async () => {
  const lines = days.map((ts, i) =>
    JSON.stringify({
      purchase_id: `p${i}`,
      player: { id: i },
      ts,
      items: [{ sku: 'gem', qty: 2, unit_price: { amount: '0.99' } }],
    }),
  )
  const { read, line } = await proposed('purchases.ndjson', `${lines.join('\n')}\n`)
  expect(read).toEqual({ records: '[*].items[*]' })
  expect(line).toMatchObject({
    order_id: 'purchase_id',
    line_id: 'items.#',
    customer_id: 'player.id',
    product_id: 'items.sku',
    quantity: 'items.qty',
    unit_price: 'items.unit_price.amount',
  })
})

it('and the nodes of a list of GraphQL', async () => {
  const edges = days.map((createdAt, i) => {
    const price = { shopMoney: { amount: '5.0', currencyCode: 'EUR' } }
    const item = { node: { id: `l${i}`, title: 'Mug', quantity: 2, sku: 'M', originalUnitPriceSet: price } }
    return { node: { id: `o${i}`, createdAt, customer: { id: i }, lineItems: { edges: [item] } } }
  })
  const { read, line } = await proposed('orders.json', JSON.stringify({ data: { orders: { edges } } }))
  expect(read).toEqual({ records: 'data.orders.edges[*].node.lineItems.edges[*]' })
  expect(line).toMatchObject({
    order_id: 'node.id',
    customer_id: 'node.customer.id',
    product_id: 'node.lineItems.edges.node.sku',
    unit_price: 'node.lineItems.edges.node.originalUnitPriceSet.shopMoney.amount',
  })
})

it('a record a line under the name of JSON, with exponents where a program writes small numbers so', async () => {
  const lines = days.map(
    (at, i) =>
      `{"order_id": "A${i}", "customer_id": "C", "created_at": "${at}", "sku": "S", "quantity": 1, "unit_price": 1E-02}`,
  )
  const { format, line, sample } = await proposed('orders.json', lines.join('\n'))
  expect(format).toBe('ndjson')
  expect(Object.keys(line)).toContain('ordered_at')
  expect(sample).toMatchObject({ records: 3, loads: 3 })
})

it('what is sold, and an order, have names that are no name of a customer', async () => {
  const orders = days.map((at, i) => ({
    id: 700 + i,
    name: `#${i}`,
    created_at: at,
    customer: { id: `c${i}`, email: `c${i}@example.com` },
    line_items: [{ sku: 'MUG', name: 'Mug', qty: 1, price: 3.5 }],
  }))
  const { customer } = await proposed('orders.json', JSON.stringify(orders))
  expect(customer).toEqual({ customer_id: 'customer.id', email: 'customer.email' })
  const named = orders.map(order => ({ ...order, customer: { ...order.customer, name: 'A B' } }))
  expect((await proposed('orders.json', JSON.stringify(named))).customer).toMatchObject({ name: 'customer.name' })
})
