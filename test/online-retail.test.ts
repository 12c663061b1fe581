import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profitData } from '../src/cli/night/profit-data.js'
import { nightNamed, tryOnNight } from '../src/cli/night/published.js'
import { projectContext } from '../src/cli/project-context.js'
import { costsSchema } from '../src/config/costs.js'
import { loadProject } from '../src/config/load-project.js'
import { backtest } from '../src/mining/backtest.js'
import { churn } from '../src/mining/churn/churn.js'
import { composed } from '../src/mining/model.js'
import { tryProfit } from '../src/mining/profit/build-profit.js'
import { readingProfit } from '../src/mining/profit/profit-tables.js'
import { rfmParams } from '../src/mining/rfm/params.js'
import { thresholds } from '../src/mining/rfm/thresholds.js'
import { statementLines } from '../src/reports/pages/profit-statement.js'
import { rows } from '../src/warehouse/engine/engine.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { layout } from '../src/warehouse/night/layout.js'
import type { NightRecord } from '../src/warehouse/night/night-record.js'
import { bind, sqlFile } from '../src/warehouse/sql-file.js'
import { documentedQuery } from './support/documented-query.js'
import { ask, askOne, night } from './support/night.js'
import { dailyFiles, needsOnlineRetail, onlineRetail, onlineRetailProject } from './support/online-retail.js'
import { deliver, type ProjectFolder, projectFolder } from './support/project-folder.js'

/** Two years of a real business, figures as counted on its files (README of the data). */
const asOf = '2011-12-10'

type Fates = {
  source: string
  name: string
  records: bigint
  loaded: bigint
  quarantined: bigint
  duplicate: bigint
  ignored: bigint
  fates: bigint
}
type Invoiced = { lines: bigint; amount: string }
type Clean = { lines: bigint; orders: bigint; customers: bigint; amount: string }

async function figures(folder: string) {
  const files = await ask<Fates>(folder, documentedQuery('What became of the records'))
  const sum = (column: 'records' | 'loaded' | 'quarantined' | 'duplicate' | 'ignored' | 'fates') =>
    files.reduce((total, file) => total + file[column], 0n)
  return {
    files,
    total: {
      records: sum('records'),
      kept: sum('loaded') + sum('quarantined'),
      duplicate: sum('duplicate'),
      ignored: sum('ignored'),
    },
    invoiced: await askOne<Invoiced>(folder, documentedQuery('Everything that was invoiced')),
    clean: await askOne<Clean>(folder, documentedQuery('Clean sales lines')),
  }
}

type Figures = Awaited<ReturnType<typeof figures>>

/** What a gift wholesaler might pay: margins by price, work by order, line and return, an account opened, a warehouse. */
const declaredCosts = costsSchema.parse({
  goods: [{ below: 1, margin: 0.55 }, { below: 5, margin: 0.45 }, { margin: 0.35 }],
  activities: {
    handling: { driver: 'orders', rate: 6 },
    picking: { driver: 'lines', rate: 0.3 },
    postage: { driver: 'orders', rate: 7.5, countries: ['United Kingdom'] },
    'taking back': { driver: 'returns', rate: 3.5 },
    'opening an account': { driver: 'new_customers', rate: 12 },
    warehouse: { driver: 'units', pool: { 2011: 255000 } },
  },
})

/** Every line as it was invoiced, whether it sells or takes back. */
const invoiced = `with invoiced as (
    select order_id as invoice, customer_record_key, product_key, geography_key, ordered_at as moment, ordered_on as day,
      quantity, unit_price from fct_order_line
    union all
    select return_id, customer_record_key, product_key, geography_key, returned_at, returned_on, -quantity, unit_price
      from fct_return_line
  )`

/** How many groups of invoiced lines there are in which something has several values, or which have several lines. */
const groupsWith = (by: string, having: string) =>
  `(select count(*) from (select 1 from invoiced group by ${by} having ${having}))`

