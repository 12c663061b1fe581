import { deliveryKey, type LandedDelivery } from './landing/landed-deliveries.js'

type Arriving = Pick<LandedDelivery, 'source' | 'name' | 'sha256' | 'day'>

/**
 * Numbers deliveries of each source in the order in which this warehouse first landed them: 1, 2 … What has a number
 * keeps it through held nights, kills and rebuilds, since it stands in the description of the landed copy. A delivery that
 * turns out broken while it lands leaves a gap.
 */
export class Arrivals {
  readonly #numbers = new Map<string, number>()
  readonly #last = new Map<string, number>()

  constructor(landed: readonly LandedDelivery[]) {
    for (const delivery of landed) this.#set(delivery, delivery.arrival)
  }

  /** Gives numbers to what has none; of what comes at once, by day, then name. */
  add(deliveries: readonly Arriving[]): void {
    for (const delivery of [...deliveries].sort(byDayAndName)) {
      if (this.#numbers.has(deliveryKey(delivery))) continue
      this.#set(delivery, (this.#last.get(delivery.source) ?? 0) + 1)
    }
  }

  /** What was replaced under its name and comes back arrives anew, after a file with that number. */
  renew(delivery: Arriving, after: number): void {
    if (this.of(delivery) <= after) this.#set(delivery, (this.#last.get(delivery.source) ?? 0) + 1)
  }

  of(delivery: Arriving): number {
    const number = this.#numbers.get(deliveryKey(delivery))
    if (number === undefined) throw new RangeError(`${delivery.name} of ${delivery.source} has no number`)
    return number
  }

  #set(delivery: Arriving, number: number): void {
    this.#numbers.set(deliveryKey(delivery), number)
    this.#last.set(delivery.source, Math.max(number, this.#last.get(delivery.source) ?? 0))
  }
}

function byDayAndName(a: Arriving, b: Arriving): number {
  const [dayA, dayB] = [a.day ?? '', b.day ?? '']
  if (dayA !== dayB) return dayA < dayB ? -1 : 1
  return a.name < b.name ? -1 : 1
}
