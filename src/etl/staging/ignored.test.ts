import { expect, it } from 'vitest'
import { openSmallStage } from './small-stage.js'

it('a rule ignores whole records; one that is broken in structure goes into quarantine', async () => {
  await using stage = await openSmallStage()
  const contract = `ignore: [{ name: no_code, when: 'is_null([Code])' }]
files: [{ name: items, maps: { product: { product_id: Code, name: Name } } }]`
  const text = 'Code,Name\nMUG,Mug\n,Total\nCUP,Cup,too many\n'
  const found = await stage.records(contract, [{ name: 'items.csv', text }], 'line, ignored, reason is not null as bad')
  expect(found).toEqual([
    { line: 2n, ignored: null, bad: false },
    { line: 3n, ignored: 'no_code', bad: true },
    { line: 4n, ignored: null, bad: true },
  ])
})

it('a rule that cannot be told lets no record in', async () => {
  await using stage = await openSmallStage()
  const contract = `ignore: [{ name: no_code, when: 'is_null([Code])' }, { name: test, when: '[Weight] = 0' }]
files: [{ name: items, maps: { product: { product_id: Code, name: Name } } }]`
  const text = 'Code,Name,Weight\nMUG,Mug,1\nCUP,Cup,0\nPOT,Pot,light\n,Total,?\nPAN,Pan,\n'
  const found = await stage.records(contract, [{ name: 'items.csv', text }], 'ignored, reason')
  expect(found).toEqual([
    { ignored: null, reason: null },
    { ignored: 'test', reason: null },
    { ignored: null, reason: "Weight: cannot tell whether the rule 'test' ignores the record: expected a number" },
    { ignored: 'no_code', reason: 'Code: is missing' },
    { ignored: null, reason: null },
  ])
})
