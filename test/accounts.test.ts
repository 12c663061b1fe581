import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, askOne, night } from './support/night.js'
import { deliver, projectFolder, put } from './support/project-folder.js'
import { sharedData } from './support/shared-data.js'
import { outcomeOf, type SmallFile } from './support/small-source.js'

/** People count as the company that they belong to, companies as the one above them where the project says so. */

const dayOf = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const project = (customer: string) => `version: 1
project: firms
timezone: UTC
currency: EUR
customer: { ${customer} }
sources:
  crm:
    files:
      - name: firms
        path: exports/firms-*.csv
        ${dayOf('firms')}
        maps: { account: { account_id: Firm, name: Name, parent_id: Parent, country: Country } }
      - name: people
        path: exports/people-*.csv
        ${dayOf('people')}
        maps: { customer: { customer_id: Person, name: Name, email: Email, account_id: Firm } }
      - name: deals
        path: exports/deals-*.csv
        maps: { opportunity: { opportunity_id: Deal, account_id: Firm, amount: Amount, created_at: At } }
  shop:
    files:
      - name: lines
        path: exports/lines-*.csv
        maps:
          order_line: { order_id: Order, customer_id: Buyer, product_id: Product, ordered_at: At, quantity: Units, unit_price: Price }
          customer: { customer_id: Buyer, email: Email }
`

const firms: SmallFile = {
  name: 'firms-2024-01-01.csv',
  text: 'Firm,Name,Parent,Country\nF1,Acme,,France\nF2,Acme Spain,F1,Spain\nF3,Bolt,,Italy\n',
}
const people: SmallFile = {
  name: 'people-2024-01-02.csv',
  text: 'Person,Name,Email,Firm\n1,Ann,ann@acme.example,F1\n2,Bea,bea@acme.example,F2\n3,Cy,cy@bolt.example,F3\n4,Dee,dee@home.example,\n5,Eve,eve@new.example,F9\n',
}
const deals: SmallFile = {
  name: 'deals-a.csv',
  text: 'Deal,Firm,Amount,At\nd1,F2,100,2024-01-05\nd2,F9,50,2024-01-05\nd3,,10,2024-01-05\n',
}
/** Buyers are known to the CRM by their e-mail addresses; the last of them to nobody. */
const lines: SmallFile = {
  name: 'lines-a.csv',
  text: `Order,Buyer,Product,At,Units,Price,Email
o1,b1,MUG,2024-01-03 10:00:00,1,10.00,ann@acme.example
o2,b2,MUG,2024-01-03 11:00:00,2,10.00,BEA@acme.example
o3,b3,MUG,2024-01-04 10:00:00,3,10.00,dee@home.example
o4,b4,MUG,2024-01-04 11:00:00,4,10.00,
`,
}
const moved: SmallFile = {
  name: 'people-2024-01-06.csv',
  text: 'Person,Name,Email,Firm\n3,Cy,cy@bolt.example,F1\n',
}
const all = [firms, people, deals, lines]

const sales = `select dim_customer.customer_id, dim_customer.name, records, net_sales, frequency
  from mart_customer join dim_customer using (customer_key) where customer_key <> 0 order by dim_customer.customer_id`

async function salesOf(customer: string, files: readonly SmallFile[]) {
  await using folder = await projectFolder(project(customer))
  for (const { name, text } of files) await put(folder.path, `exports/${name}`, text)
  await night(folder.path, '2024-02-01')
  const found = await ask<{ customer_id: string; name: string | null; records: bigint; net_sales: string }>(
    folder.path,
    sales,
  )
  const told = found.map(({ customer_id, name, records, net_sales }) => [
    customer_id,
    name,
    Number(records),
    Number(net_sales),
  ])
  const ofDeals = await ask<{ customer_id: string; amount: string }>(
    folder.path,
    `select customer_id, cast(sum(amount) as varchar) as amount from fct_opportunity
      join bridge_customer using (customer_record_key) join dim_customer using (customer_key) group by 1 order by 1`,
  )
  return { told, deals: ofDeals.map(({ customer_id, amount }) => [customer_id, Number(amount)]) }
}

