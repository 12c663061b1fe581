import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flaws } from '../fixtures/firm/flaws.js'
import { generateFirm } from '../fixtures/firm/generate.js'
import { firmProject } from '../fixtures/firm/project.js'
import type { FirmTruth } from '../fixtures/firm/truth.js'
import type { Finding } from '../src/cli/demo/finding.js'
import { findings } from '../src/cli/demo/findings.js'
import { comparison } from '../src/cli/demo/run-demo.js'
import type { Day } from '../src/warehouse/engine/value.js'
import { kehu } from './support/cli.js'
import { expectToAddUp, explained } from './support/explained.js'
import { ask, askOne, night, openPublished } from './support/night.js'

let folder: string
let truth: FirmTruth
let found: readonly Finding[]

// Two autumns' worth of files would take a minute: what is planted stands in fewer months as well.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-demo-'))
  truth = await generateFirm({
    directory: folder,
    seed: 7,
    customers: 300,
    from: '2024-08-01' as Day,
    days: 150,
    hasDesk: true,
    hasCalls: true,
    hasCampaigns: true,
  })
  await writeFile(join(folder, 'kehu.yaml'), firmProject({ hasDesk: true, hasCalls: true, hasCampaigns: true }))
  await night(folder, new Date(Date.parse(truth.to) + 86_400_000).toISOString().slice(0, 10))
  await using engine = await openPublished(folder)
  found = await findings(engine, truth)
})
afterAll(() => rm(folder, { recursive: true }))

describe('the ledger of what was planted is that of the warehouse', () => {
  test('every record of a kind of file has its fate', async () => {
    const kinds = await ask<{ kind: string; loaded: bigint; quarantined: bigint; duplicate: bigint }>(
      folder,
      `select source || '_' || kind as kind, count(*) filter (fate = 'loaded') as loaded,
        count(*) filter (fate = 'quarantined') as quarantined, count(*) filter (fate = 'duplicate') as duplicate
      from record_fate join loaded_file using (source, file_id) group by all order by all`,
    )
    for (const kind of ['shop_orders', 'shop_returns', 'erp_invoices'] as const) {
      const { records, quarantined, delivered_again } = truth.ledger[kind]
      const found = kinds.find(row => row.kind === kind)
      expect(
        {
          loaded: Number(found?.loaded),
          quarantined: Number(found?.quarantined),
          duplicate: Number(found?.duplicate),
        },
        kind,
      ).toEqual({
        loaded: records - quarantined - delivered_again,
        quarantined,
        duplicate: delivered_again,
      })
    }
  })

  test('no record is lost: files with the bytes of another one are named', async () => {
    const { records } = await askOne<{ records: bigint }>(folder, 'select count(*) as records from record_fate')
    const { stdout } = await kehu(folder, ['plan', '--as-of', '2025-01-01', '--format', 'json'])
    const plan = JSON.parse(stdout)
    const kinds = [...Object.values(truth.ledger), ...(truth.costs === null ? [] : [truth.costs])]
    const files = kinds.reduce((sum, kind) => sum + kind.files, 0)
    expect(plan.known_files + plan.same.length).toBe(files)
    const planted = kinds.reduce((sum, kind) => sum + kind.records, 0)
    const known = await ask<{ name: string; records: bigint }>(folder, 'select name, records from loaded_file')
    const sizes = new Map(known.map(file => [file.name, Number(file.records)]))
    const same: readonly { same_as: string }[] = plan.same
    const repeated = same.reduce((sum, { same_as }) => sum + (sizes.get(same_as) ?? 0), 0)
    expect(Number(records) + repeated).toBe(planted)
  })

  test('quantities and amounts are equal to the penny', async () => {
    const sums = await askOne<
      Record<
        'orders' | 'orders_amount' | 'discount' | 'returns' | 'returns_amount' | 'invoices' | 'invoices_amount',
        string
      >
    >(
      folder,
      `with line as (select source, quantity, gross_amount, discount_amount from fct_order_line
          union all select source, -quantity, -gross_amount, 0 from fct_return_line where source = 'erp')
        select sum(quantity) filter (source = 'shop') as orders, sum(gross_amount) filter (source = 'shop') as orders_amount,
          sum(discount_amount) as discount, sum(quantity) filter (source = 'erp') as invoices,
          sum(gross_amount) filter (source = 'erp') as invoices_amount,
          (select sum(quantity) from fct_return_line where source = 'shop') as returns,
          (select sum(gross_amount) from fct_return_line where source = 'shop') as returns_amount
        from line`,
    )
    const { shop_orders, shop_returns, erp_invoices } = truth.ledger
    const planted = {
      orders: shop_orders.quantity,
      orders_amount: shop_orders.amount,
      discount: shop_orders.discount,
      returns: shop_returns.quantity,
      returns_amount: shop_returns.amount,
      invoices: erp_invoices.quantity,
      invoices_amount: erp_invoices.amount,
    }
    for (const [name, value] of Object.entries(planted))
      expect([name, Number(sums[name as keyof typeof sums])]).toEqual([name, Number(value)])
  })

  test('each bad record is refused for what is wrong with it', async () => {
    const reasons = await ask<{ column_name: string | null; reason: string; records: bigint }>(
      folder,
      'select column_name, reason, count(*) as records from quarantine group by all',
    )
    const refused = (column: string | null, reason: RegExp) =>
      reasons
        .filter(row => row.column_name === column && reason.test(row.reason))
        .reduce((sum, row) => sum + Number(row.records), 0)
    const planted = truth.flaws
    const whole = refused('Qty', /whole number/) + refused('Quantity', /whole number/)
    expect(whole).toBe(planted.quantity_not_whole + planted.quantity_in_words)
    expect(refused('Unit price', /at most 2 decimals/)).toBe(planted.price_too_fine + planted.price_other_notation)
    expect(refused('Date', /a time in the format/)).toBe(planted.impossible_date)
    expect(refused('Item', /is missing/)).toBe(planted.no_item_code)
    expect(refused(null, /found (7|12)$/)).toBe(planted.field_missing)
    expect(refused(null, /found (9|14)$/)).toBe(planted.field_too_many)
    const bad = Object.entries(flaws).filter(([, { meaning }]) => meaning.startsWith('bad record'))
    expect(bad.map(([name]) => planted[name as keyof typeof flaws]).every(times => times > 0)).toBe(true)
  })
})

