/** Milliseconds of a day of UTC, which knows no summer time. */
export const dayMs = 86_400_000

/** The day on which a week starts. */
export type WeekStart = 'monday' | 'sunday' | 'saturday'

/** 1 Monday to 7 Sunday. */
export function weekday(at: number): number {
  const day = new Date(at).getUTCDay()
  return day === 0 ? 7 : day
}

/** The first day of the week of a day. */
export function weekStart(at: number, starts: WeekStart): number {
  const first = { monday: 1, saturday: 6, sunday: 7 }[starts]
  return at - ((weekday(at) - first + 7) % 7) * dayMs
}

/** Midnight of the first of a month; `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
export function firstOf(year: number, month = 1): number {
  return new Date(0).setUTCFullYear(year, month - 1, 1)
}
