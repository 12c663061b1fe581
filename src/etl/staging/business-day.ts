import { literal } from '../../warehouse/engine/quoting.js'
import type { BusinessDay } from '../../warehouse/star/business-day.js'

export type { BusinessDay }

/** The business day of an instant in UTC. */
export function businessDay(instant: string, { zone, dayStarts }: BusinessDay): string {
  if (dayStarts === '00:00') return `business_day(${instant}, ${literal(zone)})`
  return `business_day_from(${instant}, ${literal(zone)}, ${sinceMidnight(dayStarts)})`
}

/** The business day of a local time of the business's own zone. */
export function localBusinessDay(local: string, { dayStarts }: BusinessDay): string {
  return dayStarts === '00:00' ? `cast(${local} as date)` : `cast(${local} - ${sinceMidnight(dayStarts)} as date)`
}

/** The local time at which a day begins: what has a day and no hour happened in its business day. */
export function localStart(day: string, { dayStarts }: Pick<BusinessDay, 'dayStarts'>): string {
  return dayStarts === '00:00'
    ? `cast(${day} as timestamp)`
    : `(cast(${day} as timestamp) + ${sinceMidnight(dayStarts)})`
}

/** The instant at which a business day begins. */
export function startOfDay(day: string, business: BusinessDay): string {
  const local = localStart(day, business)
  return business.zone === 'UTC' ? local : `in_utc(${local}, ${literal(business.zone)})`
}

function sinceMidnight(time: string): string {
  return `interval ${literal(time)}`
}
