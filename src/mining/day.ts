import type { Day } from '../warehouse/engine/value.js'

const dayMs = 86_400_000

/** The day so many days before; of a negative number, after. */
export function daysBefore(day: Day, days: number): Day {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10) as Day
}

/** Days from the first to the second; below zero where the second lies before it. */
export function daysFrom(first: Day, second: Day): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / dayMs)
}

/** The first of the month of a day, or of one so many months before. */
export function firstOfMonth(day: Day, monthsBack = 0): Day {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - monthsBack, 1)).toISOString().slice(0, 10) as Day
}
