import { expect, it } from 'vitest'
import { openSmallStage } from './small-stage.js'

it('rules that name a cell a hundred times cost no more than a few', { timeout: 20_000 }, async () => {
  await using stage = await openSmallStage()
  const chain = Array.from({ length: 50 }, (_, i) => `if([A] > ${99 - i}, [A] / [B], `).join('')
  const contract = `ignore: [{ name: none, when: "${Array.from({ length: 50 }, (_, i) => `[B] = ${i + 500}`).join(' or ')}" }]
files:
  - name: items
    read: { nulls: ['-', n/a], thousands_separator: ',', currency_sign: '$' }
    maps:
      customer:
        customer_id: Code
        attributes: { rate: { expression: "${chain}0${')'.repeat(50)}" } }`
  const text = 'Code,A,B\nC1,$70,2\nC2,-,2\nC3,70,0\nC4,1,503\n'
  const started = performance.now()
  const found = await stage.records(contract, [{ name: 'items.csv', text }], 'ignored, reason')
  expect(found).toEqual([
    { ignored: null, reason: null },
    { ignored: null, reason: null },
    { ignored: null, reason: 'B: is zero, and something is divided by it' },
    { ignored: 'none', reason: null },
  ])
  // Where each place reads its cell anew, the engine plans for half a minute.
  expect(performance.now() - started).toBeLessThan(8_000)
})
