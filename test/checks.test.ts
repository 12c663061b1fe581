import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindDay } from '../src/mining/features.js'
import { type CheckResult, checkFiles, runChecks } from '../src/warehouse/checks.js'
import { openDraft, takeOver } from '../src/warehouse/engine/duckdb/draft.js'
import type { Engine } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { layout } from '../src/warehouse/night/layout.js'
import { table, tables } from '../src/warehouse/tables.js'
import { night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { csv, customerDump, lineFile, returnFile, smallProject } from './support/small-source.js'

/** Each check, over a star that passes them all, once one thing in it is spoilt. */

const asOf = '2024-02-01' as Day
const files = [
  customerDump('2024-01-01', [
    ['1', 'a@example.com', 'France'],
    ['2', 'b@example.com', 'Spain'],
  ]),
  customerDump('2024-01-02', [['1', 'a@example.com', 'Italy']]),
  lineFile('a', [
    ['100', '1', 'MUG', 'Mug', '2024-01-01 10:00:00', '3', '1.50'],
    ['101', '2', 'CUP', 'Cup', '2024-01-02 10:00:00', '2', '2.00'],
    ['C102', '1', 'MUG', 'Mug', '2024-01-03 10:00:00', '-1', '1.50'],
  ]),
  returnFile('a', [['R1', '101', '2', 'CUP', '2024-01-05 10:00:00', '1', '2.00']]),
]

/** The small source, a campaign with a contact, freight by order, and something to do. */
const yaml = `${smallProject}
actions:
  budget: 3
  control: 0
  activities: { letter: { channel: letter, cost: 1, changes: response, evidence: { assume: 0.9 } } }
`.replace(
  'sources:\n',
  `sources:
  carrier:
    ids: { order: shop }
    files:
      - name: parcels
        path: exports/parcels.csv
        maps: { activity_cost: { activity: { value: freight }, period: { column: Day, format: '%Y-%m-%d' }, order_id: Order, amount: Price } }
  mail:
    ids: { customer: crm }
    files:
      - name: contacts
        path: exports/contacts.csv
        maps:
          campaign: { campaign_id: Campaign, cost: Budget }
          campaign_contact: { campaign_id: Campaign, customer_id: Customer, sent_at: At, revenue: Revenue }
`,
)
const contacts = csv('Campaign,Budget,Customer,At,Revenue', [['spring', '40', '1', '2024-01-03 10:00:00', '5.00']])

const parcels = csv('Order,Day,Price', [
  ['100', '2024-01-02', '2.50'],
  ['777', '2024-01-02', '1.00'],
])

/** What is spoilt, in which table, and what of the answer tells where. */
type Spoilt = readonly [check: string, table: string, change: string, found: Readonly<Record<string, unknown>>]

const again = (name: string, but = '') => `insert into ${name} select * ${but} from (select * from ${name} limit 1)`
const keyOf = (id: string) => `(select customer_record_key from dim_customer_record where customer_id = '${id}')`
const spoilt: readonly Spoilt[] = [
  [
    'customer_keys_collide',
    'dim_customer_record',
    "insert into dim_customer_record select * replace ('9' as customer_id) from dim_customer_record where customer_id = '2'",
    { one: '2', other: '9' },
  ],
  [
    'customer_versions_overlap',
    'dim_customer_record',
    "update dim_customer_record set is_current = true where country = 'France'",
    { valid_to: '2024-01-02T00:00:00.000000Z' },
  ],
  [
    'customer_versions_overlap',
    'dim_customer_record',
    "delete from dim_customer_record where country = 'Italy'",
    { next_from: null },
  ],
  [
    'customers_are_bridged',
    'bridge_customer',
    `delete from bridge_customer where customer_record_key in ${keyOf('1')}`,
    { customer_key: null },
  ],
  ...(['fct_order_line', 'fct_return_line'] as const).flatMap(fact =>
    (
      [
        ['customer', 'customer_record_key', '5'],
        ['product', 'product_key', '5'],
        ['channel', 'channel_key', '5'],
        ['place', 'geography_key', '5'],
        ['day', fact === 'fct_order_line' ? 'ordered_on' : 'returned_on', "date '1999-01-01'"],
      ] as const
    ).map(
      ([member, column, value]): Spoilt => [
        'facts_find_members',
        fact,
        `update ${fact} set ${column} = ${value}`,
        { member },
      ],
    ),
  ),
  ['fates_add_up', 'record_fate', 'delete from record_fate where record = 3', { records: 3n, fates: 2n }],
  ['line_amounts_add_up', 'fct_order_line', 'update fct_order_line set net_amount = net_amount + 1', { side: 'order' }],
  [
    'line_amounts_add_up',
    'fct_return_line',
    'update fct_return_line set source_gross_amount = gross_amount, exchange_rate = 2',
    { side: 'return' },
  ],
  [
    'lines_without_customer',
    'fct_order_line',
    "update fct_order_line set customer_record_key = 0 where order_id = '100'",
    { source: 'shop', lines: 1n, gross_amount: '4.5000' },
  ],
  [
    'loaded_lines_are_facts',
    'fct_order_line',
    "delete from fct_order_line where order_id = '100'",
    { name: 'exports/lines-a.csv', records: 3n, facts: 2n },
  ],
  [
    'loaded_lines_are_facts',
    'record_fate',
    "update record_fate set fate = 'ignored'",
    { name: 'exports/lines-a.csv', records: 0n, facts: 3n },
  ],
  [
    'mart_customer_adds_up',
    'mart_customer',
    'update mart_customer set frequency = frequency + 1 where frequency = 1',
    { frequency: 2n },
  ],
  [
    'mart_customer_adds_up',
    'mart_customer',
    'delete from mart_customer where frequency > 0',
    { frequency: null, frequency_of_orders: 1n },
  ],
  [
    'mart_campaign_adds_up',
    'mart_campaign',
    'update mart_campaign set cost = 2 * cost',
    { cost: '40.0000', cost_of_campaigns: '80.0000' },
  ],
  [
    'mart_campaign_adds_up',
    'mart_campaign_arm',
    'delete from mart_campaign_arm',
    { contacts: 1n, contacts_of_arms: null },
  ],
  ['mart_month_adds_up', 'mart_month', 'update mart_month set orders = 7', { orders: 7n, orders_of_orders: 2n }],
  [
    'mart_month_adds_up',
    'mart_month',
    'update mart_month set net_sales = 7',
    { amount: '7.0000', amount_of_orders: '5.0000' },
  ],
  [
    'mart_order_adds_up',
    'mart_order',
    'update mart_order set net_sales = net_sales + 1 where net_sales > 0',
    { net_sales_of_orders: '7.0000', net_sales_of_lines: '5.0000' },
  ],
  [
    'money_adds_up',
    'bridge_customer',
    `delete from bridge_customer where customer_record_key in ${keyOf('2')}`,
    { of_lines: '5.0000', of_customers: '3.0000' },
  ],
  ['order_keys_collide', 'fct_order_line', again('fct_order_line', "replace ('x' as order_id)"), { other: 'x' }],
  ['order_keys_collide', 'fct_order_line', again('fct_order_line', "replace ('x' as source)"), {}],
  ['order_line_keys_collide', 'fct_order_line', again('fct_order_line'), { lines: 2n }],
  ['product_versions_overlap', 'dim_product', again('dim_product'), {}],
  ['return_line_keys_collide', 'fct_return_line', again('fct_return_line'), { lines: 2n }],
  [
    'returns_without_order',
    'bridge_return_line',
    "delete from bridge_return_line where rule = 'order'",
    { source: 'shop', lines: 1n, units: '1.0000' },
  ],
  [
    'value_so_far_adds_up',
    'mart_customer',
    'update mart_customer set product_lines = product_lines + 1 where frequency = 1',
    { product_lines: 4n, product_lines_of_orders: 2n },
  ],
  [
    'next_activities_hold',
    'mart_activity_budget',
    'update mart_activity_budget set budget = 0.5 where is_own',
    { kind: 'budget', expected: '0.5000' },
  ],
  ['next_activities_hold', 'mart_next_activity', again('mart_next_activity'), { kind: 'customer', found: '2' }],
  ['profit_adds_up', 'mart_profit', 'update mart_profit set profit = profit + 0.01', { kind: 'customer' }],
  [
    'profit_adds_up',
    'mart_profit_line',
    "update mart_profit_line set amount = amount + 1 where entry = 'gross_sales'",
    { kind: 'sales' },
  ],
  [
    'profit_adds_up',
    'cost_rate',
    "insert into cost_rate values ('rent', 'lines', 'serve', date '2024-01-01', date '2024-02-01', 0, null, 5, null)",
    { kind: 'pool', name: 'rent', expected: '5.0000' },
  ],
  [
    'recorded_costs_add_up',
    'fct_activity_cost',
    'update fct_activity_cost set amount = amount + 1 where order_key <> 0',
    { name: 'freight', found: '3.5000', expected: '5.5000' },
  ],
  [
    'shared_values_join_nobody',
    'crowded_value',
    "insert into crowded_value values ('phone', '+44 20', 'crm', 11)",
    { kind: 'phone', source: 'crm', records: 11n },
  ],
  [
    'units_are_taken_back_once',
    'bridge_return_line',
    'update bridge_return_line set quantity = 2 where quantity = 1',
    { side: 'return', quantity: '2.0000' },
  ],
  [
    'units_are_taken_back_once',
    'bridge_return_line',
    'update bridge_return_line set quantity = 4 where quantity = 1',
    { side: 'order', quantity: '4.0000' },
  ],
]

const names = checkFiles().map(({ path }) => path.replace(/^checks\/|\.sql$/g, ''))

describe('checks', () => {
  let engine: Engine
  beforeAll(async () => {
    await using folder = await projectFolder(yaml)
    await put(folder.path, 'exports/contacts.csv', contacts)
    await put(folder.path, 'exports/parcels.csv', parcels)
    for (const { name, text } of files) await put(folder.path, `exports/${name}`, text)
    await night(folder.path, asOf)
    engine = await openDraft({ path: ':memory:', threads: 1 })
    const { current } = layout(folder.path)
    await takeOver(engine, join(current, 'kehu.duckdb'), [...tables().keys()])
  }, 60_000)
  afterAll(() => engine[Symbol.asyncDispose]())

  it('are each seen failing', () => {
    expect([...new Set(spoilt.map(([check]) => check))].sort()).toEqual(names)
  })

  it('all pass as it stands', async () => {
    for (const name of names) expect(await results(name)).toMatchObject({ name, passed: true, examples: [] })
  })

  // Their first rows are shown on a page, which must not depend on when files arrived.
  it.each(checkFiles().filter(({ header }) => header.blocking !== 'yes'))('$path: rows in one order', ({ text }) => {
    expect(text).toMatch(/\norder by [\w., ]+\s*$/)
  })

  it.each(spoilt)('%s: a spoilt %s', async (check, name, change, found) => {
    await engine.run(statement(`create or replace table good as select * from ${name}`))
    await engine.run(statement(change))
    const { passed, examples } = await results(check)
    await engine.replace(table(name), statement('select * from good'))
    expect(passed).toBe(false)
    expect(examples).toContainEqual(expect.objectContaining(found))
  })

  async function results(name: string): Promise<CheckResult> {
    const bound = checkFiles()
      .filter(file => file.path === `checks/${name}.sql`)
      .map(file => ({ ...file, bound: bindDay(file, asOf) }))
    const [result] = await runChecks(engine, bound)
    if (!result) throw new RangeError(`no check ${name}`)
    return result
  }
})
