import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { withModelOption } from './edit-project.js'

const head = `version: 1
project: corner   # the shop at the corner

currency: GBP
sources:
  shop: { files: [{ path: "exports/*.csv", maps: { order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: { column: At, format: '%Y-%m-%d' } } } }] }
`

test.each([
  ['no models', head],
  ['models without any', `${head}models:\nkeep: { nights: 3 }\n`],
  ['an empty mapping', `${head}models: {}\nkeep: { nights: 3 }\n`],
  ['another model', `${head}models:\n  rfm:\n    cuts: { recency: [1, 2, 3, 4] } # ours\n`],
  ['the model without options', `${head}models:\n  purchases:\n`],
  ['its options on a line', `${head}models: { purchases: { horizon_days: 90 } }\n`],
  ['its options below it', `${head}models:\n  purchases:\n    horizon_days: 90 # a quarter\n    fit_day: 2011-01-01\n`],
])('sets an option and leaves everything else: %s', (_, text) => {
  const edited = withModelOption(text, 'purchases', 'fit_day', '2011-12-05') ?? ''
  const before = parse(text)
  const models = before.models ?? {}
  expect(parse(edited)).toEqual({
    ...before,
    models: { ...models, purchases: { ...models.purchases, fit_day: '2011-12-05' } },
  })
  for (const line of text.split('\n').filter(line => !/models|purchases|fit_day/.test(line)))
    expect(edited).toContain(line)
})

test('says nothing where the file is written in a way that it does not know', () => {
  expect(withModelOption(`${head}models: &all { purchases: 7 }\n`, 'purchases', 'fit_day', '2011-12-05')).toBeNull()
  expect(withModelOption(`${head}x: &x { a: 1 }\nmodels: { purchases: *x }\n`, 'purchases', 'a', 'b')).toBeNull()
  expect(withModelOption('- a', 'a', 'b', 'c')).toBeNull()
  expect(withModelOption('a: [', 'a', 'b', 'c')).toBeNull()
})
