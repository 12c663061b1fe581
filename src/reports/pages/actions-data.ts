/** An activity as `mart_activity` has it. Money is exact decimal text; shares and money per customer are doubles. */
export type ActivityRow = {
  readonly activity: string
  readonly channel: string
  readonly cost: string
  readonly changes: string
  readonly evidence: string
  readonly lacking: string | null
  readonly campaign: string | null
  readonly measure: string | null
  readonly group_by: string | null
  readonly uplift: number | null
  readonly uplift_low: number | null
  readonly uplift_high: number | null
  readonly worth_by: string
  readonly eligible: bigint
  readonly no_evidence: bigint
  readonly no_consent: bigint
  readonly too_soon: bigint
  readonly too_often: bigint
  readonly unknown_worth: bigint
  readonly not_worth: bigint
  readonly worthwhile: bigint
  readonly chosen: bigint
  readonly left_alone: bigint
  readonly effect: string
}

/** What the best choice within a budget brings; null: without a limit. */
export type BudgetRow = {
  readonly is_own: boolean
  readonly budget: string | null
  readonly customers: bigint
  readonly effect: string
  readonly cost: string
  readonly profit: string
  readonly bound: number
  readonly marginal: number
}

/** One of the first customers of the list. */
export type NextRow = {
  readonly customer_label: string
  readonly activity: string
  readonly evidence: string
  readonly reason: string
  readonly chance: number | null
  readonly at_stake: string | null
  readonly effect: string
  readonly cost: string
  readonly benefit_index: number
}

export type ActionsInput = {
  readonly activities: readonly ActivityRow[]
  /** The smallest first. */
  readonly budgets: readonly BudgetRow[]
  readonly first: readonly NextRow[]
}

/** What an activity is expected to leave, of those chosen. */
export function profitOf({ effect, cost, chosen }: ActivityRow): number {
  return Number(effect) - Number(cost) * Number(chosen)
}
