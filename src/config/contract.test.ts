import { describe, expect, it } from 'vitest'
import { parsePreset } from './load-preset.js'

const contract =
  (more: string, maps = '{ customer: { customer_id: Id } }') =>
  () =>
    parsePreset(`files:\n  - name: a\n    maps: ${maps}\n${more}`, 'x').contract

const order = (field: string) =>
  `{ order_line: { order_id: A, product_id: B, ordered_at: C, quantity: D, unit_price: E, ${field} } }`

describe('a contract', () => {
  it.each([
    [
      'a product code without code',
      'not_products: [{ kind: fee }]',
      'not_products[0]: expected either code or pattern',
    ],
    [
      'a pattern that is none',
      'not_products: [{ pattern: "(", kind: fee }]',
      "not_products[0].pattern: '(' is no regular expression",
    ],
    ['a date without a group', '    date: { pattern: "\\\\d+", format: "%Y%m%d" }', 'files[0].date.pattern: '],
    [
      'half a day',
      '    date: { pattern: "(\\\\d+)", format: "%Y%m" }',
      "files[0].date.format: '%Y%m' names no whole day",
    ],
    [
      'two rules of a name',
      'ignore: [{ name: a, when: "true" }, { name: a, when: "false" }]',
      "ignore[1].name: 'a' stands here twice",
    ],
    [
      'a rule that is no condition',
      'ignore: [{ name: a, when: "[Code]" }]',
      "expected a condition such as [Code] = 'Total', found a text\n    [Code]\n    ^",
    ],
  ])('refuses %s', (_, more, message) => {
    expect(contract(more)).toThrow(message)
  })

  it.each([
    ['a required column', '{ customer: { email: Mail } }', 'maps.customer.customer_id: is missing'],
    ['no entity', '{}', 'maps: expected at least one of customer, account, product, order_line, return_line, payment'],
    [
      'a format of text',
      '{ customer: { customer_id: Id, email: { column: M, format: float } } }',
      'email.format: has no meaning for a column of type text',
    ],
    [
      'decimals of an id',
      '{ customer: { customer_id: { column: Id, decimals: 2 } } }',
      'customer_id.decimals: has no meaning for a column of type id',
    ],
    [
      'a kind that is not allowed',
      '{ customer: { customer_id: Id, kind: { value: firm } } }',
      "kind.value: expected person or company, found 'firm'",
    ],
    ['a constant that is no number', order('tax: { value: none }'), "tax.value: expected a number, found 'none'"],
    [
      'one separator for two',
      order('tax: { column: T, decimal_separator: ".", thousands_separator: "." }'),
      'is the decimal separator too',
    ],
    [
      'a key of another kind',
      order('tax: { value: 1, optional: true }'),
      "tax.optional: has no meaning beside 'value'; remove it",
    ],
    ['a wrong expression', order('tax: { expression: "[T] * * 2" }'), 'unexpected *; expected a column'],
    [
      'an unknown code of time',
      order('status: S').replace('C,', '{ column: C, format: "%d.%m.%Y %T" },'),
      "holds '%T'; the codes are",
    ],
  ])('refuses in its maps %s', (_, maps, message) => {
    expect(contract('', maps)).toThrow(message)
  })
})
