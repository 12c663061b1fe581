import type { SourceFile } from '../config/source.js'
import { dayOfFile } from './staging/file-day.js'

const dayMs = 86_400_000

/** From so many days on a pattern can be told. */
const fewestDays = 7

/** So much of the days must be there, or files do not come daily. */
const share = 0.8

/**
 * The days between the first and the last for which no file of a kind was delivered, where it is delivered daily: its
 * names declare a day, at least 7 days are known, and more than 80 % of the days are there. A weekday on which no file
 * ever came, in two weeks or at a weekend, is none on which one is missed.
 */
export function missingDays(kind: SourceFile, names: readonly string[]): readonly string[] {
  const { date } = kind
  if (!date) return []
  const days = new Set(names.flatMap(name => dayOfFile(date, name) ?? []))
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || sorted.length < fewestDays) return []
  const span = daysFrom(first, last)
  const isClosed = [0, 1, 2, 3, 4, 5, 6].map(weekday => {
    const ofWeekday = span.filter(day => weekdayOf(day) === weekday)
    const isWeekend = weekday === 0 || weekday === 6
    return (isWeekend || ofWeekday.length > 1) && !ofWeekday.some(day => days.has(day))
  })
  const expected = span.filter(day => !isClosed[weekdayOf(day)])
  return sorted.length > share * expected.length ? expected.filter(day => !days.has(day)) : []
}

function daysFrom(first: string, last: string): readonly string[] {
  const start = Date.parse(first)
  const count = (Date.parse(last) - start) / dayMs + 1
  return Array.from({ length: count }, (_, i) => new Date(start + i * dayMs).toISOString().slice(0, 10))
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}
