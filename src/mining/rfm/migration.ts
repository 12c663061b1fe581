import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { type Query, statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'

/** Customers by where they were and where they are; null is not scored on that day. */
export type Move = {
  readonly from_segment: string | null
  readonly to_segment: string | null
  readonly customers: bigint
}

/** A customer who went from one segment to another. `net_sales` is what they had spent by the later day. */
export type Mover = {
  readonly customer_key: bigint
  readonly customer_id: string
  readonly from_segment: string
  readonly to_segment: string
  readonly net_sales: string
}

/** Who went where between two days. */
export interface Migration {
  readonly from: Day
  readonly to: Day
  /** Names of the segments, the best first. */
  readonly order: readonly string[]
  /** In the order of segments, the best first; "not scored" last. */
  readonly matrix: readonly Move[]
  /** Customers who were in a segment on both days, and in a better one on the later. */
  readonly up: bigint
  /** The same, in a worse one. */
  readonly down: bigint
}

/**
 * The matrix between two days of the score history.
 *
 * @param order names of segments, the best first; other names, of rules that held once, go neither up nor down
 */
export async function migration(engine: Engine, from: Day, to: Day, order: readonly string[]): Promise<Migration> {
  const counted = fromMoves<Move>(engine, from, to, (moves, values) =>
    statement(
      `select from_segment, to_segment, count(*) as customers from ${moves} group by from_segment, to_segment
      order by from_segment nulls last, to_segment nulls last`,
      values,
    ),
  )
  const found = await rows(engine, counted)
  const matrix = [...found].sort(
    (one, other) =>
      place(order, one.from_segment) - place(order, other.from_segment) ||
      place(order, one.to_segment) - place(order, other.to_segment),
  )
  const count = (direction: number) =>
    matrix
      .filter(move => Math.sign(climb(order, move)) === direction)
      .reduce((sum, { customers }) => sum + customers, 0n)
  return { from, to, order, matrix, up: count(1), down: count(-1) }
}

/** The customers who went from one segment to another, those who spent most first. */
export async function movers(engine: Engine, from: Day, to: Day, most: number): Promise<readonly Mover[]> {
  const listed = fromMoves<Mover>(engine, from, to, (moves, values) =>
    statement(
      `select moves.customer_key, dim_customer.customer_id, moves.from_segment, moves.to_segment, moves.net_sales
      from ${moves} join dim_customer on dim_customer.customer_key = moves.customer_key
      where moves.from_segment <> moves.to_segment
      order by moves.net_sales desc, moves.customer_key limit ${Math.trunc(most)}`,
      values,
    ),
  )
  return rows(engine, listed)
}

/** A query over `rfm_moves.sql`, which is handed over as the relation `moves`. */
function fromMoves<R extends Row>(
  engine: Engine,
  from: Day,
  to: Day,
  over: (moves: string, values: Parameters<typeof statement>[1]) => Query<R>,
): Query<R> {
  const { text, values } = engine.compile(bind(sqlFile('features/rfm_moves.sql'), { from_day: from, to_day: to }))
  return over(`(${text}) as moves`, values)
}

function place(order: readonly string[], segment: string | null): number {
  if (segment === null) return order.length + 1
  return order.includes(segment) ? order.indexOf(segment) : order.length
}

/** Places gained: above zero is up. */
function climb(order: readonly string[], { from_segment: from, to_segment: to }: Move): number {
  const known = from !== null && to !== null && order.includes(from) && order.includes(to)
  return known ? order.indexOf(from) - order.indexOf(to) : 0
}