test('everything that is planted is found', () => {
  expect(found.filter(({ agrees }) => !agrees)).toEqual([])
  const told = comparison(truth, found)
  expect(told.filter(line => line.startsWith('   Kehu found: ')).length).toBeGreaterThan(6)
})

test('who may leave is a page, and a list with a control group of its own', async () => {
  const current = join(folder, 'warehouse/current')
  const page = await readFile(join(current, 'report/churn.html'), 'utf8')
  expect(page).toContain('Who is leaving, why, and what can we do?')
  const keys = async (name: string) => {
    const [header = '', ...lines] = (await readFile(join(current, 'audiences', name), 'utf8')).trim().split(/\r?\n/)
    expect(header).toMatch(/^customer_key,source,customer_id,chance,saved,/)
    return lines.map(line => line.split(',')[0])
  }
  const [written, control] = [await keys('stay.csv'), await keys('stay-control.csv')]
  const { worth, scored } = await askOne<{ worth: bigint; scored: bigint }>(
    folder,
    `select count(*) filter (chance * 0.25 * expected_value > 40) as worth, count(*) as scored
    from score_churn join mart_customer using (customer_key)`,
  )
  // A firm of five months may have too little to learn from: then the page says so.
  expect(page.includes('Nobody can say')).toBe(scored === 0n)
  expect(new Set([...written, ...control]).size).toBe(Number(worth))
  expect(written.length + control.length).toBe(Number(worth))
})

test('a figure that is not the planted one does not agree', async () => {
  await using engine = await openPublished(folder)
  const { pair, losing } = truth
  const other: FirmTruth = {
    ...truth,
    buyers: truth.buyers + 1,
    pair: { ...pair, with_both: pair.with_both + 1 },
    losing: { ...losing, cost: '0.01' },
  }
  const wrong = (await findings(engine, other)).filter(({ agrees }) => !agrees).map(({ topic }) => topic)
  expect(wrong).toEqual(['wholesale', 'losing', 'pair'])
})

test('demo leaves a folder alone that is no demo', async () => {
  const other = join(folder, 'other')
  await mkdir(other)
  await writeFile(join(other, 'letter.txt'), 'dear')
  const { code, stderr } = await kehu(folder, ['demo', 'other'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('is no demo; name another folder')])
})

test('the profit of who earns most and of who costs most is told by their records, to the ten-thousandth', async () => {
  for (const order of ['', ' desc']) {
    const who = await ask<{ source: string; customer_id: string }>(
      folder,
      `select source, customer_id from mart_profit join dim_customer using (customer_key)
      where customer_key <> 0 order by profit${order} limit 2`,
    )
    for (const { source, customer_id } of who)
      for (const all of [false, true]) expectToAddUp(await explained(folder, customer_id, { source, all }))
  }
})
