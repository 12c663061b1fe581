import { expect, it } from 'vitest'
import { contractSchema } from '../../config/contract.js'
import { sourceOf } from '../../etl/inspect/look.js'
import { ruleWarnings } from './rule-warnings.js'

/** What is said of the rules of a contract whose one file has this header. */
function said(keys: object, header: readonly string[] = ['id', 'State', 'name']): readonly string[] {
  const customer = { customer_id: 'id', name: 'name' }
  const { files, timezone, currency, ...contract } = contractSchema.parse({
    files: [{ name: 'people', maps: { customer } }],
    ...keys,
  })
  const kinds = files.map(kind => ({ ...kind, path: [] }))
  const source = sourceOf(kinds, { ...contract, timezone: timezone ?? 'UTC', currency: currency ?? 'EUR' })
  return ruleWarnings(source.contract.files.map(kind => ({ source, kind, header })))
}

it('a rule whose column no file has is told of', () => {
  const when = "[Staet] = 'test'"
  const wrong = /no file has 'Staet', which the rule tests reads: it never holds; did you mean 'State'\?/
  expect(said({ ignore: [{ name: 'tests', when }] }).join()).toMatch(wrong)
  const maps = { customer: { customer_id: 'id' } }
  const deletes = said({ files: [{ name: 'people', deletes: { when }, maps }] })
  expect(deletes.join()).toContain("no file has 'Staet', which deletes of people reads")
})

it('one of which a file has a spelling, or a kind maps the column, is not', () => {
  expect(said({ ignore: [{ name: 'tests', when: "coalesce([state], [State]) = 'test'" }] })).toEqual([])
  expect(said({ ignore: [{ name: 'none', when: 'is_null([name])' }] }, ['id'])).toEqual([])
})
