import { expect, test } from 'vitest'
import { ask, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

test('a customer is first seen by what carries a time; who never does, always was there', async () => {
  await using project = await projectFolder(`version: 1
project: first
currency: GBP
customer: { same_when: [email] }
sources:
  crm: { files: [{ name: people, path: exports/people.csv, maps: { customer: { customer_id: Id, email: Mail } } }] }
  shop:
    files:
      - name: lines
        path: exports/lines.csv
        maps:
          order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price }
          customer: { customer_id: Customer, email: Mail }
`)
  await put(project.path, 'exports/people.csv', 'Id,Mail\n7,a@example.com\n8,b@example.com\n')
  const lines = [
    '1,S1,MUG,2024-01-05 10:00:00,1,2.00,a@example.com',
    '2,S1,MUG,2024-01-04 10:00:00,1,2.00,a@example.com',
  ]
  await put(project.path, 'exports/lines.csv', `Order,Customer,Product,At,Quantity,Price,Mail\n${lines.join('\n')}\n`)
  await night(project.path, '2024-02-01')
  const customers =
    'select email, records, cast(first_seen_on as varchar) as first_seen_on from dim_customer where customer_key <> 0 order by email'
  expect(await ask(project.path, customers)).toEqual([
    { email: 'a@example.com', records: 2n, first_seen_on: '2024-01-04' },
    { email: 'b@example.com', records: 1n, first_seen_on: '1970-01-01' },
  ])
})
