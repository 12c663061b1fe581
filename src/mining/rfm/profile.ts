import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { query, statement } from '../../warehouse/engine/query.js'
import { builder } from '../../warehouse/kysely.js'
import { moneyText, tenThousandths } from '../money.js'
import { published } from '../published.js'
import { scores } from './cuts.js'
import type { RfmOptions } from './options.js'
import { ruleOf, segmentOrder } from './segments.js'

/** A segment: sums exact, means per customer; `monetary_mean` is no such mean but net sales ÷ orders, of the segment. */
export type SegmentProfile = {
  readonly segment: string
  readonly customers: bigint
  readonly net_sales: string
  readonly recency_days_mean: number | null
  readonly frequency_mean: number | null
  readonly monetary_mean: number | null
}

/** A cell of the map of recency and frequency. */
export type CellProfile = {
  readonly r: number
  readonly f: number
  readonly segment: string
  readonly customers: bigint
  readonly net_sales: string
}

export interface RfmProfile {
  /** The best first; segments without customers too. */
  readonly segments: readonly SegmentProfile[]
  /** All 25. Where the rules ask for money, the segment that most of the cell's customers are in. */
  readonly grid: readonly CellProfile[]
  readonly scored: bigint
  readonly unscored: bigint
}

type Group = { r: bigint; f: bigint; segment: string; customers: bigint; days: bigint; orders: bigint; money: string }

/** Tonight's scores in figures, from `score_rfm` and `mart_customer`. */
export async function rfmProfile(engine: Engine, { rules }: RfmOptions): Promise<RfmProfile> {
  const groups = await rows(engine, groupsQuery)
  const order = segmentOrder(rules)
  const segments = order.map(segment =>
    summary(
      segment,
      groups.filter(group => group.segment === segment),
    ),
  )
  const grid = scores.flatMap(r =>
    scores.map(f => {
      const held = groups.filter(group => Number(group.r) === r && Number(group.f) === f)
      const segment = largest(held, order) ?? ruleOf(rules, r, f, 1)?.name ?? ''
      return { r, f, segment, customers: total(held, 'customers'), net_sales: moneyOf(held) }
    }),
  )
  return { segments, grid, scored: total(groups, 'customers'), unscored: await unscored(engine) }
}

const groupsQuery = query(() =>
  builder<{
    score_rfm: { r: bigint; f: bigint; segment: string; recency_days: bigint; frequency: bigint; monetary: string }
  }>()
    .selectFrom('score_rfm')
    .select(({ fn, cast }) => [
      'r',
      'f',
      'segment',
      fn.countAll<bigint>().as('customers'),
      cast<bigint>(fn.sum('recency_days'), 'bigint').as('days'),
      cast<bigint>(fn.sum('frequency'), 'bigint').as('orders'),
      fn.sum<string>('monetary').as('money'),
    ])
    .groupBy(['r', 'f', 'segment'])
    .orderBy('r')
    .orderBy('f')
    .orderBy('segment'),
)

function summary(segment: string, groups: readonly Group[]): SegmentProfile {
  const customers = total(groups, 'customers')
  const orders = total(groups, 'orders')
  return {
    segment,
    customers,
    net_sales: moneyOf(groups),
    recency_days_mean: mean(Number(total(groups, 'days')), customers),
    frequency_mean: mean(Number(orders), customers),
    monetary_mean: mean(Number(moneyOf(groups)), orders),
  }
}

async function unscored(engine: Engine): Promise<bigint> {
  const [found] = await rows(
    engine,
    statement<{ customers: bigint }>(
      'select count(*) as customers from mart_customer where customer_key <> 0 and rfm_segment is null',
    ),
  )
  return found?.customers ?? 0n
}

function largest(groups: readonly Group[], order: readonly string[]): string | undefined {
  const most = order.map(segment => ({
    segment,
    customers: total(
      groups.filter(g => g.segment === segment),
      'customers',
    ),
  }))
  return (
    most.reduce((best, next) => (next.customers > best.customers ? next : best), { segment: '', customers: 0n })
      .segment || undefined
  )
}

function total(groups: readonly Group[], column: 'customers' | 'orders' | 'days'): bigint {
  return groups.reduce((sum, group) => sum + group[column], 0n)
}

function moneyOf(groups: readonly Group[]): string {
  return moneyText(groups.reduce((sum, group) => sum + tenThousandths(group.money), 0n))
}

function mean(sum: number, count: bigint): number | null {
  return count === 0n ? null : published(sum / Number(count))
}
