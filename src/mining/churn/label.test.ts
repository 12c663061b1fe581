import { describe, expect, it } from 'vitest'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { rows } from '../../warehouse/engine/engine.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { statement } from '../../warehouse/engine/query.js'
import { labelNotes, labelWords } from './label-counts.js'
import { saysLeft } from './label-sql.js'

describe('the label of those who left', () => {
  it.each([
    [1, '1', true],
    [1, '1.0', true],
    ['1.0', '1', true],
    [1, '0', false],
    [1, 'true', false],
    [true, 'TRUE', true],
    [true, 'False', false],
    ['Yes', 'yes', true],
    ['Yes', 'No', false],
    ['是', '是', true],
    [['closed', 2], 'Closed', true],
    [['closed', 2], '2.0', true],
    [['closed', 2], 'open', false],
    ['Gekündigt', 'GEKÜNDIGT', true],
    ["it's", "IT'S", true],
  ])('%j is what a source writes as %j: %j', async (is, written, said) => {
    await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
    const text = `select ${saysLeft('told.label', is)} as said from (select cast($1 as varchar) as label) as told`
    expect(await rows(engine, statement(text, [written]))).toEqual([{ said }])
    expect(portabilityFaults(text.replace('$1', "''"))).toEqual([])
  })

  it('is told in its own words where it is no plain yes or no', () => {
    const yes = { says: 'Yes', has_left: 1n, customers: 20n }
    const no = { says: 'No', has_left: 0n, customers: 70n }
    const asked = { says: '?', has_left: 0n, customers: 7n }
    const none = { says: null, has_left: null, customers: 3n }
    const named = { is: 'yes' }
    expect(labelNotes([no, yes], named)).toEqual([])
    expect(labelNotes([no, yes, none], named)).toEqual([
      "the label says 'Yes' (20) left; 'No' (70) stayed; 3 have none",
    ])
    expect(labelNotes([no, yes, asked], named)).toEqual([
      expect.stringContaining("'No' (70), '?' (7) stayed; where one"),
    ])
    expect(labelWords([no])).toBe("none left; 'No' (70) stayed")
    const joined = { says: 'Joined', has_left: null, customers: 5n }
    expect(labelNotes([no, yes, joined, none], { ...named, unknown: 'joined' })).toEqual([
      "the label says 'Yes' (20) left; 'No' (70) stayed; 'Joined' (5) say nothing; 3 have none",
    ])
    // Several spellings of one answer are no doubt.
    expect(labelNotes([no, yes, { ...no, says: 'NO' }], named)).toEqual([expect.not.stringContaining('nobody knows')])
    expect(labelNotes([no, yes], { is: ['yes', 'gone'], unknown: ['2'] })).toEqual([
      "no customer's label is 'gone'; the label says 'Yes' (20) left; 'No' (70) stayed",
      "no customer's label is '2'; the label says 'Yes' (20) left; 'No' (70) stayed",
    ])
  })
})
