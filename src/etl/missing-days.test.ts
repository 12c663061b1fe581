import { describe, expect, it, test } from 'vitest'
import { dailyFiles, needsOnlineRetail } from '../../test/support/online-retail.js'
import type { SourceFile } from '../config/source.js'
import { missingDays } from './missing-days.js'

const kind: SourceFile = {
  name: 'lines',
  path: [],
  maps: {},
  read: { quote: '"', encoding: [], nulls: [] },
  date: { pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' },
}

/** Files of the first so many days of 2024, which began on a Monday, but for some. */
function daily(days: number, but: (day: number) => boolean = () => false): readonly string[] {
  return Array.from({ length: days }, (_, i) => i + 1)
    .filter(day => !but(day))
    .map(day => `exports/${new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10)}.csv`)
}

describe('days that are missing', () => {
  it('are those between the first and the last file', () => {
    expect(
      missingDays(
        kind,
        daily(30, day => day === 17),
      ),
    ).toEqual(['2024-01-17'])
    expect(missingDays(kind, daily(30))).toEqual([])
  })

  it('are none where no day is declared, too few are known, or files do not come daily', () => {
    const { date, ...undated } = kind
    expect(
      missingDays(
        undated,
        daily(30, day => day === 17),
      ),
    ).toEqual([])
    expect(
      missingDays(
        kind,
        daily(7, day => day === 3),
      ),
    ).toEqual([])
    expect(
      missingDays(
        kind,
        daily(60, day => day % 2 === 0),
      ),
    ).toEqual([])
    expect(
      missingDays(
        kind,
        daily(30, day => day === 17).map(() => 'exports/all.csv'),
      ),
    ).toEqual([])
  })

  it('are no weekends and no other weekday on which none ever comes', () => {
    const isWeekend = (day: number) => day % 7 === 6 || day % 7 === 0
    expect(missingDays(kind, daily(10, isWeekend))).toEqual([])
    expect(
      missingDays(
        kind,
        daily(26, day => isWeekend(day) || day === 11),
      ),
    ).toEqual(['2024-01-11'])
    expect(
      missingDays(
        kind,
        daily(30, day => day % 7 === 3),
      ),
    ).toEqual([])
  })

  test.skipIf(!needsOnlineRetail('missing days'))(
    'of a wholesaler that is closed on Saturdays are its holidays',
    () => {
      const files = dailyFiles()
      const before = missingDays(kind, files)
      expect(before.filter(day => new Date(day).getUTCDay() === 6)).toEqual([])
      expect(before.slice(0, 3)).toEqual(['2010-12-24', '2010-12-26', '2010-12-27'])
      expect(before).toHaveLength(16)
      const lost = files.filter(name => !name.includes('2011-06-15'))
      expect(missingDays(kind, lost)).toEqual([...before, '2011-06-15'].sort())
    },
  )
})
