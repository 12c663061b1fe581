import { describe, expect, it } from 'vitest'
import { endOf } from './support/end-of.js'
import { fateCounts, sameInAnyOrder } from './support/orders-of-arrival.js'

/** What a source has no more, as it declares: a column says so, or a later whole dump lacks it. */

const head = `version: 1
project: deletes
timezone: America/New_York
currency: USD
limits: { quarantined: 1 }
sources:
`
const versions = `select customer_id, cast(cast(valid_from as date) as varchar) as day, country, is_deleted, is_current
  from dim_customer_record where customer_record_key <> 0 order by customer_id, valid_from`
const version = (customer_id: string, day: string, country: string, is_deleted: boolean, is_current = false) => ({
  customer_id,
  day,
  country,
  is_deleted,
  is_current,
})

describe('by absence from a later whole dump of its kind', () => {
  const dated = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
  const yaml = `${head}  crm:
    deletes: absence
    files:
      - { name: customers, path: 'exports/customers-*.csv', ${dated('customers')}, maps: { customer: { customer_id: Id, country: Country } } }
      - { name: products, path: 'exports/products-*.csv', ${dated('products')}, maps: { product: { product_id: Code, unit_cost: Cost } } }
      - name: orders
        path: exports/orders-*.csv
        maps: { order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price } }
`
  const dump = (day: number, ...rows: readonly string[]) => ({
    name: `customers-2024-01-0${day}.csv`,
    text: `Id,Country\n${rows.map(row => `${row}\n`).join('')}`,
  })
  const products = (day: number, ...rows: readonly string[]) => ({
    name: `products-2024-01-0${day}.csv`,
    text: `Code,Cost\n${rows.map(row => `${row}\n`).join('')}`,
  })
  const order = {
    name: 'orders-a.csv',
    text: 'Order,Customer,Product,At,Quantity,Price\n1,2,MUG,2024-01-03 10:00:00,1,2.00\n',
  }

  it('a customer is gone from the day of that dump on, and back with a later one; facts stay', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [dump(1, '1,France', '2,Spain'), dump(2, '1,France'), order, dump(4, '1,France', '2,Italy'), dump(5, '2,Italy')],
      {
        versions,
        customers: 'select customer_id, is_deleted from dim_customer where customer_key <> 0 order by customer_id',
        lines: 'select count(*)::integer as lines from fct_order_line where customer_record_key <> 0',
      },
    )
    expect(answers.versions).toEqual([
      version('1', '2024-01-01', 'France', false),
      version('1', '2024-01-05', 'France', true, true),
      version('2', '2024-01-01', 'Spain', false),
      version('2', '2024-01-02', 'Spain', true),
      version('2', '2024-01-04', 'Italy', false, true),
    ])
    expect(answers.customers).toEqual([
      { customer_id: '1', is_deleted: true },
      { customer_id: '2', is_deleted: false },
    ])
    expect(answers.lines).toEqual([{ lines: 1 }])
  }, 120_000)

  it('a dump without records, or with one whose id cannot be read, proves nobody gone; a quarantined one is there', async () => {
    const { answers } = await endOf(
      yaml,
      [
        [
          dump(1, '1,France', '2,Spain', '3,Peru'),
          dump(2),
          dump(3, '1,France', ',Spain'),
          dump(4, '2,Spain', '3,Peru,more,than,fits'),
        ],
      ],
      { versions },
    )
    // Customer 3 of the fourth dump cannot be read at all, nor can anybody's absence.
    expect(answers.versions).toEqual([
      version('1', '2024-01-01', 'France', false, true),
      version('2', '2024-01-01', 'Spain', false, true),
      version('3', '2024-01-01', 'Peru', false, true),
    ])
  }, 60_000)

  it('a product likewise', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [products(1, 'MUG,1.00', 'CUP,2.00'), products(2, 'CUP,2.00'), products(3, 'CUP,2.00', 'MUG,1.50')],
      {
        versions: `select product_id, cast(cast(valid_from as date) as varchar) as day, unit_cost, is_deleted
          from dim_product where product_key <> 0 order by product_id, valid_from`,
      },
    )
    expect(answers.versions).toEqual([
      { product_id: 'CUP', day: '2024-01-01', unit_cost: '2.0000', is_deleted: false },
      { product_id: 'MUG', day: '2024-01-01', unit_cost: '1.0000', is_deleted: false },
      { product_id: 'MUG', day: '2024-01-02', unit_cost: '1.0000', is_deleted: true },
      { product_id: 'MUG', day: '2024-01-03', unit_cost: '1.5000', is_deleted: false },
    ])
  }, 120_000)
})

