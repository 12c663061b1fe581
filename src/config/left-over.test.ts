import { describe, expect, it } from 'vitest'
import { reasonLeftOver } from './left-over.js'
import { parsePreset } from './load-preset.js'

const contract = (left_over: string) =>
  parsePreset(
    `files:\n  - name: a\n    maps: { customer: { customer_id: [Id, Nr], name: { expression: "concat([First], ' ', [Last])" } } }\n    left_over: ${left_over}\n`,
    'x',
  ).contract.files[0]

describe('a column that is left over', () => {
  it('has a reason, by its name before a pattern', () => {
    const kind = contract('{ "Tax *": sums, "Tax 1": first, "Cost (€)": internal }')
    const reasons = ['Tax 1', 'Tax 2', 'Taxes', 'Cost (€)', 'Cost'].map(header => reasonLeftOver(kind ?? {}, header))
    expect(reasons).toEqual(['first', 'sums', null, 'internal', null])
  })

  it.each([
    ['under any of its names', '{ Nr: no }', 'Nr'],
    ['in an expression', '{ Last: no }', 'Last'],
    ['with a blank behind it', '{ "Id ": no }', 'Id '],
  ])('is not mapped, %s', (_, left_over, header) => {
    expect(() => contract(left_over)).toThrow(`left_over.${header}: is mapped and left over`)
  })

  it('may be mapped where a pattern takes in others', () => {
    expect(contract('{ "*": nothing else matters }')?.left_over).toEqual({ '*': 'nothing else matters' })
  })

  it('needs a reason', () => {
    expect(() => contract('{ Fax: "" }')).toThrow('left_over.Fax: expected a reason')
  })
})