describe.skipIf(!needsOnlineRetail('online-retail'))('online-retail', () => {
  describe('305 daily files', () => {
    let project: ProjectFolder
    let days: Figures
    let first: NightRecord
    beforeAll(async () => {
      project = await projectFolder(onlineRetailProject())
      await deliver(project.path, dailyFiles())
      first = await night(project.path, asOf)
      days = await figures(project.path)
    }, 300_000)
    afterAll(() => project[Symbol.asyncDispose]())

    it('give every record of every file its fate, and none of them is a duplicate', () => {
      expect(days.files).toHaveLength(305)
      expect(days.files.filter(file => file.records !== file.fates)).toEqual([])
      expect(days.total).toEqual({ records: 541_909n, kept: 541_909n, duplicate: 0n, ignored: 0n })
    })

    it('hold all the money', () => {
      expect(days.invoiced).toEqual({ lines: 541_909n, amount: '9747747.93' })
    })

    it('add up to the cent under a declared cost set, and tell who loses money and why', async () => {
      const place = layout(project.path)
      const tries = await tryOnNight(place, first, async engine => {
        const tables = await tryProfit(engine, asOf as Day, { costs: declaredCosts, recorded: false })
        const check = readingProfit(sqlFile('checks/profit_adds_up.sql'), tables)
        const data = await profitData(engine, asOf as Day, { tables, hidesIds: false, hasTargets: false })
        return { wrong: await rows(engine, bind(check)), ...data }
      })
      expect(tries.wrong).toEqual([])
      const amounts = Object.fromEntries(statementLines(tries.statement).map(({ id, amount }) => [id, amount]))
      expect({
        ...amounts,
        causes: tries.causes.map(({ cause, customers }) => [cause, Number(customers)]),
        losing: tries.losing.slice(0, 3).map(one => [one.customer_label, one.cause, one.profit]),
        earning: Number(tries.twentieths.reduce((sum, { earners }) => sum + earners, 0n)),
      }).toMatchInlineSnapshot(`
        {
          "causes": [
            [
              "returns",
              58,
            ],
            [
              "opening an account",
              58,
            ],
            [
              "postage",
              18,
            ],
            [
              "warehouse",
              1,
            ],
            [
              "taking back",
              4,
            ],
          ],
          "earning": 4223,
          "goods": "-5526338.7069",
          "gross_margin": "4266370.1761",
          "gross_sales": "10271433.0630",
          "losing": [
            [
              "16446",
              "returns",
              "-3761.5288",
            ],
            [
              "12346",
              "returns",
              "-3425.3000",
            ],
            [
              "14213",
              "returns",
              "-1209.7000",
            ],
          ],
          "net_sales": "9792708.883",
          "profit": "3533164.2391",
          "reach: opening an account": "-51888.0000",
          "returns": "-478724.1800",
          "serve: handling": "-118638.0000",
          "serve: picking": "-158328.3000",
          "serve: postage": "-134257.5000",
          "serve: taking back": "-30464.0000",
          "serve: warehouse": "-239630.1370",
        }
      `)
    }, 60_000)

    it('tell what is odd about them as it was counted', async () => {
      expect(
        await askOne(
          project.path,
          `${invoiced} select count(distinct invoice) as invoices, count(distinct nullif(customer_record_key, 0)) as customers,
              count(distinct country) as countries, count(*) filter (where customer_record_key = 0) as nobodys,
              count(*) filter (where starts_with(invoice, 'C')) as cancelled,
              count(distinct invoice) filter (where starts_with(invoice, 'C')) as cancellations,
              count(*) filter (where quantity < 0) as below_zero, count(*) filter (where unit_price = 0) as for_nothing,
              count(*) filter (where unit_price < 0) as negative, count(*) filter (where starts_with(invoice, 'A')) as bad_debts,
              ${groupsWith('invoice', 'count(distinct moment) > 1')} as at_several_times,
              ${groupsWith('customer_record_key', 'count(distinct geography_key) > 1')} as in_two_countries,
              ${groupsWith('invoice, product_key', 'count(*) > 1')} as repeated,
              (select count(*) from (select 1 from product_spelling group by product_key having count(*) > 1)) as by_case_only,
              (select count(*) from (select 1 from product_use where name <> '' group by product_key having count(*) > 1)) as of_several_names
            from invoiced left join dim_geography using (geography_key)`,
        ),
      ).toEqual({
        invoices: 25_900n,
        customers: 4_372n,
        countries: 38n,
        nobodys: 135_080n,
        cancelled: 9_288n,
        cancellations: 3_836n,
        below_zero: 10_624n,
        for_nothing: 2_515n,
        negative: 2n,
        bad_debts: 3n,
        at_several_times: 43n,
        // One of them is nobody.
        in_two_countries: 9n,
        // Codes that differ by case are one: two pairs more than as written. Names are trimmed, too: eight fewer.
        repeated: 9_696n,
        by_case_only: 112n,
        of_several_names: 642n,
      })
    })

    it('land with every cell as it was written', async () => {
      const landed = await (await DuckDBInstance.create(':memory:')).connect()
      const codes = `from read_parquet('${layout(project.path).landed}/shop/*.parquet')`
      const found = await landed.runAndReadAll(`select
        (select count(*) from (select 1 ${codes} group by StockCode having count(distinct Description) > 1)) as of_several_names,
        count(*) as pairs, cast(sum(lines) as bigint) as lines
        from (select count(*) as lines ${codes} group by InvoiceNo, StockCode having count(*) > 1)`)
      landed.closeSync()
      expect(found.getRowObjects()).toEqual([{ of_several_names: 650n, pairs: 9_694n, lines: 20_378n }])
    })

    it('find the order of the two huge cancellations', async () => {
      const pairs = await ask(
        project.path,
        `select return_id, order_id, taken.quantity from bridge_return_line as taken
          join fct_return_line as given on given.return_key = taken.return_key and given.line_key = return_line_key
          join fct_order_line as sold on sold.order_key = taken.order_key and sold.line_key = order_line_key
          where return_id in ('C581484', 'C541433') order by return_id`,
      )
      expect(pairs).toEqual([
        { return_id: 'C541433', order_id: '541431', quantity: '74215.0000' },
        { return_id: 'C581484', order_id: '581483', quantity: '80995.0000' },
      ])
    })

    it('give the published clean figures', () => {
      expect(days.clean).toEqual({ lines: 397_884n, orders: 18_532n, customers: 4_338n, amount: '8911407.90' })
    })

    it('pass every blocking check', () => {
      const checks = first.tonight.checks as readonly { name: string; blocking: boolean; passed: boolean }[]
      expect(checks.filter(check => check.blocking).length).toBeGreaterThan(10)
      expect(checks.filter(check => check.blocking && !check.passed)).toEqual([])
    })

    it('score 4,324 of 4,372 customers', async () => {
      const found = await askOne(project.path, documentedQuery('Customers with and without a score'))
      expect(found).toEqual({ customers: 4_372n, scored: 4_324n, without: 48n })
    })

    it('part into segments as recorded', async () => {
      await expect(await rfmPage(project.path)).toMatchFileSnapshot('../docs/rfm-online-retail.md')
    })

    describe('and the year before in a second night', () => {
      let both: Figures
      beforeAll(async () => {
        await deliver(project.path, [onlineRetail.yearBefore])
        await night(project.path, asOf)
        both = await figures(project.path)
      }, 300_000)

      it('find the 22,523 records that were delivered twice, and nothing else', () => {
        expect(both.files).toHaveLength(306)
        expect(both.files.filter(file => file.records !== file.fates)).toEqual([])
        expect(both.total).toEqual({ records: 1_067_370n, kept: 1_044_847n, duplicate: 22_523n, ignored: 0n })
        expect(both.files.filter(file => file.duplicate > 0n).map(file => file.name)).toEqual([
          'exports/year_2009_2010.parquet',
        ])
      })

      it('hold the whole year before', async () => {
        expect(
          await askOne(
            project.path,
            `${invoiced} select count(*) as lines, count(distinct invoice) as invoices,
                count(distinct nullif(customer_record_key, 0)) as customers,
                cast(sum(quantity * unit_price) as decimal(18, 2)) as amount
              from invoiced where day < date '2010-12-10'`,
          ),
        ).toEqual({ lines: 525_461n, invoices: 28_816n, customers: 4_383n, amount: '9539484.63' })
      })

      it('tell who leaves, surely better than the last purchase alone', async () => {
        // The last day of docs/churn-real-data.md.
        const context = await projectContext(await loadProject(project.path))
        const found = await tryOnNight(context.place, await nightNamed(context.place), async engine => {
          const model = await composed(engine, churn, churn.options.parse({}))
          const asked = { days: ['2011-09-01' as Day], seen: asOf as Day, tick: () => undefined }
          return backtest(engine, model, {}, asked)
        })
        const [day] = found.days
        const measures = day && 'evaluation' in day ? day.evaluation.measures : []
        const besideRecency = (name: string) => {
          const one = measures.find(({ measure }) => measure === name)
          const recency = one?.baselines.find(baseline => baseline.name === 'recency_alone')
          return { model: one?.model ?? 0, low: recency?.low ?? 0 }
        }
        expect(besideRecency('auc').model).toBeGreaterThan(0.765)
        expect(besideRecency('auc').low).toBeGreaterThan(0.04)
        expect(besideRecency('top_decile_capture').low).toBeGreaterThan(0)
      }, 120_000)

      it('hold all the money once', () => {
        expect(both.invoiced).toEqual({ lines: 1_044_847n, amount: '18909744.12' })
        expect(both.clean).toEqual({ lines: 791_044n, orders: 36_969n, customers: 5_878n, amount: '17431533.18' })
      })
    })
  })

  describe('with equal rows of a file dropped', () => {
    let project: ProjectFolder
    beforeAll(async () => {
      project = await projectFolder(onlineRetailProject({ repeats: 'drop' }))
      await deliver(project.path, dailyFiles())
      await night(project.path, asOf)
    }, 300_000)
    afterAll(() => project[Symbol.asyncDispose]())

    it('gives the figures of one year, then of both', async () => {
      const days = await figures(project.path)
      expect(days.total).toEqual({ records: 541_909n, kept: 536_641n, duplicate: 5_268n, ignored: 0n })
      expect(days.invoiced).toEqual({ lines: 536_641n, amount: '9726006.95' })
      expect(days.clean).toMatchObject({ lines: 392_692n, amount: '8887208.89' })

      await deliver(project.path, [onlineRetail.yearBefore])
      await night(project.path, asOf)
      const both = await figures(project.path)
      expect(both.total).toMatchObject({ records: 1_067_370n, kept: 1_033_035n })
      expect(both.clean).toEqual({ lines: 779_424n, orders: 36_969n, customers: 5_878n, amount: '17374786.27' })
    }, 300_000)
  })
})

