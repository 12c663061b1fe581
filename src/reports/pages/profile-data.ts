import type { ClusterSums } from './clusters-table.js'

/** Customers who have a value of a trait; null where it is not known of them. Money is exact decimal text. */
export type TraitCount = {
  readonly trait: string
  readonly value: string | null
  readonly customers: bigint
  readonly buyers: bigint
  readonly net_sales: string
}

export type ProfileInput = {
  readonly traits: readonly TraitCount[]
  /** None where the project names no clusters. */
  readonly clusters: readonly ClusterSums[]
}

/** Stages of a customer's life with the firm. */
export const stageNames = ['prospect', 'new', 'active', 'at_risk', 'lapsed'] as const

/** Bands of the time since the first purchase. */
export const tenureNames = ['quarter', 'year', 'two_years', 'longer'] as const

/** The customers who have a trait, by its value. */
export function traitOf({ traits }: ProfileInput, name: string): readonly TraitCount[] {
  return traits.filter(({ trait }) => trait === name)
}

/** How many customers have a value of a trait. */
export function countOf(input: ProfileInput, trait: string, ...values: readonly string[]): bigint {
  return traitOf(input, trait)
    .filter(({ value }) => value !== null && values.includes(value))
    .reduce((sum, { customers }) => sum + customers, 0n)
}