describe('by a column', () => {
  const yaml = `${head}  crm:
    deletes: { flag: IsDeleted, is: ['1', 'true'] }
    files:
      - { name: contacts, path: 'exports/contacts-*.csv', maps: { customer: { customer_id: Id, country: Country, updated_at: Changed } } }
      - name: lines
        path: exports/lines-*.csv
        maps: { order_line: { order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price, updated_at: Changed } }
      - name: daily
        path: exports/daily-*.csv
        date: { pattern: 'daily-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }
        maps: { order_line: { order_id: Order, line_id: Line, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price } }
`
  const contacts = (name: string, ...rows: readonly string[]) => ({
    name: `contacts-${name}.csv`,
    text: `Id,Country,IsDeleted,Changed\n${rows.map(row => `${row}:00:00\n`).join('')}`,
  })
  const lines = (name: string, ...rows: readonly (readonly [string, string, string, string])[]) => ({
    name: `${name}.csv`,
    text: `Order,Line,Customer,Product,At,Quantity,Price,IsDeleted,Changed\n${rows
      .map(
        ([order, units, deleted, changed]) =>
          `${order},1,7,MUG,2024-01-01 10:00:00,${units},2.00,${deleted},${changed}\n`,
      )
      .join('')}`,
  })

  it('the record is ignored as deleted, and closes the customer until a later one shows them again', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        contacts('a', '1,France,0,2024-01-01 10', '2,Spain,0,2024-01-01 10'),
        contacts('b', '1,France,1,2024-01-03 10', '2,Spain,true,2024-01-03 10'),
        contacts('c', '2,Italy,0,2024-01-05 10', '3,Peru,1,2024-01-02 10'),
      ],
      { versions, fates: fateCounts },
    )
    expect(answers.versions).toEqual([
      version('1', '2024-01-01', 'France', false),
      version('1', '2024-01-03', 'France', true, true),
      version('2', '2024-01-01', 'Spain', false),
      version('2', '2024-01-03', 'Spain', true),
      version('2', '2024-01-05', 'Italy', false, true),
      version('3', '2024-01-02', 'Peru', true, true),
    ])
    expect(answers.fates).toEqual([
      { fate: 'ignored deleted', records: 3 },
      { fate: 'loaded', records: 3 },
    ])
  }, 120_000)

  it('a line is taken away; a version before it changes nothing, one after it brings the line back', async () => {
    const { answers } = await sameInAnyOrder(
      yaml,
      [
        lines('lines-a', ['1', '1', '0', '2024-01-01'], ['2', '1', '0', '2024-01-01'], ['3', '1', '1', '2024-01-09']),
        lines('lines-b', ['1', '1', '1', '2024-01-05'], ['2', '1', '1', '2024-01-05'], ['3', '2', '0', '2024-01-02']),
        lines('lines-c', ['1', '2', '0', '2024-01-03'], ['2', '2', '0', '2024-01-07']),
        lines('daily-2024-01-01', ['4', '1', '0', ''], ['5', '1', '0', '']),
        lines('daily-2024-01-02', ['4', '1', '1', ''], ['5', '1', '1', '']),
        lines('daily-2024-01-03', ['5', '1', '0', '']),
      ],
      {
        lines: 'select order_id, cast(quantity as integer) as units from fct_order_line order by order_id',
        fates: fateCounts,
      },
    )
    expect(answers.lines).toEqual([
      { order_id: '2', units: 2 },
      { order_id: '5', units: 1 },
    ])
    expect(answers.fates).toEqual([
      { fate: 'duplicate', records: 1 },
      { fate: 'ignored deleted', records: 5 },
      { fate: 'ignored superseded', records: 5 },
      { fate: 'loaded', records: 2 },
    ])
  }, 600_000)
})

