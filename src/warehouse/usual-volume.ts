import { type Engine, rows } from './engine/engine.js'
import type { Day } from './engine/value.js'
import { bind, sqlFile } from './sql-file.js'

/** How full the newest day of a source is, against the same weekdays before it. */
export interface SourceVolume {
  readonly source: string
  /** The newest business day before the night's that has a line. */
  readonly day: Day
  /** Lines of orders and returns on it. */
  readonly records: bigint
  /** Of the same weekday before, where that was a day of business: median, least and most; null where too few are known. */
  readonly usual: {
    readonly median: number
    readonly least: bigint
    readonly most: bigint
    readonly days: number
  } | null
}

export type DayVolume = { readonly source: string; readonly day: Day; readonly records: bigint }

/** So many weeks before the newest day are looked at. */
const weeks = 8
/** Of fewer days nothing usual can be told. */
const fewestDays = 3
const dayMs = 86_400_000

/** A function of the star and the day alone. */
export async function sourceVolumes(engine: Engine, asOf: Day): Promise<readonly SourceVolume[]> {
  // The newest day may itself lie a while back.
  const since = daysBefore(asOf, 2 * weeks * 7)
  const days = await rows(engine, bind<DayVolume>(sqlFile('reports/quality_volume.sql'), { since, as_of: asOf }))
  return volumesOf(days)
}

/** @param days those with lines, in order of source and day */
export function volumesOf(days: readonly DayVolume[]): readonly SourceVolume[] {
  const sources = [...new Set(days.map(({ source }) => source))]
  return sources.flatMap(source => {
    const own = days.filter(one => one.source === source)
    const newest = own.at(-1)
    if (!newest) return []
    const before = Array.from({ length: weeks }, (_, i) => daysBefore(newest.day, 7 * (i + 1)))
    const found = own.filter(({ day }) => before.includes(day)).map(({ records }) => records)
    return { source, day: newest.day, records: newest.records, usual: usualOf(found) }
  })
}

function usualOf(records: readonly bigint[]): SourceVolume['usual'] {
  if (records.length < fewestDays) return null
  const sorted = [...records].sort((a, b) => (a < b ? -1 : 1))
  const at = (place: number) => sorted[place] ?? 0n
  const middle = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? Number(at(middle)) : Number(at(middle - 1) + at(middle)) / 2
  return { median, least: at(0), most: at(sorted.length - 1), days: sorted.length }
}

function daysBefore(day: Day, days: number): Day {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10) as Day
}
