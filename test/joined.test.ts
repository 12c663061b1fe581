import { expect, it } from 'vitest'
import { ask, night, outcome } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

/** Files of one export that belong together: what lies beside a file is part of what it delivers. */

const yaml = `version: 1
project: pair
currency: GBP
sources:
  shop:
    path: ["drop-*/*.csv"]
    skip: { orders: read beside lines }
    files:
      - name: lines
        names: lines
        join: [{ as: order, names: orders, on: { Order: Id } }]
        maps: { order_line: { order_id: Order, line_id: Line, customer_id: order.Customer, product_id: Product, ordered_at: order.At, quantity: Units, unit_price: Price, updated_at: order.Changed } }
`
const lines = 'Order,Line,Product,Units,Price\n1,1,MUG,2,1.50\n1,2,CUP,1,0.80\n'
const orders = (customer: string, changed: string) =>
  `Id,Customer,At,Changed\n1,${customer},2024-01-01 10:00:00,${changed}\n`
const first = orders('ann', '2024-01-01')
const second = orders('ben', '2024-01-02')
const shown =
  'select customer_id, count(*) as n from fct_order_line join dim_customer_record using (customer_record_key) where is_current group by 1'

async function after(waves: readonly (readonly [day: string, text: string])[]) {
  await using project = await projectFolder(yaml)
  for (const [day, text] of waves) {
    await put(project.path, `drop-${day}/lines.csv`, lines)
    await put(project.path, `drop-${day}/orders.csv`, text)
    await night(project.path, '2024-02-01')
  }
  return { found: await ask(project.path, shown), outcome: await outcome(project.path) }
}

it('the same lines beside other orders are another delivery; whatever comes first, the newest version holds', async () => {
  const inOrder = await after([
    ['2024-01-01', first],
    ['2024-01-02', second],
  ])
  const backwards = await after([
    ['2024-01-02', second],
    ['2024-01-01', first],
  ])
  expect(inOrder.found).toEqual([{ customer_id: 'ben', n: 2n }])
  expect(backwards.outcome).toEqual(inOrder.outcome)
}, 120_000)

it('a pair that was loaded is known again, also once its files are gone', async () => {
  await using project = await projectFolder(yaml)
  await put(project.path, 'drop-a/lines.csv', lines)
  await put(project.path, 'drop-a/orders.csv', first)
  await night(project.path, '2024-02-01')
  const before = await outcome(project.path)
  const again = await night(project.path, '2024-02-01')
  expect(again.tonight.files).toEqual([])
  expect((await outcome(project.path)).digests).toEqual(before.digests)
  // Another contract reads what landed, though the folder is empty.
  await put(
    project.path,
    'kehu.yaml',
    yaml
      .replace(/ {8}date:.*\n/, '')
      .replace('drop-*/*.csv', 'gone/*.csv')
      .replace('unit_price: Price', 'unit_price: Price, tax: { value: 0 }'),
  )
  await night(project.path, '2024-02-01')
  expect(await ask(project.path, shown)).toEqual([{ customer_id: 'ann', n: 2n }])
}, 120_000)
