import { describe, expect, it } from 'vitest'
import { driftPolicies } from '../../config/drift-policy.js'
import { parsePreset } from '../../config/load-preset.js'
import type { SourceFile } from '../../config/source.js'
import { headerDrift, quarantiningDrift } from './header-drift.js'

function kindOf(more = ''): SourceFile {
  const [kind] = parsePreset(
    `files: [{ name: people, ${more} maps: { customer: { customer_id: Id, email: { column: [E-Mail, Mail], optional: true }, phone: { column: Phone No, optional: true } } } }]`,
    'x',
  ).contract.files
  if (!kind) throw new RangeError('the contract has one kind')
  return { ...kind, path: [] }
}

const told = (header: readonly string[], earlier: readonly string[] | null, more = '') =>
  headerDrift(kindOf(more), header, earlier).map(({ drift, column }) => `${drift} ${column}`)

const before = ['Id', 'E-Mail', 'Phone No', 'Note']

describe('a header against that of the newest earlier file', () => {
  it.each([
    ['is the same', before, []],
    ['is in another order', ['Note', 'Phone No', 'Id', 'E-Mail'], []],
    ['has a column more', [...before, 'Score'], ['new Score']],
    ['lacks an optional column', ['Id', 'E-Mail', 'Note'], ['lost Phone No']],
    ['lacks what fed nothing', ['Id', 'E-Mail', 'Phone No'], []],
    ['has another alias of a column', ['Id', 'Mail', 'Phone No', 'Note'], []],
    ['has a near name', ['Id', 'E-Mail', 'Phone', 'Note'], ['renamed Phone No']],
    ['has the name written otherwise', ['Id', 'E-Mail', 'phone_no', 'Note'], ['renamed Phone No']],
    ['lacks one and has another', ['Id', 'E-Mail', 'Note', 'Loyalty'], ['lost Phone No', 'new Loyalty']],
  ])('%s', (_, header, drift) => {
    expect(told(header, before)).toEqual(drift)
  })

  it('of the first file nothing is known, unless the contract tells all columns', () => {
    expect(told(['Id', 'Score'], null)).toEqual([])
    expect(told(['Id', 'Score', 'Note'], null, 'unmapped: [Note],')).toEqual(['new Score'])
  })

  it('what the contract lists as known is no news, nor a new name', () => {
    expect(told(['Id', 'E-Mail', 'Phone', 'Note', 'Score'], before, 'unmapped: [Score, Phone],')).toEqual([
      'lost Phone No',
    ])
  })

  it('says how to mend it', () => {
    expect(headerDrift(kindOf(), ['Id', 'E-Mail', 'Phone', 'Note'], before)).toEqual([
      {
        drift: 'renamed',
        column: 'Phone No',
        detail:
          "has no column 'Phone No', and 'Phone' may be its new name; name both in maps: ['Phone No', 'Phone'], or list 'Phone' under unmapped:",
      },
    ])
  })
})

describe('a header whose records go to quarantine', () => {
  const all = { new: 'quarantine', lost: 'stop', renamed: 'quarantine', retyped: 'stop' } as const

  it('is judged by the contract alone', () => {
    expect(quarantiningDrift(all, kindOf('unmapped: [Note],'), before)).toEqual([])
    expect(quarantiningDrift(all, kindOf('unmapped: [Note],'), ['Id', 'Phone', 'Score'])).toEqual([
      "has no column 'Phone No', and 'Phone' may be its new name; name both in maps: ['Phone No', 'Phone'], or list 'Phone' under unmapped:",
      "has the unknown column 'Score'; map it, or list it under unmapped:",
    ])
  })

  it('is none by the short forms', () => {
    for (const policy of Object.values(driftPolicies))
      expect(quarantiningDrift(policy, kindOf(), ['Id', 'Phone', 'Score'])).toEqual([])
  })
})
