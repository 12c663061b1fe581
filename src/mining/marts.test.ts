import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { sqlFile } from '../warehouse/sql-file.js'
import { analyses, analysesOf } from './analysis.js'
import { bindDay } from './features.js'
import { salesMonths } from './months.js'
import { mine } from './run.js'
import { buildSmallStar, type SmallStar } from './small-star.js'

const asOf = '2024-03-01' as Day

/**
 * Customer 1: order 11 stands, one of its two lines charged back in part; order 12 is wholly taken back before the day.
 * Customer 2: order 21 is taken back only on the day itself, order 22 is placed on it; returns something never bought.
 * Customer 3: a charge and nothing else. Customer 4: two records, 4 and 5. Customer 0: order 90.
 */
const shop: SmallStar = {
  sales: [
    { order: 11, customer: 1, day: '2024-01-10', units: 3, price: '10.00', discount: '1.50' },
    { order: 11, line: 2, customer: 1, day: '2024-01-10', price: '5.25' },
    { order: 11, line: 3, customer: 1, day: '2024-01-10', price: '4.00', type: 'charge' },
    { order: 12, customer: 1, day: '2024-02-20', units: 2, price: '7.00' },
    { order: 21, customer: 2, day: '2024-02-28', price: '30.00' },
    { order: 22, customer: 2, day: '2024-03-01', price: '99.00' },
    { order: 31, customer: 3, day: '2024-02-01', price: '3.00', type: 'charge' },
    { order: 41, customer: 4, day: '2024-01-31', price: '8.00' },
    { order: 51, customer: 5, day: '2024-02-29', price: '9.00' },
    { order: 90, customer: 0, day: '2024-02-02', price: '100.00' },
  ],
  returns: [
    { id: 1, customer: 1, day: '2024-02-05', units: 2, price: '10.00', takes: { order: 11, line: 1, units: 1 } },
    { id: 2, customer: 1, day: '2024-02-21', units: 2, price: '7.00', takes: { order: 12 } },
    { id: 3, customer: 2, day: '2024-03-01', price: '30.00', takes: { order: 21 } },
    { id: 4, customer: 2, day: '2024-02-10', price: '6.00' },
    { id: 5, customer: 3, day: '2024-02-10', price: '3.00', kind: 'postage' },
  ],
  merged: { 5: 4 },
}

