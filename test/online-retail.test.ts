import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rfmParams } from '../src/mining/rfm/params.js'
import { thresholds } from '../src/mining/rfm/thresholds.js'
import type { NightRecord } from '../src/warehouse/night/night-record.js'
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
