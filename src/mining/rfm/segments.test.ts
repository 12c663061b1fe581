import { expect, it } from 'vitest'
import { scores } from './cuts.js'
import { defaultRules, faultOf, ruleOf, segmentOrder } from './segments.js'

it('parts the 25 cells as published: 4, 4, 2, 2, 1, 4, 1, 1, 4, 2', () => {
  const cells = scores.flatMap(r => scores.map(f => ruleOf(defaultRules, r, f, 3)?.name))
  const size = (name: string) => cells.filter(cell => cell === name).length
  const published = [
    'hibernating',
    'at_risk',
    'cannot_lose',
    'about_to_sleep',
    'need_attention',
    'loyal',
    'promising',
    'new',
    'potential_loyalists',
    'champions',
  ]
  expect(published.map(size)).toEqual([4, 4, 2, 2, 1, 4, 1, 1, 4, 2])
  expect(cells).toHaveLength(25)
  expect(faultOf(defaultRules)).toBeNull()
})

it('maps the corners of the published table', () => {
  const map = {
    55: 'champions',
    54: 'champions',
    53: 'potential_loyalists',
    51: 'new',
    41: 'promising',
    33: 'need_attention',
  }
  const more = { 32: 'about_to_sleep', 45: 'loyal', 15: 'cannot_lose', 24: 'at_risk', 22: 'hibernating' }
  for (const [cell, name] of Object.entries({ ...map, ...more })) {
    expect(ruleOf(defaultRules, Number(cell[0]), Number(cell[1]), 1)?.name, cell).toBe(name)
  }
})

it('names a cell in conflict and a cell that no rule holds', () => {
  const all = { r: [1, 5], f: [1, 5] } as const
  expect(
    faultOf([
      { name: 'low', ...all, m: [1, 3] },
      { name: 'high', ...all, m: [3, 5] },
    ]),
  ).toContain("'low' and 'high' both hold the cell r = 1, f = 1, m = 3")
  expect(faultOf([{ name: 'recent', r: [2, 5], f: [1, 5] }])).toContain('no rule holds the cell r = 1, f = 1, m = 1')
  expect(faultOf([])).toContain('no rule holds')
})

it('orders segments as their rules, each once', () => {
  const half = { f: [1, 5] } as const
  const rules = [
    { name: 'b', r: [5, 5], ...half },
    { name: 'a', r: [3, 4], ...half },
    { name: 'b', r: [1, 2], ...half },
  ] as const
  expect(segmentOrder(rules)).toEqual(['b', 'a'])
})
