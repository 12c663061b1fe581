import { ratioOfCounts, ratioOfDecimals } from '../decimal.js'
import { isKey } from '../language/catalogue.js'
import { list, plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'

/** What the customers of a cluster add up to. Money is exact decimal text; `value_so_far` null where no cost is known. */
export type ClusterSums = {
  /** As models name it: what sets it apart, joined by `_`. */
  readonly cluster: string
  readonly customers: bigint
  readonly recency_days: bigint
  readonly tenure_days: bigint
  readonly frequency: bigint
  readonly net_sales: string
  readonly value_so_far: string | null
  /** Customers of whose orders a cost is known. */
  readonly costed_customers: bigint
}

/** Customers who buy alike, a cluster a row; null where the project names no clusters. */
export function clustersTable(clusters: readonly ClusterSums[]): Table | null {
  if (clusters.length === 0) return null
  const all = clusters.reduce((sum, { customers }) => sum + customers, 0n)
  const hasMargins = clusters.some(({ value_so_far }) => value_so_far !== null)
  return {
    kind: 'table',
    title: text('cluster.title'),
    columns: [
      column(text('cluster.label'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('measure.share_customers'), 'percent'),
      column(text('cluster.recency'), 'number'),
      column(text('cluster.tenure'), 'number'),
      column(text('cluster.orders'), 'number'),
      column(text('cluster.net_sales'), 'money'),
      ...(hasMargins ? [column(text('cluster.margin'), 'money')] : []),
    ],
    rows: clusters.map(one => [
      clusterName(one.cluster),
      one.customers,
      ratioOfCounts(one.customers, all),
      ratioOfCounts(one.recency_days, one.customers),
      ratioOfCounts(one.tenure_days, one.customers),
      ratioOfCounts(one.frequency, one.customers),
      ratioOfDecimals(one.net_sales, one.customers.toString()),
      ...(hasMargins ? [meanMargin(one)] : []),
    ]),
    note: text('cluster.note'),
  }
}

function meanMargin({ value_so_far, costed_customers }: ClusterSums): number | null {
  return value_so_far === null ? null : ratioOfDecimals(value_so_far, costed_customers.toString())
}

/** `lapsed_low_spend` is *lapsed, low spend*: words may hold `_` themselves, and a number tells equal names apart. */
function clusterName(name: string): Text {
  const parts = name.split('_')
  const words: Text[] = []
  for (let at = 0; at < parts.length; ) {
    const two = `cluster.${parts.slice(at, at + 2).join('_')}`
    const one = `cluster.${parts[at]}`
    const isPair = at + 1 < parts.length && isKey(two)
    const key = isPair ? two : one
    words.push(isKey(key) ? { key, values: {} } : plain(parts[at] ?? ''))
    at += isPair ? 2 : 1
  }
  return list(words)
}