type Segment = { segment: string; customers: bigint; orders: bigint; net_sales: string }

/** What RFM says of the one year, as a page for people; any change of it shows in review. */
async function rfmPage(folder: string): Promise<string> {
  const segments = await ask<Segment>(folder, documentedQuery('RFM segments'))
  const { params } = await askOne<{ params: string }>(folder, "select params from model_fit where model = 'rfm'")
  const cuts = thresholds(rfmParams.parse(JSON.parse(params)))
  return `# RFM on online-retail

One year of a gift wholesaler (2010-12-01 to 2011-12-09), as of ${asOf}, default options. test/online-retail.test.ts makes this page and fails when it changes.

## Segments

| Segment | Customers | Orders | Net sales, GBP |
|---|--:|--:|--:|
${segments.map(({ segment, customers, orders, net_sales }) => `| ${segment} | ${customers} | ${orders} | ${net_sales} |`).join('\n')}

## Scores

Values that earn each score, both ends included: days since the last counted order, counted orders, net sales.

| Measure | Score | From | To | Customers |
|---|--:|--:|--:|--:|
${cuts.map(cut => `| ${cut.measure} | ${cut.score} | ${cut.from ?? ''} | ${cut.to ?? ''} | ${cut.customers} |`).join('\n')}
`
}
