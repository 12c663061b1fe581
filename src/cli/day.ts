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
