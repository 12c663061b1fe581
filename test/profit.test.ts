import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openProject } from '../src/cli/project-context.js'
import { listProfit } from '../src/cli/report/list-profit.js'
import { openTerminal } from '../src/cli/terminal.js'
import { moneyText, tenThousandths } from '../src/mining/money.js'
import { profitBys } from '../src/mining/profit/profit-bys.js'
import { layout, nightFiles } from '../src/warehouse/night/layout.js'
import { kehu } from './support/cli.js'
import { ask, askOne, night } from './support/night.js'
import { deliver, type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { RawBesideStar } from './support/raw-beside-star.js'
import { needsShared, sharedFile } from './support/shared-data.js'

/** Northwind, whose customers are companies: freight is spread over the lines of its month, and there is a plan. */
const northwind = `version: 1
project: northwind
currency: USD
customer: { unit: account }
sources:
  erp:
    files:
      - name: lines
        path: exports/order_details.csv
        read: { nulls: ["NULL"] }
        join: [{ as: orders, names: ["orders"], on: { orderID: orderID } }]
        maps:
          order_line:
            order_id: orderID
            line_id: productID
            customer_id: orders.customerID
            product_id: productID
            ordered_at: orders.orderDate
            quantity: { column: quantity, decimals: 0 }
            unit_price: unitPrice
            discount: { expression: "round(number([unitPrice]) * [quantity] * [discount], 4)" }
            country: orders.shipCountry
      - name: firms
        path: exports/customers.csv
        read: { nulls: ["NULL"] }
        maps:
          account: { account_id: customerID, name: companyName, country: country }
          customer: { customer_id: customerID, name: contactName, account_id: customerID }
      - name: products
        path: exports/products.csv
        read: { nulls: ["NULL"] }
        join: [{ as: categories, names: ["categories"], on: { categoryID: categoryID } }]
        maps:
          product: { product_id: productID, name: productName, category: categories.categoryName, list_price: unitPrice }
      - name: freight
        path: exports/orders.csv
        read: { nulls: ["NULL"] }
        maps:
          activity_cost: { cost_id: orderID, activity: { value: freight }, period: orderDate, amount: freight }
  plan:
    ids: { product: erp }
    files:
      - name: plan
        path: exports/plan.csv
        maps:
          target: { measure: Measure, period: Month, category: Category, country: Country, amount: Amount }
costs:
  activities:
    freight: { driver: units, pool: records }
    handling: { driver: orders, rate: 5, from: 1998-01-01 }
    boat: { driver: orders, rate: 9, countries: [Atlantis] }
`
const plan = `Measure,Month,Category,Country,Amount
Net Sales,1998-04-01,,,100000
net_sales,1998-04-01,Beverages,,50000
units,1998-04-01,,Germany,500
profit,1998-03-01,Seafood,,9000
visits,1998-03-01,,,1000
`
const files = ['order_details', 'orders', 'customers', 'products', 'categories'].map(name =>
  sharedFile(`northwind/${name}.csv`),
)

describe.skipIf(!needsShared('northwind', 'profit of companies'))('the profit of companies', () => {
  let folder: ProjectFolder
  beforeAll(async () => {
    folder = await projectFolder(northwind)
    await deliver(folder.path, files)
    await put(folder.path, 'exports/plan.csv', plan)
    await night(folder.path, '1998-05-07')
    return () => folder[Symbol.asyncDispose]()
  }, 120_000)

  it('is 1,265,793.04 net of discount, less freight and handling to the cent at every grain', async () => {
    // 64,942.69 of freight, and 270 of 830 orders in 1998.
    const grains = ['customer_key', 'order_key', 'product_key', 'geography_key', 'on_day']
    for (const grain of grains)
      expect(
        await askOne(
          folder.path,
          `select cast(sum(amount) as varchar) as profit from (
            select ${grain}, sum(amount) as amount from mart_profit_line group by all)`,
        ),
        grain,
      ).toEqual({ profit: '1199500.3495' })
    expect(
      await ask(
        folder.path,
        'select entry, activity, cast(sum(amount) as varchar) as amount from mart_profit_line group by all order by all',
      ),
    ).toEqual([
      { entry: 'discounts', activity: '', amount: '-88665.5505' },
      { entry: 'gross_sales', activity: '', amount: '1354458.5900' },
      { entry: 'serve', activity: 'freight', amount: '-64942.6900' },
      { entry: 'serve', activity: 'handling', amount: '-1350.0000' },
    ])
  })

  it.each(profitBys.filter(by => by !== 'campaign'))('is told by %s, and adds up to the ledger', async by => {
    const path = join(folder.path, `by-${by}.ndjson`)
    const context = await openProject(folder.path, '.')
    await listProfit(context, by, [], { format: 'ndjson', path }, openTerminal({ quiet: true }))
    const told = readFileSync(path, 'utf8').trimEnd().split('\n')
    const found: readonly Record<string, unknown>[] = told.map(line => JSON.parse(line))
    const sum = (of: string) => found.reduce((all, one) => all + tenThousandths(String(one[of])), 0n)
    expect(moneyText(sum('profit') - sum('unallocated'))).toBe('1199500.3495')
    expect(moneyText(sum('net_sales'))).toBe('1265793.0395')
    expect(moneyText(sum('net_sales') - sum('goods') - sum('cost_to_serve') - sum('cost_to_reach'))).toBe(
      '1199500.3495',
    )
    const [best] = found
    if (by === 'customer')
      expect([best?.name, Math.round(Number(best?.profit) * 100)]).toEqual(['erp:QUICK', 10_500_711])
    if (by === 'order') expect(found.length).toBe(830)
    if (by === 'category') expect(found.map(({ name }) => name)).toContain('Beverages')
    if (by === 'month') expect(found.length).toBe(23)
  })

  it('warns in the plan of an activity that is narrowed to what there is not', async () => {
    const { stdout } = await kehu(folder.path, ['plan', '--as-of', '1998-05-08', '--format', 'json'])
    const { warnings }: { readonly warnings: readonly string[] } = JSON.parse(stdout)
    expect(warnings.filter(warning => warning.startsWith('targets'))).toEqual([
      expect.stringMatching(
        /^targets of 'visits': profit does not measure that, .* it measures gross_sales, net_sales, /,
      ),
    ])
    expect(warnings.filter(warning => warning.startsWith('costs.'))).toEqual([
      "costs.activities.boat.countries: the published night has no country 'Atlantis', so that costs nothing; it has Argentina, Austria, Belgium, Brazil, Canada, Denmark, Finland, France, …",
    ])
  })

  it('is not told by campaigns where there are none, and by nothing unknown', async () => {
    const typed = await kehu(folder.path, ['report', 'profit', '--by', 'chanel'])
    expect([typed.code, typed.stderr]).toEqual([2, expect.stringContaining("'channel'")])
    const context = await openProject(folder.path, '.')
    await expect(
      listProfit(context, 'campaign', [], { format: 'csv', path: 'x' }, openTerminal({ quiet: true })),
    ).rejects.toThrow('no source of this project tells of campaigns')
  })

  it('names the companies at the top and at the bottom', async () => {
    const named = (order: string) =>
      ask(
        folder.path,
        `select account.name, cast(round(profit, 2) as varchar) as profit from mart_profit
        join dim_customer using (customer_key) join dim_account as account on account.account_id = dim_customer.customer_id
        where customer_key <> 0 and is_current order by mart_profit.profit ${order} limit 3`,
      )
    expect(await named('desc')).toEqual([
      { name: 'QUICK-Stop', profit: '105007.11' },
      { name: 'Ernst Handel', profit: '99100.60' },
      { name: 'Save-a-lot Markets', profit: '98011.09' },
    ])
    expect(await named('')).toEqual([
      { name: 'Centro comercial Moctezuma', profit: '91.11' },
      { name: 'Lazy K Kountry Store', profit: '330.33' },
      { name: 'Laughing Bacchus Wine Cellars', profit: '420.36' },
    ])
  })

  it('is what the raw files give, company by company and month by month', async () => {
    await using raw = await RawBesideStar.open(join(layout(folder.path).current, nightFiles.database), files, sums)
    for (const sum of sums) {
      const { rows, differing } = await raw.compare(sum)
      expect(differing, sum.raw).toEqual([])
      expect(rows).toBeGreaterThan(20)
    }
  })

  it('stands beside the plan, where the ledger measures it', async () => {
    const page = readFileSync(join(layout(folder.path).current, nightFiles.report, 'profit.html'), 'utf8')
    const cells = page
      .slice(page.indexOf('Plan and actual'))
      .split(/<[^>]+>|\n/)
      .filter(text => text !== '')
    expect(cells.slice(1, 37)).toEqual([
      ...['From', 'Measure', 'For', 'Planned', 'Actual', 'Reached'],
      ...['1 April 1998', 'net sales', 'Beverages', '50,000', '22,362.05', '44.7%'],
      // The whole month, published as 123,798.68.
      ...['1 April 1998', 'net sales', 'all', '100,000', '123,798.68', '123.8%'],
      ...['1 April 1998', 'units', 'Germany', '500', '831', '166.2%'],
      ...['1 March 1998', 'profit', 'Seafood', '9,000', '8,431.29', '93.7%'],
      ...['1 March 1998', 'visits', 'all', '1,000', '–', '–'],
    ])
  })

  it('is reckoned again with another rate, and the night is as it was', async () => {
    const database = join(layout(folder.path).current, nightFiles.database)
    const before = readFileSync(database)
    const { code, stdout, stderr } = await kehu(folder.path, [
      'report',
      'profit',
      '--rate',
      'handling=2.5',
      '--format',
      'csv',
    ])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout.split('\r\n').slice(-5)).toEqual([
      'serve: freight,freight,-64942.6900,-64942.6900,0.0000',
      'serve: handling,handling,-1350.0000,-675.0000,675.0000',
      // It counted nothing, and is not silent.
      'serve: boat,boat,0.0000,0.0000,0.0000',
      'profit,Profit,1199500.3495,1200175.3495,675.0000',
      '',
    ])
    expect(readFileSync(database).equals(before)).toBe(true)
  })

  it('of one company is a statement, and of none an error that says how to find one', async () => {
    const { stdout } = await kehu(folder.path, [
      ...['report', 'profit', '--customer', 'QUICK', '--format', 'csv', '--page', 'quick.html'],
    ])
    expect(stdout.split('\r\n')).toEqual([
      'line,name,driver,units,amount',
      'gross_sales,Gross sales,,,117483.3900',
      'discounts,Discounts,,,-7206.0850',
      'net_sales,Net sales,,,110277.3050',
      'serve: freight,freight,units,3961.000000,-5230.1934',
      'serve: handling,handling,orders,8.000000,-40.0000',
      'profit,Profit,,,105007.1116',
      '',
    ])
    expect(readFileSync(join(folder.path, 'quick.html'), 'utf8')).toContain('What does customer QUICK bring and cost?')
    const none = await kehu(folder.path, ['report', 'profit', '--customer', 'NOBODY'])
    expect([none.code, none.stderr]).toEqual([
      2,
      `kehu: there is no customer 'NOBODY'; see kehu query "select customer_id from dim_customer"\n`,
    ])
    const wrong = await kehu(folder.path, ['report', 'profit', '--rate', 'handlin=1', '--rate', 'freight=dear'])
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      "kehu: --rate 'handlin=1': no activity 'handlin'; there are freight, handling, boat; did you mean 'handling'?\n--rate 'freight=dear': expected an amount of at least 0 with up to 6 decimals such as 4.20, found 'dear'\n",
    ])
  })
})

const sums = [
  {
    // The freight of a month over its units: to the ten-thousandth of each company and month.
    star: `select customer_id, cast(date_trunc('month', on_day) as date) as month, round(sum(amount), 1)
      from mart_profit_line join dim_customer using (customer_key) where activity in ('', 'freight') group by all`,
    raw: `with line as (
        select customerID, date_trunc('month', cast(orderDate as timestamp)) as month, cast(quantity as decimal(18,4)) as units,
          cast(unitPrice as decimal(18,4)) * cast(quantity as decimal(18,4)) * (1 - cast(discount as decimal(18,4))) as net
        from order_details join orders using (orderID)),
      pool as (
        select date_trunc('month', cast(orderDate as timestamp)) as month, sum(cast(freight as decimal(18,4))) as freight
        from orders group by all),
      volume as (select month, sum(units) as units from line group by all)
      select customerID, cast(month as date), round(sum(net) - sum(line.units * freight / volume.units), 1)
      from line join pool using (month) join volume using (month) group by all`,
  },
]
