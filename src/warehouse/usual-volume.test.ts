import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from './engine/value.js'
import { type DayVolume, volumesOf } from './usual-volume.js'

const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10) as Day
const days = (counts: readonly (number | null)[], source = 'shop'): readonly DayVolume[] =>
  counts.flatMap((records, i) => (records === null ? [] : [{ source, day: day(i), records: BigInt(records) }]))

describe('the usual volume of a weekday', () => {
  it('is the median of the same weekday before, closed days left out', () => {
    const mondays = [10, 20, null, 40, 30]
    const counts = mondays.flatMap((monday, i) => (i === 4 ? [5] : [monday, 99, 99, 99, 99, 99, null]))
    expect(volumesOf(days(counts))).toEqual([
      { source: 'shop', day: '2024-01-29', records: 5n, usual: { median: 20, least: 10n, most: 40n, days: 3 } },
    ])
  })

  it('is unknown of a young source', () => {
    expect(volumesOf(days(Array.from({ length: 20 }, () => 7)))).toMatchObject([{ day: '2024-01-20', usual: null }])
    expect(volumesOf([])).toEqual([])
  })

  it('looks back eight weeks, source by source', () => {
    const year = Array.from({ length: 200 }, (_, i) => i)
    const found = volumesOf([...days(year, 'a'), ...days([1], 'b')])
    // The weekday of day 199: days 143 to 192.
    expect(found).toMatchObject([
      { source: 'a', records: 199n, usual: { median: 167.5, least: 143n, most: 192n, days: 8 } },
      { source: 'b', records: 1n, usual: null },
    ])
  })

  it('lies between the least and the most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 22, maxLength: 90 }), counts => {
        for (const { usual } of volumesOf(days(counts))) {
          expect(usual).not.toBeNull()
          if (!usual) continue
          expect(usual.median).toBeGreaterThanOrEqual(Number(usual.least))
          expect(usual.median).toBeLessThanOrEqual(Number(usual.most))
        }
      }),
    )
  })
})
