import type { Day } from '../warehouse/engine/value.js'
import { UsageError } from './usage-error.js'

/** @throws UsageError when the text is no day of the calendar. */
export function isDay(text: string): Day {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) {
    throw new UsageError(`'${text}' is no day; expected one such as 2011-12-10`)
  }
  return text as Day
}

/**
 * The as-of day that was asked for, else today. A night ahead of its day would stand before every other one.
 *
 * @throws UsageError when it is no day, or lies after tomorrow
 */
export function asOfDay(given: string | undefined, today: string): Day {
  const asOf = isDay(given ?? today)
  if (Date.parse(asOf) - Date.parse(today) > 86_400_000)
    throw new UsageError(`as-of date ${asOf} lies ahead: today is ${today}, expected tomorrow at the latest`)
  return asOf
}

/** The business day of an instant: before the hour at which days start it is still that of the day before. */
export function businessToday(now: Date, timezone: string, dayStarts: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const [day = '', time = ''] = format.format(now).split(', ')
  return time >= dayStarts ? day : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
