import { describe, expect, it } from 'vitest'
import { parsePreset } from './load-preset.js'

const contract = (field: string) => () =>
  parsePreset(
    `files:\n  - name: a\n    maps: { order_line: { order_id: A, product_id: B, ordered_at: C, quantity: D, unit_price: E, ${field} } }`,
    'x',
  ).contract.files[0]?.maps.order_line

describe('demands on a column', () => {
  it('are taken where they fit its type', () => {
    const demanded = contract(
      'status: { column: S, required: true, allowed: [Won, Lost, 3], length: 4 }, tax: { column: T, min: 0, max: 99.5 }, updated_at: { column: U, min: 2016-01-01, max: 2017-12-31 08:00 }, city: { column: Z, personal: true, pattern: "[A-Z].*", length: { min: 2 } }',
    )()
    expect(demanded?.status).toMatchObject({
      required: true,
      allowed: ['Won', 'Lost', '3'],
      length: { min: 4, max: 4 },
    })
    expect(demanded?.tax).toMatchObject({ min: '0', max: '99.5' })
    expect(demanded?.updated_at).toMatchObject({ min: '2016-01-01', max: '2017-12-31 08:00' })
    expect(demanded?.city).toMatchObject({ personal: true, pattern: '[A-Z].*', length: { min: 2 } })
  })

  it.each([
    ['tax: { column: T, pattern: "a" }', 'tax.pattern: has no meaning for a column of type decimal'],
    ['tax: { column: T, length: 3 }', 'tax.length: has no meaning for a column of type decimal'],
    ['status: { column: S, min: 1 }', 'status.min: has no meaning for a column of type text'],
    ['updated_at: { column: U, allowed: [a] }', 'updated_at.allowed: has no meaning for a column of type timestamp'],
    ['tax: { column: T, min: much }', "tax.min: expected a number with at most 4 decimals, found 'much'"],
    ['tax: { column: T, allowed: [1, two] }', "tax.allowed[1]: expected a number with at most 4 decimals, found 'two'"],
    [
      'updated_at: { column: U, min: 01.02.2016 }',
      "updated_at.min: expected a day or a time such as 2016-01-01 08:00, found '01.02.2016'",
    ],
    [
      'updated_at: { column: U, max: 2017-02-30 }',
      "updated_at.max: expected a day or a time such as 2016-01-01 08:00, found '2017-02-30'",
    ],
    ['tax: { column: T, min: 10, max: 9 }', 'tax.max: is 9, less than min, which is 10'],
    ['updated_at: { column: U, min: 2017-01-01, max: 2016-12-31 }', 'updated_at.max: is 2016-12-31, less than min'],
    [
      'status: { column: S, length: { min: 3, max: 2 } }',
      'status.length: expected min to be at most max, found 3 and 2',
    ],
    [
      'status: { column: S, required: true, optional: true }',
      'status.required: a column that may be absent cannot be required',
    ],
    ['status: { column: S, required: true, default: Won }', 'status.required: default fills every empty cell'],
    ['status: { column: S, allowed: [Won], default: Lost }', "status.default: 'Lost' is not among allowed: Won"],
    ['status: { column: S, pattern: "(" }', "status.pattern: '(' is no regular expression"],
    ['status: { value: Won, required: true }', "status.required: has no meaning beside 'value'"],
  ])('are refused where they cannot be met: %s', (field, message) => {
    expect(contract(field)).toThrow(message)
  })

  it('may only narrow what a canonical column allows', () => {
    const customer = (allowed: string) => () =>
      parsePreset(
        `files:\n  - name: a\n    maps: { customer: { customer_id: A, kind: { column: K, allowed: [${allowed}] } } }`,
        'x',
      )
    expect(customer('person')).not.toThrow()
    expect(customer('person, firm')).toThrow("kind.allowed: expected values among person, company, found 'firm'")
  })
})

describe('formats', () => {
  it.each([
    [
      'updated_at: { column: U, format: exel }',
      "updated_at.format: expected a pattern such as '%d/%m/%Y', or one of iso, epoch_s, epoch_ms, excel, excel_1904, found 'exel'; did you mean 'excel'?",
    ],
    ['updated_at: { column: U, format: ["%d/%m/%Y", "%d/%m"] }', "updated_at.format: '%d/%m' names no whole day"],
    ['updated_at: { column: U, format: [iso, iso] }', "updated_at.format: 'iso' stands here twice"],
    ['tax: { column: T, format: percents }', "tax.format: expected percent or accounting, found 'percents'"],
    ['tax: { column: T, format: [percent, accounting] }', 'tax.format: expected one format, found several'],
    ['status: { column: S, currency_sign: "$" }', 'status.currency_sign: has no meaning for a column of type text'],
  ])('are refused where they have no meaning: %s', (field, message) => {
    expect(contract(field)).toThrow(message)
  })

  it('may be a list for dates and times', () => {
    const demanded = contract('updated_at: { column: U, format: ["%m/%d/%Y", "%d-%m-%y", iso, excel] }')()
    expect(demanded?.updated_at).toMatchObject({ format: ['%m/%d/%Y', '%d-%m-%y', 'iso', 'excel'] })
  })
})
