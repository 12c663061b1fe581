import { dayMs } from '../../warehouse/star/week.js'
import { offsetIn } from '../../warehouse/star/zone-offset.js'
import { businessYears } from './business-years.js'

const known = new Map<string, readonly string[]>()

/**
 * The local days (`YYYY-MM-DD`) of business years on which clocks of a zone go forward: only on these are there local
 * times that never were. Changes are looked for week by week: no zone has two within one.
 */
export function forwardDays(zone: string): readonly string[] {
  let days = known.get(zone)
  if (!days) {
    days = [...new Set(findForward(zone))]
    known.set(zone, days)
  }
  return days
}

function findForward(zone: string): string[] {
  const offsetAt = offsetIn(zone)
  const found: string[] = []
  const end = Date.UTC(businessYears.last + 1, 0, 1)
  let before = offsetAt(Date.UTC(businessYears.first, 0, 1))
  for (let at = Date.UTC(businessYears.first, 0, 1); at < end; at += 7 * dayMs) {
    const after = offsetAt(at + 7 * dayMs)
    if (after > before) found.push(...daysAround(at, before, offsetAt))
    before = after
  }
  return found
}

/** All local days that the change within a week touches; one that a zone leaves out as a whole, too (Samoa, 2011). */
function daysAround(from: number, before: number, offsetAt: (at: number) => number): string[] {
  let [low, high] = [from, from + 7 * dayMs]
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  const days: string[] = []
  for (let local = low + before; local <= high + offsetAt(high) + dayMs; local += dayMs) days.push(text(local))
  days.push(text(high + offsetAt(high)))
  return days
}

function text(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
