import { expect, test } from 'vitest'
import { defaultRules } from '../../mining/rfm/segments.js'
import { thresholds } from '../../mining/rfm/thresholds.js'
import { conditions } from './conditions.js'

const sizes: [number, number, number, number, number] = [1, 1, 1, 1, 1]
const learnt = thresholds({
  customers: 5,
  cuts: { recency: ['10', '20', '40', '80'], frequency: ['1', '1', '2', '4'], monetary: ['10', '20', '30', '40'] },
  sizes: { recency: sizes, frequency: sizes, monetary: sizes },
})
const of = (name: string) =>
  conditions(
    defaultRules.filter(rule => rule.name === name),
    learnt,
  )

test.each([
  ['champions', '≤ 10', '≥ 3'],
  ['loyal', '11–40', '≥ 3'],
  ['promising', '11–20', '≤ 1'],
  // No number of orders has the score 2, between two equal cut points: the ends are those of the other scores.
  ['hibernating', '≥ 41', '≤ 1'],
  ['need_attention', '21–40', '2'],
])('%s', (name, days, orders) => {
  expect(of(name)).toEqual({ days_since_last: days, orders, spent: 'any' })
})

test('scores that no value has say so, and add nothing to those of another rule', () => {
  const twos = { name: 'x', r: [1, 5], f: [2, 2] } as const
  expect(conditions([twos], learnt).orders).toBe('none possible')
  expect(conditions([twos, { name: 'x', r: [5, 5], f: [5, 5] }], learnt).orders).toBe('≥ 5')
})

test('nothing is said where nothing was learnt, or of a segment without a rule', () => {
  expect(conditions(defaultRules, [])).toEqual({ days_since_last: null, orders: null, spent: null })
  expect(of('former')).toEqual({ days_since_last: null, orders: null, spent: null })
})

test('two rules of one segment are joined', () => {
  const rules = [
    { name: 'x', r: [5, 5], f: [1, 5] },
    { name: 'x', r: [1, 1], f: [1, 5] },
  ] as const
  expect(conditions(rules, learnt)).toEqual({ days_since_last: '≤ 10 or ≥ 81', orders: 'any', spent: 'any' })
})
