import { afterAll, beforeAll, expect, test } from 'vitest'
import { kehu } from './support/cli.js'
import { night } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { csv } from './support/small-source.js'

/** Campaigns as people run them: nobody says when they began, whom they left out is told later, or is one customer, or all. */
const yaml = `version: 1
project: strange
currency: EUR
sources:
  shop:
    files:
      - name: orders
        path: exports/orders.csv
        maps:
          order_line: { order_id: Order, customer_id: Customer, product_id: { value: mug }, ordered_at: At, quantity: { value: 1 }, unit_price: Price, unit_cost: Cost }
  mail:
    ids: { customer: shop }
    files:
      - name: contacts
        path: exports/contacts.csv
        maps: { campaign_contact: { campaign_id: Campaign, customer_id: Customer, is_control: Control, sent_at: Sent } }
`

let project: ProjectFolder
beforeAll(async () => {
  project = await projectFolder(yaml)
  const people = [1, 2, 3, 4, 5, 6, 7, 8]
  // Nobody knew what mugs cost in March; in April each brings 10 more to those who were contacted, 4 to the others.
  const orders = people.flatMap(id => [
    [`m${id}`, `c${id}`, '2024-03-10 10:00:00', String(20 + id), ''],
    [`a${id}`, `c${id}`, '2024-04-10 10:00:00', String(20 + id + (id <= 4 ? 10 : 4) + (id % 2)), '5'],
  ])
  await put(project.path, 'exports/orders.csv', csv('Order,Customer,At,Price,Cost', orders))
  const contacts = people.flatMap(id => [
    ['later', `c${id}`, String(id > 4), id > 4 ? '2024-04-20 08:00:00' : '2024-04-01 08:00:00'],
    ['nobody', `c${id}`, 'true', '2024-04-01 08:00:00'],
    ...(id < 6 ? [['one', `c${id}`, String(id === 5), '2024-04-01 08:00:00']] : []),
  ])
  await put(project.path, 'exports/contacts.csv', csv('Campaign,Customer,Control,Sent', contacts))
  await night(project.path, '2024-05-20')
}, 60_000)
afterAll(() => project[Symbol.asyncDispose]())

const effect = async (...asked: string[]) => {
  const { code, stdout, stderr } = await kehu(project.path, ['campaigns', 'effect', ...asked, '--format', 'ndjson'])
  const lines = stdout.split('\n').filter(line => line !== '')
  return { code, stderr, rows: lines.map((line): Record<string, unknown> => JSON.parse(line)) }
}

test('those left out are compared over the days of those contacted, however late they are told', async () => {
  const { rows, stderr } = await effect('--campaign', 'later', '--days', '22')
  // No margin: what mugs cost before April nobody knows.
  expect(rows.map(({ measure }) => measure)).toEqual(['customers', 'orders', 'revenue'])
  expect(rows[2]).toMatchObject({ customers: 4, other_customers: 4, change: 10.5, other_change: 4.5, effect: 6 })
  expect(stderr).toContain('22 days before 2024-04-01 and from it on')
})

test('one customer who was left out tells no effect, and it says so', async () => {
  const { rows, stderr } = await effect('--campaign', 'one', '--days', '22')
  expect(rows[2]).toMatchObject({ customers: 4, other_customers: 1, effect: null, low: null, in_all: null })
  expect(stderr).toContain('there is no effect to tell of: it takes two customers at least on either side')
})

test('a campaign that left out everybody is refused, and days that nobody knows are', async () => {
  const all = await effect('--campaign', 'nobody', '--days', '22')
  expect([all.code, all.stderr]).toEqual([
    2,
    "kehu: nobody is compared on 2024-04-01: all 8 customers of 'nobody' were left out, and it reached none\n",
  ])
  const early = await effect('--since', '2024-04-01', '--days', '30')
  expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('take --days 22, or a later day')])
  // By lot both sides are known for as long.
  const tested = await effect('--campaign', 'later', '--days', '30')
  expect(tested.rows[2]).toMatchObject({ effect: 6 })
  expect(tested.stderr).toContain('only 22 of the 30 days before 2024-04-01 are known; those left out are known for as')
})