describe('the marts', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openDraft({ path: ':memory:', threads: 2 })
  })
  beforeEach(async () => {
    await buildSmallStar(engine, shop)
    await mine(engine, { asOf })
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  it('count an order while a product line keeps units, and keep what takes nothing back in order 0', async () => {
    const orders = await rows(
      engine,
      statement(
        'select order_key, customer_key, is_counted, units, units_kept, net_sales from mart_order order by order_key, customer_key',
      ),
    )
    expect(orders.map(row => Object.values(row).map(String).join(' '))).toEqual([
      '0 1 false 0.0000 -1.0000 -10.0000',
      '0 2 false 0.0000 -1.0000 -6.0000',
      '11 1 true 4.0000 3.0000 23.7500',
      '12 1 false 2.0000 0.0000 0.0000',
      '21 2 true 1.0000 1.0000 30.0000',
      '41 4 true 1.0000 1.0000 8.0000',
      '51 4 true 1.0000 1.0000 9.0000',
      '90 0 true 1.0000 1.0000 100.0000',
    ])
  })

  it('see a customer as all their records, without what is no product sale', async () => {
    const customers = await rows(
      engine,
      statement(
        `select customer_key, lifecycle, recency_days, tenure_days, frequency, gross_sales, discounts, returns, net_sales,
        rfm_segment is not null as is_scored from mart_customer order by customer_key`,
      ),
    )
    expect(customers.map(row => Object.values(row).map(String).join(' '))).toEqual([
      '0 once 28 28 1 100.0000 0.0000 0.0000 100.0000 false',
      '1 once 51 51 1 49.2500 1.5000 34.0000 13.7500 true',
      '2 once 2 2 1 30.0000 0.0000 6.0000 24.0000 true',
      '3 none null null 0 0.0000 0.0000 0.0000 0.0000 false',
      '4 repeat 1 30 2 17.0000 0.0000 0.0000 17.0000 true',
    ])
  })

  it('put orders in the month they were placed in, returns in the month they were given back in', async () => {
    expect(await salesMonths(engine)).toEqual([
      {
        month: '2024-01',
        customers: 2n,
        new_customers: 2n,
        orders: 2n,
        gross_sales: '43.2500',
        returns: '0.0000',
        net_sales: '41.7500',
        // The data begin on the 10th.
        complete: false,
      },
      {
        month: '2024-02',
        customers: 2n,
        new_customers: 1n,
        orders: 3n,
        gross_sales: '153.0000',
        returns: '40.0000',
        net_sales: '113.0000',
        complete: true,
      },
    ])
  })

  it('call a month whole when it is over and the data reach its end', async () => {
    const complete = async (day: string) => {
      await mine(engine, { asOf: day as Day })
      return Object.fromEntries((await salesMonths(engine)).map(month => [month.month, month.complete]))
    }
    expect(await complete('2024-02-25')).toEqual({ '2024-01': false, '2024-02': false })
    expect(await complete('2024-06-01')).toEqual({ '2024-01': false, '2024-02': true, '2024-03': false })
  })

  it('see less on an earlier day', async () => {
    await mine(engine, { asOf: '2024-02-21' as Day })
    const found = await rows(
      engine,
      statement('select order_key, is_counted from mart_order where order_key in (12, 21)'),
    )
    expect(found).toEqual([{ order_key: 12n, is_counted: true }])
  })

  it.each(analysesOf(new Set()).flatMap(analysis => analysis.checks))('add up: %s', async path => {
    expect(await rows(engine, bindDay(sqlFile(path), asOf))).toEqual([])
  })

  it.each([
    ['checks/mart_order_adds_up.sql', 'mart_order', 'order_key = 11'],
    ['checks/mart_customer_adds_up.sql', 'mart_customer', 'customer_key = 1'],
    ['checks/mart_month_adds_up.sql', 'mart_month', 'orders = 3'],
  ])('are found out by %s when a cent is wrong or a row is gone', async (path, mart, where) => {
    await engine.run(statement(`update ${mart} set net_sales = net_sales + 0.01 where ${where}`))
    expect(await rows(engine, bindDay(sqlFile(path), asOf))).toHaveLength(1)
    await engine.run(statement(`delete from ${mart} where ${where}`))
    expect(await rows(engine, bindDay(sqlFile(path), asOf))).not.toEqual([])
  })

  it('add up where an order id comes back in another month for another customer', async () => {
    await buildSmallStar(engine, {
      sales: [
        { order: 11, customer: 1, day: '2024-01-10' },
        { order: 11, line: 2, customer: 2, day: '2024-02-10' },
      ],
    })
    await mine(engine, { asOf })
    expect((await salesMonths(engine)).map(month => month.orders)).toEqual([1n, 1n])
    expect(await rows(engine, bindDay(sqlFile('checks/mart_month_adds_up.sql'), asOf))).toEqual([])
  })

  it('stay right over an empty star', async () => {
    await buildSmallStar(engine, { sales: [] })
    expect(await mine(engine, { asOf })).toEqual([
      { model: 'rfm', fit_day: asOf, state: 'refused', notes: [expect.stringContaining('no customers')] },
    ])
    for (const { checks } of analysesOf(new Set())) {
      for (const path of checks) expect(await rows(engine, bindDay(sqlFile(path), asOf))).toEqual([])
    }
    expect(await rows(engine, statement('select customer_key, net_sales from mart_customer'))).toEqual([
      { customer_key: 0n, net_sales: '0.0000' },
    ])
  })
})

it('every measure is a column of its mart', () => {
  for (const { mart, measures } of analyses()) {
    expect(mart.columns.map(column => column.name)).toEqual(expect.arrayContaining([...measures]))
  }
})
