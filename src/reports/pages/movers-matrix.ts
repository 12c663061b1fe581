import { type Text, text } from '../language/text.js'
import type { Grid, GridCell } from '../section.js'
import { byRank, segmentName } from '../segments.js'
import type { Move, Moves } from './movers-data.js'

/** From where (down) to where (across), as a heat map of each row's shares. */
export function moversMatrix({ from, to, matrix, order }: Moves): Grid {
  const moves = matrix.filter(move => move.customers > 0n)
  const rows = placesOf(
    moves.map(move => move.from_segment),
    order,
  )
  const columns = placesOf(
    moves.map(move => move.to_segment),
    order,
  )
  return {
    kind: 'grid',
    title: text('movers.matrix_title'),
    rows: { name: text('movers.rows', { from }), labels: rows.map(placeName) },
    columns: { name: text('movers.columns', { to }), labels: columns.map(placeName) },
    cells: rows.map(row => {
      const ofRow = moves.filter(move => move.from_segment === row)
      return columns.map(column => cellOf(ofRow, column))
    }),
    note: text('movers.matrix_note'),
  }
}

/** The name of a segment, or of having none. */
export function placeName(segment: string | null): Text {
  return segment === null ? text('movers.unscored') : segmentName(segment)
}

function cellOf(ofRow: readonly Move[], column: string | null): GridCell | null {
  const move = ofRow.find(candidate => candidate.to_segment === column)
  if (move === undefined) return null
  const all = ofRow.reduce((sum, other) => sum + other.customers, 0n)
  return {
    value: move.customers,
    format: 'count',
    fill: { heat: Number(move.customers) / Number(all) },
    framed: move.from_segment === move.to_segment,
  }
}

/** Each place once, the best segment first, "not scored" last. */
function placesOf(segments: readonly (string | null)[], order: readonly string[]): (string | null)[] {
  const named = new Set(segments.filter(segment => segment !== null))
  const sorted: (string | null)[] = [...named].sort(byRank(order))
  return segments.includes(null) ? [...sorted, null] : sorted
}
