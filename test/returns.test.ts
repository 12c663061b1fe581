import { expect, it } from 'vitest'
import { ask, askOne, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

/** What takes back what, and how much money, from the files to the marts. */

const shop = `version: 1
project: returns
timezone: Europe/London
currency: GBP
sources:
  shop:
    reversals: { order_id_prefix: C }
    files:
      - name: lines
        path: exports/lines*.csv
        maps:
          order_line: { order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price, discount: Discount, tax: Tax, shipping: Shipping }
      - name: returns
        path: exports/returns*.csv
        maps:
          return_line: { return_id: Return, order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, returned_at: At, quantity: Quantity, amount: Amount }
`
const lineHeader = 'Order,Line,Customer,Product,At,Quantity,Price,Discount,Tax,Shipping'
const returnHeader = 'Return,Order,Line,Customer,Product,At,Quantity,Amount'

async function published(files: Readonly<Record<string, readonly string[]>>) {
  const project = await projectFolder(shop)
  for (const [name, lines] of Object.entries(files)) await put(project.path, `exports/${name}`, `${lines.join('\n')}\n`)
  await night(project.path, '2024-02-01')
  return project
}

const pairs = 'select rule, quantity, amount from bridge_return_line order by amount'

it('a cancelled order takes its discount, tax and shipping with it: nothing is left in any measure', async () => {
  await using project = await published({
    'lines.csv': [
      lineHeader,
      '1,,7,MUG,2024-01-01 10:00:00,1,100,10,18,5',
      'C2,,7,MUG,2024-01-03 10:00:00,-1,100,-10,-18,-5',
    ],
  })
  for (const mart of ['mart_order', 'mart_month', 'mart_customer']) {
    expect(await askOne(project.path, `select sum(net_sales) as net_sales from ${mart}`), mart).toEqual({
      net_sales: '0.0000',
    })
  }
  const left = `select sum(net_amount) as net, sum(discount_amount) as discount, sum(tax_amount) as tax, sum(shipping_amount) as shipping
    from (select net_amount, discount_amount, tax_amount, shipping_amount from fct_order_line
      union all select -net_amount, -discount_amount, -tax_amount, -shipping_amount from fct_return_line)`
  expect(await askOne(project.path, left)).toEqual({
    net: '0.0000',
    discount: '0.0000',
    tax: '0.0000',
    shipping: '0.0000',
  })
})

it('what a return gives back is shared out by its units, and nothing of it is lost to rounding', async () => {
  await using project = await published({
    'lines.csv': [
      lineHeader,
      '1,,7,MUG,2024-01-01 10:00:00,1,4,0,,',
      '2,,7,MUG,2024-01-02 10:00:00,2,4,0,,',
      'C3,,7,MUG,2024-01-03 10:00:00,-3,4,-2,,',
    ],
  })
  // 10.00 for three units: 3.3333 and 6.6667, in the order of keys.
  const found = await ask<{ amount: string; quantity: string }>(project.path, pairs)
  const shares = found.map(({ amount }) => Number(amount))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(10, 10)
  expect(found.map(({ quantity }) => quantity)).toEqual(['1.0000', '2.0000'])
  expect(shares[0]).toBeCloseTo(10 / 3, 3)
  expect(await ask(project.path, 'select order_key from mart_order where order_key = 0')).toEqual([])
})

it('a return of three units for 10.00 leaves nothing without an order', async () => {
  await using project = await published({
    'lines.csv': [lineHeader, '1,,7,MUG,2024-01-01 10:00:00,3,4,2,,'],
    'returns.csv': [returnHeader, 'R1,1,,7,MUG,2024-01-03 10:00:00,3,10'],
  })
  expect(await ask(project.path, pairs)).toEqual([{ rule: 'order', quantity: '3.0000', amount: '10.0000' }])
  expect(await ask(project.path, 'select order_key from mart_order where order_key = 0')).toEqual([])
})

it('units below zero take back what their price says, in the order of the sale or in a credit note, declared or not', async () => {
  await using project = await projectFolder(
    `${shop.replace('    reversals: { order_id_prefix: C }\n', '    not_products: [{ code: GIFT, kind: voucher }]\n')}costs: { activities: { picking: { driver: lines, rate: 1 }, taking back: { driver: returns, rate: 2, channels: [web] } } }\n`.replace(
      'shipping: Shipping',
      'shipping: Shipping, channel: { value: web }',
    ),
  )
  const lines = [
    lineHeader,
    '1,1,7,MUG,2024-01-01 10:00:00,3,10,3,,',
    '1,2,7,MUG,2024-01-01 10:00:00,-1,10,-1,,',
    'N9,1,7,MUG,2024-01-05 10:00:00,-1,10,0,,',
    // A voucher is no product, and what has no price moves stock.
    '1,3,7,GIFT,2024-01-01 10:00:00,-1,5,0,,',
    'S1,1,,MUG,2024-01-06 10:00:00,-4,0,0,,',
  ]
  await put(project.path, 'exports/lines.csv', `${lines.join('\n')}\n`)
  // Whose it is, and by which channel it was sold, its order says.
  await put(project.path, 'exports/returns.csv', `${returnHeader}\nR1,1,1,,MUG,2024-01-07 10:00:00,1,8\n`)
  await night(project.path, '2024-02-01')
  expect(await ask(project.path, pairs)).toEqual([
    { rule: 'line', quantity: '1.0000', amount: '8.0000' },
    { rule: 'latest', quantity: '1.0000', amount: '9.0000' },
    { rule: 'latest', quantity: '1.0000', amount: '10.0000' },
  ])
  expect(
    await ask(project.path, "select line_type, net_amount from fct_order_line where line_type <> 'sale' order by 1"),
  ).toEqual([
    { line_type: 'charge', net_amount: '-5.0000' },
    { line_type: 'stock', net_amount: '0.0000' },
  ])
  expect(
    await askOne(
      project.path,
      'select net_sales, returns, cost_to_serve, profit from mart_profit where customer_key <> 0',
    ),
  ).toEqual({
    ...{ net_sales: '0.0000', returns: '27.0000', cost_to_serve: '7.0000', profit: '-7.0000' },
  })
})

it.each([
  ['the order', '', 'order'],
  ['its line', '1', 'line'],
])('a return that names %s and only the day takes back what was sold later that day', async (_, line, rule) => {
  await using project = await published({
    'lines.csv': [lineHeader, '1,1,7,MUG,2024-01-01 10:00:00,1,4,0,,'],
    'returns.csv': [returnHeader, `R1,1,${line},7,MUG,2024-01-01,1,4`],
  })
  expect(await ask(project.path, pairs)).toEqual([{ rule, quantity: '1.0000', amount: '4.0000' }])
})
