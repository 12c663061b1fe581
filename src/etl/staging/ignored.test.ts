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