describe('by an expression, of members that facts name', () => {
  const member = (name: string, maps: string) =>
    `      - { name: ${name}, path: 'exports/${name}-*.csv', maps: { ${maps} } }\n`
  const yaml = `${head}  sales:
    deletes: { when: "lower([Gone]) = 'true'" }
    files:
${member('firms', 'account: { account_id: Id, name: Name, owner: By, updated_at: Changed }')}${member('mailings', 'campaign: { campaign_id: Id, name: Name, channel: By, updated_at: Changed }')}${member('goods', 'product: { product_id: Id, name: Name, brand: By, updated_at: Changed }')}${member('people', 'customer: { customer_id: Id, name: Name, country: By, updated_at: Changed }')}${member('sent', 'campaign_contact: { campaign_id: Campaign, customer_id: Who, account_id: Firm, sent_at: At, updated_at: At }')}`
  const versions = ['firms', 'mailings', 'goods', 'people'].flatMap(name =>
    [
      ['1,First of,Ann,,2024-01-01', '2,Second of,Ann,,2024-01-01', '3,Third of,Ann,true,2024-01-05'],
      ['1,First of,Bo,TRUE,2024-01-03', '2,Second of,Bo,true,2024-01-03', '3,Third of,Cy,,2024-01-02'],
      ['2,Second of,Cy,,2024-01-04', '4,Fourth of,Di,true,2024-01-01'],
    ].map((rows, i) => ({
      name: `${name}-${i}.csv`,
      // Files of the same bytes would be one.
      text: `Id,Name,By,Gone,Changed\n${rows.map(row => `${row.replace('of', `of ${name}`)} 12:00:00\n`).join('')}`,
    })),
  )
  const sent = {
    name: 'sent-a.csv',
    text: 'Campaign,Who,Firm,At,Gone\n1,1,1,2024-01-02 12:00:00,\n4,4,4,2024-01-02 12:00:00,\n',
  }
  const nights = [0, 1, 2].map(i => [
    ...versions.filter(({ name }) => name.endsWith(`-${i}.csv`)),
    ...(i === 1 ? [sent] : []),
  ])
  const newest = (what: string, table: string, id: string, by: string) =>
    `select '${what}' as what, ${id} as id, ${by} as by, is_deleted from ${table}`
  const questions = {
    members: `${newest('campaign', 'dim_campaign join dim_channel using (channel_key)', 'campaign_id', 'channel')} where campaign_key <> 0
      union all ${newest('company', 'dim_account join dim_owner using (owner_key)', 'account_id', 'owner')} where is_current and account_key <> 0
      union all ${newest('customer', 'dim_customer_record', 'customer_id', 'country')} where is_current and customer_record_key <> 0
      union all ${newest('product', 'dim_product', 'product_id', 'brand')} where is_current and product_key <> 0
      order by what, id`,
    contacts:
      'select count(*)::integer as contacts from fct_campaign_contact where campaign_key <> 0 and account_key <> 0',
    fates: fateCounts,
  }

  it('they stay, marked as deleted, until a later version shows them again', async () => {
    const atOnce = await endOf(yaml, [nights.flat()], questions)
    expect(await endOf(yaml, [...nights].reverse(), questions)).toEqual(atOnce)
    expect(atOnce.answers.members).toEqual(
      ['campaign', 'company', 'customer', 'product'].flatMap(what => [
        { what, id: '1', by: 'Bo', is_deleted: true },
        { what, id: '2', by: 'Cy', is_deleted: false },
        { what, id: '3', by: 'Ann', is_deleted: true },
        { what, id: '4', by: 'Di', is_deleted: true },
      ]),
    )
    expect(atOnce.answers.contacts).toEqual([{ contacts: 2 }])
    expect(atOnce.answers.fates).toEqual([
      { fate: 'ignored deleted', records: 16 },
      // A member's history keeps all that was said; of a campaign the newest version holds.
      { fate: 'ignored superseded', records: 3 },
      { fate: 'loaded', records: 15 },
    ])
  }, 240_000)
})
