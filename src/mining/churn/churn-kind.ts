import type { Value } from '../../warehouse/engine/value.js'
import type { ChurnOptions } from './options.js'
import type { ChurnParams } from './params.js'
import type { ChurnScore } from './score-churn.js'

/** The columns of its features are those of the project. */
export type Churn = {
  feature: { customer_key: bigint; [column: string]: Value }
  outcome: { has_left: bigint }
  options: ChurnOptions
  params: ChurnParams
  score: ChurnScore
}
