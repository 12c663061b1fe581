import type { Day } from '../../warehouse/engine/value.js'

/** A campaign as `mart_campaign` has it, the latest first. Money is exact decimal text; null where nothing tells it. */
export type CampaignRow = {
  readonly campaign_key: bigint
  readonly name: string
  readonly started_on: Day | null
  readonly customers: bigint
  readonly controls: bigint
  /** Left out by one record, and contacted all the same. */
  readonly contaminated: bigint
  readonly responded: bigint | null
  /** Of those left out; null where only what was sent could be responded to. */
  readonly controls_responded: bigint | null
  readonly early_responses: bigint
  readonly bought: bigint | null
  readonly revenue: string | null
  readonly margin: string | null
  readonly cost: string | null
  readonly response_rate: number | null
  readonly conversion_rate: number | null
  readonly cost_to_revenue: number | null
  readonly revenue_return: number | null
  readonly margin_return: number | null
}

/** How far one group lies above another, and the interval of that; null where nothing can be said. */
export type UpliftRange = {
  readonly value: number | null
  readonly error: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What is compared between arms: shares, or money per customer. */
export type UpliftMeasure = 'response' | 'conversion' | 'revenue' | 'margin'

export type UpliftOf = {
  readonly measure: UpliftMeasure
  readonly treated: number | null
  readonly control: number | null
  readonly uplift: UpliftRange
}

/** An arm beside those left out of its campaign. */
export type ArmUplift = {
  readonly campaign_key: bigint
  readonly arm: string
  readonly customers: bigint
  readonly controls: bigint
  readonly effects: readonly UpliftOf[]
}

/** A group of an arm's customers; `beyondOthers` by measure, in the order of `effects`. */
export type GroupUplift = ArmUplift & {
  readonly kind: string
  readonly value: string
  readonly beyondOthers: readonly UpliftRange[]
}

/** Customers that a campaign without a control group reached beside others who were alike before. */
export type MatchedUplift = {
  readonly campaign_key: bigint
  readonly reached: number
  readonly matched: number
  readonly others: number
  readonly conversion: UpliftRange
  readonly revenue: UpliftRange
}

/** What the contacted customers of a group did in a campaign. */
export type RateByGroup = {
  readonly campaign_key: bigint
  readonly kind: string
  readonly value: string
  readonly customers: bigint
  readonly rates: readonly { readonly measure: UpliftMeasure; readonly rate: UpliftRange }[]
}

/** A group over all campaigns; `beyond` is how far it lies above the other customers of the same campaigns. */
export type PooledGroup = {
  readonly kind: string
  readonly value: string
  readonly campaigns: number
  readonly customers: number
  readonly answers: number | null
  readonly measures: readonly { readonly measure: UpliftMeasure; readonly rate: number; readonly beyond: UpliftRange }[]
}

/** The channel, or the customers, of which a measure is highest; of no campaign where all are told of together. */
export type BestGroup = {
  readonly scope: 'channel' | 'segment'
  readonly measure: UpliftMeasure
  readonly campaign_key: bigint | null
  readonly arm: string | null
  readonly kind: string
  readonly value: string
  readonly customers: bigint
  readonly found: UpliftRange
  readonly beyond: UpliftRange
}

/** Customers of one kind, and what contact would bring them on average. */
export type UpliftKind = {
  readonly kind: string
  readonly customers: bigint
  readonly chance_without: number
  readonly uplift: number
}

/** The model of whom contact moves: how it ranked customers that nothing was learnt from. */
export type UpliftModel = {
  readonly qini: number
  readonly low: number
  readonly high: number
  readonly rows: number
  readonly isTold: boolean
  /** Of the first so many customers by the model, how many more came than had nobody been contacted. */
  readonly curve: readonly { readonly customers: number; readonly gained: number }[]
  readonly kinds: readonly UpliftKind[]
}

export type CampaignsInput = {
  readonly campaigns: readonly CampaignRow[]
  readonly arms: readonly ArmUplift[]
  readonly groups: readonly GroupUplift[]
  readonly matched: readonly MatchedUplift[]
  readonly rates: readonly RateByGroup[]
  readonly pooled: readonly PooledGroup[]
  readonly best: readonly BestGroup[]
  /** Null where the project names no such model, or it was refused. */
  readonly model: UpliftModel | null
}

/** How many campaigns, arms and groups a page lists. */
export const most = 15

export const isShare = (measure: UpliftMeasure): boolean => measure === 'response' || measure === 'conversion'

/** Surely above nothing, surely below it, or neither. */
export function verdictOf({ low, high }: UpliftRange): 'more' | 'less' | 'unsure' | 'unknown' {
  if (low === null || high === null) return 'unknown'
  return low > 0 ? 'more' : high < 0 ? 'less' : 'unsure'
}
