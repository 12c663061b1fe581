import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modelRows } from '../src/cli/models/list-models.js'
import { showModel } from '../src/cli/models/show-model.js'
import { projectContext } from '../src/cli/project-context.js'
import { openTerminal } from '../src/cli/terminal.js'
import { loadProject } from '../src/config/load-project.js'
import type { Day, Row } from '../src/warehouse/engine/value.js'
import { leavingFirm } from './support/leaving-firm.js'
import { ask, night, openPublished } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'

const learnt = '2024-03-01' as Day

const yaml = `version: 1
project: stopped
currency: EUR
language: zh
models: { churn: {} }
audiences: { leaving: { leaving: { least_chance: 0.5 }, format: csv, directory: out } }
sources:
  shop:
    files:
      - { name: orders, path: exports/*.csv, maps: { order_line: {
          order_id: order, customer_id: customer, product_id: product, ordered_at: { column: day, format: '%Y-%m-%d' },
          quantity: units, unit_price: { value: '10.00' }, discount: discount }, product: { product_id: product } } }
`

/** Orders before a day as a shop exports them, those from another day on. */
function exported(asOf: Day, from = ''): string {
  const lines = leavingFirm(asOf)
    .filter(({ day }) => day >= from)
    .map(
      ({ order, customer, day, units, product, discount = '0' }) =>
        `${from}-${order},${customer},${day},${units},${product},${discount}`,
    )
  return ['order,customer,day,units,product,discount', ...lines, ''].join('\n')
}

it('what was learnt before the exports stopped says nothing of nights after it, and all says why', async () => {
  await using folder = await projectFolder(yaml)
  await put(folder.path, 'exports/orders.csv', exported(learnt))
  const first = await night(folder.path, learnt)
  const before = await ask(folder.path, 'select chance from score_churn')
  expect(first.tonight.models).toContainEqual(expect.objectContaining({ model: 'churn', state: 'fitted' }))
  expect(before.length).toBeGreaterThan(100)
  // A week without a file changes little, three of them are taken for gone customers.
  const week = await night(folder.path, '2024-03-08')
  expect(week.tonight.models).toContainEqual(expect.objectContaining({ model: 'churn', state: 'reused' }))
  const stopped = await night(folder.path, '2024-03-24')
  expect(stopped.tonight.models).toContainEqual({
    model: 'churn',
    fit_day: learnt,
    state: 'refused',
    notes: [expect.stringMatching(/^the last order is of 2024-02-29, 24 days before 2024-03-24, .* as of 2024-03-01$/)],
  })
  expect(await ask(folder.path, 'select * from score_churn')).toEqual([])
  const night3 = join(folder.path, 'warehouse/current')
  const page = await readFile(join(night3, 'report/churn.html'), 'utf8')
  expect(page).toContain('最后一笔订单在')
  expect(page).not.toContain('今晚按十分位')
  expect((await readFile(join(night3, 'audiences/leaving.csv'), 'utf8')).trim().split('\n')).toHaveLength(1)
  expect(await listed(folder.path, '2024-03-24' as Day)).toMatchObject({
    state: 'withheld',
    scored: 0n,
    notes: expect.stringContaining('the exports stop there'),
  })
  const path = join(folder.path, 'card.json')
  const context = await projectContext(await loadProject(folder.path))
  await showModel(context, 'churn', null, { format: 'json', path }, openTerminal({ quiet: true }))
  const card = JSON.parse(await readFile(path, 'utf8'))
  expect(card).toMatchObject({ refused: null, withheld: { why: { code: 'orders_stopped', days: 24 } } })
  // Newer exports bring the scores back, by what had been learnt.
  await put(folder.path, 'exports/newer.csv', exported('2024-03-24' as Day, learnt))
  const resumed = await night(folder.path, '2024-03-25')
  expect(resumed.tonight.models).toContainEqual(
    expect.objectContaining({ model: 'churn', state: expect.stringMatching(/fitted|reused/) }),
  )
  expect(await readFile(join(folder.path, 'warehouse/current/report/churn.html'), 'utf8')).toContain('今晚按十分位')
}, 120_000)

async function listed(folder: string, asOf: Day): Promise<Row | undefined> {
  await using engine = await openPublished(folder)
  return (await modelRows(engine, asOf, { churn: {} })).find(({ model }) => model === 'churn')
}
