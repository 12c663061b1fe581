import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { layout, nightFiles } from '../src/warehouse/night/layout.js'
import { kehu } from './support/cli.js'
import { expectToAddUp, explained } from './support/explained.js'
import { ask, askOne, night } from './support/night.js'
import { deliver, type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { RawBesideStar, type Sum } from './support/raw-beside-star.js'
import { needsShared, sharedFile } from './support/shared-data.js'

/**
 * Costs as firms have them: rates of six decimals that change in the middle of a month, pools with months missing and of months
 * without an order, a rebate, freight and fees of single orders, two currencies, minutes of calls of which some are not told.
 */
const yaml = `version: 1
project: northwind
currency: USD
timezone: America/New_York
sources:
  nw: { preset: northwind, path: exports/ }
  books:
    ids: { order: nw, customer: nw }
    files:
      - name: freight
        path: exports/orders.csv
        read: { nulls: ["NULL"] }
        maps:
          activity_cost: { cost_id: orderID, activity: { value: freight }, period: orderDate, amount: freight, order_id: orderID }
      - name: books
        path: books/books.csv
        maps:
          activity_cost: { cost_id: Id, activity: Activity, period: { column: Day, format: '%Y-%m-%d' }, amount: Amount, currency: Currency, order_id: Order }
      - name: calls
        path: books/calls.csv
        maps:
          interaction: { interaction_id: Id, customer_id: Customer, direction: { value: inbound }, started_at: { column: Started, format: '%Y-%m-%d %H:%M:%S' }, handle_s: Seconds }
      - name: rates
        path: books/rates.csv
        maps: { exchange_rate: { currency: Currency, on_date: { column: Day, format: '%Y-%m-%d' }, rate: Rate } }
costs:
  goods: [{ below: 10, margin: 0.333333 }, { below: 50, margin: 0.275 }, { margin: 0.2225 }]
  activities:
    handling: { driver: orders, rate: { 1996-01-01: 3.333333, 1997-03-17: 4.123457, 1998-02-11: 0.000001 } }
    picking: { driver: lines, rate: 0.333333, to: 1998-04-15 }
    overhead: { driver: revenue, rate: 0.012345 }
    near: { driver: units, rate: 0.05, countries: [Germany, Austria] }
    warehouse: { driver: units, pool: { 1995: 500, 1996-07: 1000.01, 1996-09: 777.777777, 1997-Q2: 100000, 1998: 365000 } }
    talking: { driver: minutes, rate: 0.85 }
    calling: { driver: minutes, pool: { 1997-05: 12000 }, capacity: 1000 }
    hauling: { driver: orders, pool: records }
    rebate: { driver: lines, pool: records }
`
const months = [1, 2, 4, 5, 6, 7, 9, 10, 11, 12]
const two = (n: number) => String(n).padStart(2, '0')
const books = [
  'Id,Activity,Day,Amount,Currency,Order',
  ...months.map(m => `H${m},hauling,1997-${two(m)}-05,${(1000 + m * 13.37).toFixed(2)},${m % 2 ? 'EUR' : 'USD'},`),
  ...months.map(m => `R${m},rebate,1997-${two(m)}-20,${-100 - m},USD,`),
  'N1,hauling,1995-05-05,50,USD,',
  'O1,hauling,1997-01-09,12.34,EUR,10248',
  'F1,refund fee,1996-07-08,2.50,EUR,10248',
  'F2,refund fee,1996-07-09,-0.83,EUR,10250',
  'F3,refund fee,1997-01-05,9.99,USD,99999',
  'L1,licence,1997-06-09,450,USD,',
]
const callers = ['ALFKI', 'QUICK', 'VINET', '', 'NOBODY']
const calls = [
  'Id,Customer,Started,Seconds',
  ...Array.from({ length: 200 }, (_, i) => {
    const day = `1997-${two(1 + (i % 12))}-${two(1 + (i % 28))} ${two(i % 24)}:30:00`
    return `I${i},${callers[i % 5]},${day},${i % 7 === 0 ? '' : (i * 37) % 1800}`
  }),
]
/** A rate every fifth day, each month another. */
const rates = [
  'Currency,Day,Rate',
  ...Array.from({ length: 250 }, (_, i) => new Date(Date.UTC(1995, 0, 1 + i * 5)).toISOString().slice(0, 10)).map(
    day => `EUR,${day},1.${day.slice(5, 7)}`,
  ),
]

const order = `select o.orderID as id, o.customerID as customer, cast(left(o.orderDate, 10) as date) as day, o.shipCountry as country
  from raw.orders as o`
const line = `select orders.*, l.productID as product, cast(l.quantity as decimal(18,4)) as units, cast(l.unitPrice as decimal(18,4)) as price,
    cast(l.unitPrice as decimal(18,4)) * cast(l.quantity as decimal(9,0)) as gross, cast(l.discount as decimal(18,4)) as off
  from raw.order_details as l join (${order}) as orders on orders.id = l.orderID`
const net = `select *, gross - round(gross * off, 4) as net from (${line})`
/** A record of the books in dollars: by the newest rate of the week before. */
const dollars = `select b.*, round(cast(b.Amount as decimal(18,4)) * case when b.Currency = 'USD' then 1 else cast((
    select max_by(r.Rate, r.Day) from raw.rates as r where r.Day <= b.Day) as decimal(18,6)) end, 4) as spent from raw.books as b`

/** How many customers, or products, there are, and of how many the ledger is half a cent off what a person reckons from the raw files. */
const beside = (ofStar: string, ofRaw: string): Sum => ({
  star: `select count(*) as told, count(case when abs(coalesce(cast(s.spent as double), 0) - coalesce(cast(r.spent as double), 0)) >= 0.005 then 1 end) as wrong
    from (${ofStar}) as s full join (select of, sum(spent) as spent from (${ofRaw}) group by 1) as r using (of)`,
  raw: `select count(distinct of) as told, 0 as wrong from (${ofRaw})`,
})
const byCustomer = (where: string, ofRaw: string): Sum =>
  beside(
    `select dim_customer.customer_id as of, -sum(line.amount) as spent from star.mart_profit_line as line
    join star.dim_customer using (customer_key) where ${where} and line.entry <> 'unallocated' and line.customer_key <> 0 group by 1`,
    `select customer as of, spent from (${ofRaw})`,
  )
const pools = [
  ['1996-07-01', '1996-08-01', '1000.01'],
  ['1996-09-01', '1996-10-01', '777.777777'],
  ['1997-04-01', '1997-07-01', '100000'],
  ['1998-01-01', '1998-05-07', '365000 * 126 / 365'],
]
const sums: readonly Sum[] = [
  byCustomer(
    "line.entry = 'goods'",
    `select customer, gross * (1 - case when price < 10 then 0.333333 when price < 50 then 0.275 else 0.2225 end) as spent from (${line})`,
  ),
  byCustomer(
    "line.activity = 'handling'",
    `select customer, case when day >= date '1998-02-11' then 0.000001 when day >= date '1997-03-17' then 4.123457 else 3.333333 end as spent from (${order})`,
  ),
  byCustomer(
    "line.activity = 'picking'",
    `select customer, 0.333333 as spent from (${line}) where day <= date '1998-04-15'`,
  ),
  byCustomer("line.activity = 'overhead'", `select customer, net * 0.012345 as spent from (${net})`),
  byCustomer(
    "line.activity = 'near'",
    `select customer, units * 0.05 as spent from (${line}) where country in ('Germany', 'Austria')`,
  ),
  byCustomer(
    "line.activity = 'warehouse'",
    pools
      .map(
        ([
          from,
          to,
          pool,
        ]) => `select customer, ${pool} * cast(units as double) / sum(units) over () as spent from (${line})
        where day >= date '${from}' and day < date '${to}'`,
      )
      .join(' union all '),
  ),
  byCustomer(
    "line.activity = 'talking'",
    `select Customer as customer, cast(Seconds as double) / 60 * 0.85 as spent from raw.calls where Seconds <> '' and Customer <> ''`,
  ),
  byCustomer(
    "line.activity = 'freight'",
    'select o.customerID as customer, cast(o.freight as decimal(18,4)) as spent from raw.orders as o',
  ),
  beside(
    `select product_id as of, -sum(amount) as spent from star.mart_profit_line
      join (select product_key, product_id from star.dim_product where is_current) using (product_key) where activity = 'freight' group by 1`,
    `select product as of, freight * cast(net as double) / whole as spent from (
      select n.*, sum(n.net) over (partition by n.id) as whole, cast(o.freight as double) as freight
      from (${net}) as n join raw.orders as o on o.orderID = n.id)`,
  ),
  byCustomer(
    "line.activity = 'hauling'",
    `select o.customer, cast(b.spent as double) / o.orders as spent
      from (select *, count(*) over (partition by strftime(day, '%Y-%m')) as orders from (${order})) as o
      join (${dollars}) as b on b.Activity = 'hauling' and b."Order" is null and left(b.Day, 7) = strftime(o.day, '%Y-%m')
      union all select 'VINET', spent from (${dollars}) where Id = 'O1'`,
  ),
]
const files = ['order_details', 'orders', 'customers', 'products', 'categories'].map(name =>
  sharedFile(`northwind/${name}.csv`),
)

describe.skipIf(!needsShared('northwind', 'costs of its own'))('costs of its own', () => {
  let folder: ProjectFolder
  let rawLines: readonly string[]
  beforeAll(async () => {
    folder = await projectFolder(yaml)
    await deliver(folder.path, files)
    for (const [name, rows] of Object.entries({ books, calls, rates }))
      await put(folder.path, `books/${name}.csv`, `${rows.join('\n')}\n`)
    await night(folder.path, '1998-05-07')
    rawLines = readFileSync(sharedFile('northwind/order_details.csv'), 'utf8').split(/\r?\n/)
    return () => folder[Symbol.asyncDispose]()
  }, 120_000)

  it('are what a person reckons from the raw files, customer by customer and to the cent', async () => {
    const written = ['books', 'calls', 'rates'].map(name => join(folder.path, 'books', `${name}.csv`))
    await using raw = await RawBesideStar.open(
      join(layout(folder.path).current, nightFiles.database),
      [...files, ...written],
      sums,
    )
    for (const sum of sums) {
      const { differing } = await raw.compare(sum)
      expect(differing, sum.raw).toEqual([])
    }
  })

  it('leave what nobody caused where it is seen', async () => {
    expect(
      await ask(
        folder.path,
        `select activity, cast(round(-sum(amount), 2) as varchar) as amount from mart_profit_line
        where entry = 'unallocated' group by 1 order by 1`,
      ),
    ).toEqual([
      // What the capacity of 1,000 minutes exceeds those of May by.
      { activity: 'calling', amount: expect.stringMatching(/^\d+\.\d+$/) },
      // Months without an order: before the first of them.
      { activity: 'hauling', amount: '50.00' },
      { activity: 'licence', amount: '450.00' },
      // Of an order that nobody knows.
      { activity: 'refund fee', amount: '9.99' },
      { activity: 'warehouse', amount: '500.00' },
    ])
  })

  it.each(['QUICK', 'VINET', 'ALFKI', 'ERNSH'])(
    'are explained to %s: each line by its records, to the cell of a file',
    async customer => {
      const found = await explained(folder.path, customer, { all: true })
      expectToAddUp(found)
      const { profit } = await askOne<{ profit: string }>(
        folder.path,
        `select profit from mart_profit join dim_customer using (customer_key) where customer_id = '${customer}'`,
      )
      expect(found.at(-1)).toMatchObject({ part: 'check', line: 'profit', amount: Number(profit) })
      const told = found.filter(({ part, line }) => part === 'record' && line === 'gross_sales')
      for (const { says, record, units, rate } of told) {
        const [order, product, price, quantity] = (rawLines[Number(record)] ?? '').split(',')
        expect([says, Number(rate), Number(units)]).toEqual([
          `order ${order}, product ${product}`,
          Number(price),
          Number(quantity),
        ])
      }
      const freight = found.filter(({ part, line }) => part === 'record' && line === 'serve: freight')
      expect(freight.length).toBe(new Set(told.map(({ says }) => String(says).split(',')[0])).size)
      expect(freight.every(({ file }) => file === 'exports/orders.csv')).toBe(true)
    },
  )

  it('are explained of one order alone, which adds up as well', async () => {
    const found = await explained(folder.path, 'VINET', { order: '10248', all: true })
    expectToAddUp(found)
    expect(found.filter(({ part, line }) => part === 'record' && line === 'gross_sales')).toHaveLength(3)
    const { profit } = await askOne<{ profit: string }>(
      folder.path,
      `select cast(sum(amount) as decimal(18,4)) as profit from mart_profit_line
      where order_key in (select order_key from fct_order_line where order_id = '10248')`,
    )
    expect(found.at(-1)).toMatchObject({ part: 'check', amount: Number(profit) })
    await expect(explained(folder.path, 'ALFKI', { order: '10248' })).rejects.toThrow(
      "customer 'ALFKI' has no order '10248'; an id is written as its source writes it",
    )
  })

  it('are explained by rates, by pools and the records of pools, and by the newest records of each line', async () => {
    const found = await explained(folder.path, 'VINET')
    expectToAddUp(found)
    const of = (line: string) => found.filter(row => row.line === line).map(({ part, says }) => [part, says])
    expect(of('serve: handling').slice(0, 4)).toEqual([
      ['line', 'handling'],
      ['rate', 'rate from 1996-01-01 until 1997-03-16'],
      ['rate', 'rate from 1997-03-17 until 1998-02-10'],
      ['record', 'order 10739, the first of 2 records'],
    ])
    expect(of('serve: warehouse').find(([part]) => part === 'pool')?.[1]).toMatch(
      /^part of a pool of 1000.0100 from 1996-07-01 until 1996-07-31, over \d+\.0{6} units$/,
    )
    const { says } =
      (await explained(folder.path, 'QUICK')).findLast(
        ({ part, line }) => part === 'pool' && line === 'serve: warehouse',
      ) ?? {}
    expect(says).toMatch(/^part of a pool of 126000.0000 so far from 1998-01-01 until 1998-12-31, over/)
    expect(of('serve: hauling')).toEqual(
      expect.arrayContaining([
        ['rate', 'as records tell of its orders'],
        ['pool record', 'cost H11'],
        ['record', 'cost O1, of order 10248'],
      ]),
    )
    const older = found.find(({ line, says }) => line === 'goods' && String(says).endsWith('older, with --all'))
    expect(Number(older?.amount)).toBeLessThan(0)
  })

  it('are tried to the cent, and no activity of records alone is', async () => {
    const tried = await kehu(folder.path, ['report', 'profit', '--rate', 'handling=4.123457', '--format', 'ndjson'])
    const rows = tried.stdout
      .trim()
      .split('\n')
      .map(text => JSON.parse(text))
    // 830 orders.
    expect(rows.find(({ name }) => name === 'handling')).toMatchObject({ what_if: -3422.4693 })
    const unknown = await kehu(folder.path, ['report', 'profit', '--rate', 'freight=1'])
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("no activity 'freight'")])
  })
})
