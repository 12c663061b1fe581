import type { NoOutcome } from '../kind.js'
import type { ClusterFeature } from './measures.js'
import type { ClusterOptions, ClusterParams } from './params.js'

/** What varies of models in general, for clusters. */
export type Clusters = {
  feature: ClusterFeature
  outcome: NoOutcome
  options: ClusterOptions
  params: ClusterParams
  score: { cluster: bigint; label: string; distance: number }
}
