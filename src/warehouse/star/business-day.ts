import { offsetIn } from './zone-offset.js'

/** Where, and at what hour (`HH:MM`), a business day ends. */
export interface BusinessDay {
  readonly zone: string
  /** What happens before it belongs to the day before. */
  readonly dayStarts: string
}

/** The instant at which a business day (`YYYY-MM-DD`) begins, ISO in UTC. Where clocks go past that hour, or come to it twice, standard time holds. */
export function dayBegins(day: string, { zone, dayStarts }: BusinessDay): string {
  const local = Date.parse(`${day}T${dayStarts}:00Z`)
  const offsetAt = offsetIn(zone)
  const offsets = [offsetAt(local - 86_400_000), offsetAt(local + 86_400_000)]
  const found = offsets.map(offset => local - offset).filter(at => at + offsetAt(at) === local)
  const at = found.length > 0 ? Math.max(...found) : local - Math.min(...offsets)
  return new Date(at).toISOString().replace('.000Z', '.000000Z')
}
