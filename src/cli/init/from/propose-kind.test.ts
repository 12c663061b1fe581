import { describe, expect, it } from 'vitest'
import { numberWriting } from '../../../etl/inspect/number-writing.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { alone } from './columns.js'
import { proposeKind } from './propose-kind.js'

/** A column of two records; times are written `%d/%m/%Y` or as ISO writes them. */
function column([name, ...cells]: readonly [string, ...string[]]): SampledColumn {
  const all = (pattern: RegExp) => cells.length > 0 && cells.every(cell => pattern.test(cell))
  return {
    name,
    filled: cells.length,
    values: [],
    distinct: new Set(cells).size,
    commonest: cells[0] ?? null,
    formats: all(/^\d\d\/\d\d\/\d{4}$/) ? ['%d/%m/%Y'] : all(/^\d{4}-\d\d-\d\d/) ? ['iso'] : [],
    ambiguous: null,
    number: numberWriting(cells),
    hour: all(/^\d\d:\d\d$/) ? '%H:%M' : null,
    nested: [],
    isReal: all(/^[\d.]+$/),
    isEmail: all(/@/),
  }
}

/** What is mapped, as `entity.column: field`. */
function proposed(
  columns: readonly (readonly [string, ...string[]])[],
  beside = {},
): Readonly<Record<string, unknown>> {
  const { maps = {} } = proposeKind(columns.map(column), { ...alone, ...beside }) ?? {}
  return Object.fromEntries(
    Object.entries(maps).flatMap(([entity, fields]) =>
      Object.entries(fields).map(([to, { field }]) => [`${entity}.${to}`, field] as const),
    ),
  )
}

const day = ['Date', '13/01/2024', '14/01/2024'] as const
const hour = ['Time', '09:30', '10:00'] as const

describe('what a file may hold', () => {
  it('fees make payments of what reads like lines', () => {
    const columns = [
      day,
      hour,
      ['Currency', 'EUR', 'EUR'],
      ['Gross', '1.003,50', '-2,00'],
      ['Fee', '-0,30', '0,00'],
      ['From Email Address', 'a@x.co', 'b@x.co'],
      ['Transaction ID', '1', '2'],
      ['Item Title', 'Mug', 'Cup'],
    ] as const
    expect(proposed(columns)).toMatchObject({
      'payment.payment_id': 'Transaction ID',
      'payment.customer_id': 'From Email Address',
      'payment.paid_at': { expression: "concat([Date], ' ', [Time])", format: '%d/%m/%Y %H:%M' },
      'payment.amount': { column: 'Gross', decimal_separator: ',', thousands_separator: '.' },
    })
  })

  it('an amount of a line is that of its units, however it is written', () => {
    const columns = [
      day,
      ['Order Number', '1', '2'],
      ['SKU', 'M', 'C'],
      ['Quantity', '2', '1'],
      ['Sold For', '£1,003.00', '£5.00'],
    ] as const
    expect(proposed(columns)).toMatchObject({
      'order_line.product_id': 'SKU',
      'order_line.unit_price': {
        expression:
          "if(number([Quantity]) = 0, 0, round(number(trim(replace(replace([Sold For], '£', ''), ',', ''))) / number([Quantity]), 4))",
      },
    })
  })

  it('more decimals than money has are rounded', () => {
    const columns = [
      ['Order', 'A', 'B'],
      ['SKU', 'M', 'C'],
      ['Date', '2024-01-13', '2024-01-14'],
      ['Qty', '1', '2'],
      ['Price', '0,311199999999999', '1'],
    ] as const
    expect(proposed(columns)).toMatchObject({
      'order_line.unit_price': { expression: "round(number(replace([Price], ',', '.')), 4)" },
    })
  })

  it('orders without goods are sales of one product, unless another file holds their lines', () => {
    const columns = [
      ['Order ID', '1', '2'],
      ['Order Date', '2024-01-01', '2024-01-02'],
      ['Customer ID', '7', '8'],
      ['Grand Total', '5', '6'],
    ] as const
    expect(proposed(columns)).toMatchObject({
      'order_line.product_id': { value: 'order' },
      'order_line.unit_price': 'Grand Total',
    })
    expect(Object.keys(proposed(columns, { hasLines: true }))).toContain('payment.amount')
  })

  it('id is that of what the file is called', () => {
    const columns = [
      ['id', '1', '2'],
      ['title', 'Mug', 'Cup'],
      ['price_cents', '999', '150'],
    ] as const
    expect(proposed(columns, { stem: 'products' })).toEqual({
      'product.product_id': 'id',
      'product.name': 'title',
      'product.list_price': { expression: 'number([price_cents]) / 100' },
    })
    expect(
      proposed(
        [
          ['id', '1', '2'],
          ['name', 'Ann', 'Ben'],
          ['email', 'a@x.co', 'b@x.co'],
        ],
        { stem: 'suppliers' },
      ),
    ).toEqual({})
  })

  it('codes of currencies are written large, and a day that has an hour is its day', () => {
    const columns = [
      ['Record ID', '1', '2'],
      ['Deal Stage', 'won', 'lost'],
      ['Amount', '5', '6'],
      ['Close Date', '2024-01-01 10:00', '2024-01-02 10:00'],
      ['Create Date', '2023-01-01 10:00', '2023-01-02 10:00'],
    ] as const
    expect(proposed(columns)).toMatchObject({
      'opportunity.created_at': 'Create Date',
      'opportunity.expected_close_on': { expression: 'substr([Close Date], 1, 10)' },
    })
    expect(
      proposed([
        ['charge id', '1', '2'],
        ['customer', 'a', 'b'],
        ['paid at', '2024-01-01', '2024-01-02'],
        ['amount', '5', '6'],
        ['currency', 'usd', 'usd'],
      ]),
    ).toMatchObject({
      'payment.currency': { expression: 'upper([currency])' },
    })
  })

  it('nothing of what tells nothing', () => {
    expect(
      proposed([
        ['Sepal.Length', '5.1', '4.9'],
        ['Species', 'setosa', 'virginica'],
      ]),
    ).toEqual({})
  })
})
