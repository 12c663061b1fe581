import { type Text, text } from '../language/text.js'
import type { Figures } from '../section.js'
import { byRank, segmentName } from '../segments.js'
import type { Move, Moves } from './movers-data.js'

/** How many went where, in big numbers. */
export function moversFigures(input: Moves): Figures {
  const joined = sum(input.matrix.filter(move => move.from_segment === null && move.to_segment !== null))
  const left = sum(input.matrix.filter(move => move.from_segment !== null && move.to_segment === null))
  return {
    kind: 'figures',
    figures: [
      { label: text('movers.up'), value: input.up, format: 'count', tone: 'good' },
      { label: text('movers.down'), value: input.down, format: 'count', tone: 'bad' },
      { label: text('movers.stayed'), value: stayedOf(input), format: 'count' },
      { label: text('movers.joined'), value: joined, format: 'count' },
      { label: text('movers.left'), value: left, format: 'count' },
    ],
  }
}

/** The greatest number who went from one segment to another, as a sentence; null where nobody did. */
export function largestMove({ matrix, order }: Moves): Text | null {
  const compare = byRank(order)
  const moves = matrix.flatMap(({ from_segment: from, to_segment: to, customers }) =>
    from === null || to === null || from === to || customers === 0n ? [] : [{ from, to, customers }],
  )
  moves.sort(
    (one, other) =>
      Number(other.customers - one.customers) || compare(one.from, other.from) || compare(one.to, other.to),
  )
  const [largest] = moves
  if (largest === undefined) return null
  const { customers, from, to } = largest
  return text('movers.largest', { customers, from: segmentName(from), to: segmentName(to) })
}

/** Customers who are where they were. */
export function stayedOf({ matrix }: Moves): bigint {
  return matrix
    .filter(move => move.from_segment !== null && move.from_segment === move.to_segment)
    .reduce((sum, move) => sum + move.customers, 0n)
}

function sum(moves: readonly Move[]): bigint {
  return moves.reduce((total, move) => total + move.customers, 0n)
}
