import { sql } from 'kysely'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import type { Model } from '../model.js'
import type { Clusters } from './clusters-kind.js'
import { fitClusters } from './fit-clusters.js'
import { nearest } from './k-means.js'
import { clusterFeature } from './measures.js'
import { nearestRows } from './nearest-sql.js'
import { clusterOptions, clusterParams } from './params.js'

/** Customers who buy alike, by k-means on logarithms of how long ago, how often, for how much, at what margin and for how long they buy. */
export const clusters: Model<Clusters> = {
  name: 'clusters',
  needs: ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer', 'dim_product'].map(name => ({
    table: name,
  })),
  features: sqlFile('features/clusters.sql'),
  feature: clusterFeature,
  scores: table('score_clusters'),
  refit: 'month',
  onlyDeclared: true,
  ageing: ['tenure_days', 'tenure'],
  options: clusterOptions,
  params: clusterParams,
  fit: fitClusters,

  scorer: ({ scales, clusters: found }) => {
    const centres = found.map(({ centre }) => centre)
    return {
      kind: 'relation',
      tables: [],
      query: ({ rows }) => {
        const labels = found.map(({ label }, i) => sql`when ${sql.lit(i)} then ${sql.lit(label)}`)
        return sql`select kept_0 as customer_key, cluster + 1 as cluster, case cluster ${sql.join(labels, sql` `)} end as label,
          sqrt(squared) as distance
          from (${nearestRows(rows, [sql.ref('customer_key')], scales, centres)}) as placed`
      },
      predict: row => {
        const point = scales.map(({ measure, mean, deviation }) => (row[measure] - mean) / deviation)
        const { at, distance } = nearest(point, centres)
        return { cluster: BigInt(at + 1), label: found[at]?.label ?? '', distance: Math.sqrt(distance) }
      },
    }
  },
}
