import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import { type LabelRecords, recordNotes } from './label-records.js'

const found = (has_left: bigint, records: bigint, shown_on: string, customers: bigint): LabelRecords => ({
  has_left,
  records,
  shown_on: shown_on as Day,
  customers,
})

it('several records of a customer are told, and that those of who left are older', () => {
  expect(recordNotes([found(0n, 1n, '2024-12-01', 70n), found(1n, 1n, '2024-03-01', 30n)])).toEqual([])
  expect(recordNotes([found(0n, 12n, '2024-12-01', 70n), found(1n, 3n, '2024-12-01', 30n)])).toEqual([
    'of 100 customers 100 have more than one record (12 as a rule): the newest one of each is learnt from',
  ])
  expect(
    recordNotes([
      found(0n, 12n, '2024-12-01', 70n),
      found(1n, 1n, '2024-01-01', 10n),
      found(1n, 3n, '2024-03-01', 30n),
    ]),
  ).toEqual([
    expect.stringMatching(
      /^of 110 customers 100 have more than one record \(12 as a rule\): .*; that of those who left is of 2024-03-01 as a rule, of those who stayed of 2024-12-01: what grows/,
    ),
  ])
})
