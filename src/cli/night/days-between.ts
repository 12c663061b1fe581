import type { Day } from '../../warehouse/engine/value.js'
import { isDay } from '../day.js'
import { UsageError } from '../usage-error.js'

/**
 * The first day and every step after it, up to the last; a month that lacks the day of the first gives its last day
 * (31 January, 28 February, 31 March).
 *
 * @throws UsageError for a step that is none, or days in the wrong order
 */
export function daysBetween(first: Day, last: Day, every: string): readonly Day[] {
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([dwm])$/.exec(every) ?? []
  if (unit === '')
    throw new UsageError(
      `--every '${every}' is no step; expected a number of days, weeks or months such as 1d, 2w or 1m`,
    )
  if (first > last) throw new UsageError(`--from ${first} lies after --to ${last}`)
  const days: Day[] = []
  for (let step = 0; ; step++) {
    const day = later(first, step * Number(count), unit)
    if (day > last) return days
    days.push(day)
  }
}

function later(day: Day, count: number, unit: string): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (unit !== 'm') return dayOf(Date.UTC(year, month - 1, date + count * (unit === 'w' ? 7 : 1)))
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth)))
}

function dayOf(instant: number): Day {
  return isDay(new Date(instant).toISOString().slice(0, 10))
}
