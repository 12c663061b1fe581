import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { published } from '../published.js'
import { type Move, migration } from './migration.js'

/** How many of those who were in a segment on a day are in it on the next one that was recorded. */
export type Stayed = {
  readonly from_day: Day
  readonly to_day: Day
  /** Null of all segments together. */
  readonly segment: string | null
  /** Scored on both days, in the segment on the first. */
  readonly customers: bigint
  readonly stayed: bigint
  /** Stayed ÷ customers; null where there are none. */
  readonly share_stayed: number | null
}

/**
 * The stability of segments from each day to the next: all together, then segment by segment, the best first. Who is not
 * scored on one of the two days neither stayed nor moved.
 *
 * @param days of the score history, in order
 * @param order names of segments, the best first; others, of rules that held once, come last
 */
export async function stability(
  engine: Engine,
  days: readonly Day[],
  order: readonly string[],
): Promise<readonly Stayed[]> {
  const found: Stayed[] = []
  for (const [i, to_day] of days.entries()) {
    const from_day = days[i - 1]
    if (from_day === undefined) continue
    const { matrix } = await migration(engine, from_day, to_day, order)
    const both = matrix.filter(move => move.from_segment !== null && move.to_segment !== null)
    const held = new Set(both.flatMap(move => move.from_segment ?? []))
    const former = [...held].filter(segment => !order.includes(segment)).sort()
    found.push({ from_day, to_day, segment: null, ...counted(both) })
    for (const segment of [...order.filter(name => held.has(name)), ...former]) {
      found.push({ from_day, to_day, segment, ...counted(both.filter(move => move.from_segment === segment)) })
    }
  }
  return found
}

function counted(moves: readonly Move[]): Pick<Stayed, 'customers' | 'stayed' | 'share_stayed'> {
  const sum = (of: readonly Move[]) => of.reduce((all, move) => all + move.customers, 0n)
  const customers = sum(moves)
  const stayed = sum(moves.filter(move => move.from_segment === move.to_segment))
  return {
    customers,
    stayed,
    share_stayed: customers === 0n ? null : published(Number(stayed) / Number(customers)),
  }
}