describe('customers are', () => {
  it('people', async () => {
    expect(await salesOf('unit: person, same_when: [email]', all)).toEqual({
      told: [
        ['1', 'Ann', 2, 10],
        ['2', 'Bea', 2, 20],
        ['3', 'Cy', 1, 0],
        ['4', 'Dee', 2, 30],
        ['5', 'Eve', 1, 0],
        ['b4', null, 1, 40],
      ],
      // A deal with a company is nobody's deal.
      deals: [['unknown', 160]],
    })
  }, 60_000)

  it('companies: who belongs to none is a customer of their own', async () => {
    expect(await salesOf('unit: account, same_when: [email]', all)).toEqual({
      told: [
        // Eve's company is named and never described.
        ['4', 'Dee', 2, 30],
        ['F1', 'Acme', 3, 10],
        ['F2', 'Acme Spain', 3, 20],
        ['F3', 'Bolt', 2, 0],
        ['F9', 'Eve', 2, 0],
        ['b4', null, 1, 40],
      ],
      deals: [
        ['F2', 100],
        ['F9', 50],
        ['unknown', 10],
      ],
    })
  }, 60_000)

  it('companies with those below them', async () => {
    expect(await salesOf('unit: account, roll_up: parent, same_when: [email]', [...all, moved])).toEqual({
      told: [
        ['4', 'Dee', 2, 30],
        // Cy has moved there, too.
        ['F1', 'Acme', 7, 30],
        ['F3', 'Bolt', 1, 0],
        ['F9', 'Eve', 2, 0],
        ['b4', null, 1, 40],
      ],
      deals: [
        ['F1', 100],
        ['F9', 50],
        ['unknown', 10],
      ],
    })
  }, 60_000)

  it.each([
    ['as they come', [[firms], [people], [deals, lines], [moved]]],
    ['the newest first', [[moved], [lines], [deals, people], [firms]]],
    ['across', [[lines, moved], [firms, deals], [people]]],
  ])(
    'the same in any order: %s',
    async (_, nights) => {
      const yaml = project('unit: account, roll_up: parent, same_when: [email]')
      expect(await outcomeOf(nights, yaml)).toEqual(await outcomeOf([nights.flat()], yaml))
    },
    120_000,
  )
})

describe.skipIf(!sharedData('crm-sales').isThere)('a sales team', () => {
  const yaml = (customer: string) => `version: 1
project: sales
currency: USD
customer: { ${customer} }
sources:
  crm:
    files:
      - name: accounts
        path: exports/accounts.csv
        read: { nulls: ['NULL'] }
        maps:
          account:
            account_id: account
            name: account
            industry: { column: sector, values: { technolgy: technology } }
            employees: employees
            annual_revenue: { expression: "number([revenue]) * 1000000" }
            parent_id: subsidiary_of
            country: office_location
      - name: products
        path: exports/products.csv
        maps: { product: { product_id: product, category: series, list_price: sales_price } }
      - name: pipeline
        path: exports/sales_pipeline.csv
        maps:
          opportunity:
            opportunity_id: opportunity_id
            owner: sales_agent
            product_id: { column: product, values: { GTXPro: GTX Pro } }
            account_id: account
            stage: deal_stage
            created_at: engage_date
            closed_at: close_date
            amount: close_value
            is_closed: { expression: "[deal_stage] = 'Won' or [deal_stage] = 'Lost'" }
            is_won: { expression: "[deal_stage] = 'Won'" }
`
  const files = ['accounts', 'products', 'sales_pipeline'].map(name =>
    join(sharedData('crm-sales').path, `${name}.csv`),
  )

  it.each([
    ['unit: account', 85n],
    // 15 of the 85 belong to one of seven others.
    ['unit: account, roll_up: parent', 70n],
    ['unit: person', 0n],
  ])(
    '%s: %d customers, and each deal is won, lost or open',
    async (customer, customers) => {
      await using folder = await projectFolder(yaml(customer))
      await deliver(folder.path, files)
      await night(folder.path, '2018-01-01')
      expect(
        await askOne(folder.path, 'select count(*) as customers from dim_customer where customer_key <> 0'),
      ).toEqual({
        customers,
      })
      expect(
        await askOne(
          folder.path,
          `select count(*) as deals, count(*) filter (where is_won) as won, count(*) filter (where is_closed and not is_won) as lost,
          cast(sum(amount) as varchar) as amount, count(distinct owner_key) as owners, count(*) filter (where account_key = 0) as nobodys
          from fct_opportunity`,
        ),
      ).toEqual({ deals: 8800n, won: 4238n, lost: 2473n, amount: '10005534.0000', owners: 30n, nobodys: 1425n })
      expect(
        await askOne(
          folder.path,
          `select count(*) as accounts, count(*) filter (where parent_key <> 0) as subsidiaries, count(*) filter (where industry = 'technolgy') as typos
          from dim_account where account_key <> 0`,
        ),
      ).toEqual({ accounts: 85n, subsidiaries: 15n, typos: 0n })
      expect(
        await ask(
          folder.path,
          `select stage, stages.is_closed, stages.is_won, count(*) as deals from fct_opportunity
          join dim_pipeline_stage as stages using (stage_key) group by all order by stage`,
        ),
      ).toEqual([
        { stage: 'Engaging', is_closed: false, is_won: false, deals: 1589n },
        { stage: 'Lost', is_closed: true, is_won: false, deals: 2473n },
        { stage: 'Prospecting', is_closed: false, is_won: false, deals: 500n },
        { stage: 'Won', is_closed: true, is_won: true, deals: 4238n },
      ])
      // Every product of a deal is one of the seven on the price list.
      expect(
        await askOne(
          folder.path,
          'select count(*) as products from dim_product where product_key <> 0 and list_price is not null',
        ),
      ).toEqual(await askOne(folder.path, 'select count(*) as products from dim_product where product_key <> 0'))
      const { owned } = await askOne<{ owned: bigint }>(
        folder.path,
        'select count(*) as owned from fct_opportunity join bridge_customer using (customer_record_key) where customer_key <> 0',
      )
      expect(owned).toBe(customers === 0n ? 0n : 7375n)
    },
    120_000,
  )
})
