import { type EffectMeasure, effectMeasures } from './arm-sums.js'
import { around, type Difference, levelOfEach, noDifference } from './difference.js'
import { level } from './effects.js'
import { grouped } from './grouped.js'
import { normalQuantile } from './quantiles.js'
import type { GroupRates } from './rates.js'

/** One group of customers over all campaigns. */
export interface PooledRates {
  readonly kind: string
  readonly value: string
  readonly campaigns: number
  /** Whoever was contacted in several campaigns counts in each. */
  readonly customers: number
  readonly answers: number | null
  readonly measures: readonly { readonly measure: EffectMeasure; readonly rate: number; readonly beyond: Difference }[]
}

/**
 * Groups over all campaigns: their mean, and how far it lies above the other customers of the same campaigns. Differences are
 * taken within each campaign and weighed by the group's customers there, so that a group does not look good for standing in
 * campaigns that all answer (Simpson 1951). Intervals of one kind hold together (Bonferroni).
 */
export function pooledRates(groups: readonly GroupRates[]): readonly PooledRates[] {
  const kinds = [...grouped(groups, ({ kind }) => kind).values()]
  return kinds.flatMap(ofKind => {
    const values = [...grouped(ofKind, ({ value }) => value)]
    if (values.length < 2) return []
    const times = normalQuantile((1 + levelOfEach(level, values.length)) / 2)
    return values.map(([value, own]) => ({
      kind: own[0]?.kind ?? '',
      value,
      campaigns: own.length,
      customers: own.reduce((sum, one) => sum + Number(one.customers), 0),
      answers: own.some(({ answers }) => answers !== null)
        ? own.reduce((sum, one) => sum + Number(one.answers ?? 0n), 0)
        : null,
      measures: effectMeasures.flatMap(measure => pooled(measure, own, times)),
    }))
  })
}

function pooled(measure: EffectMeasure, groups: readonly GroupRates[], times: number) {
  const told = groups.flatMap(({ customers, rates }) => {
    const found = rates.find(one => one.measure === measure)
    return found && found.rate.value !== null
      ? [{ n: Number(customers), mean: found.rate.value, beyond: found.beyond }]
      : []
  })
  if (told.length === 0) return []
  return [{ measure, rate: weighed(told, ({ mean }) => mean), beyond: stratified(told, times) }]
}

type Stratum = { readonly n: number; readonly mean: number; readonly beyond: Difference }

function stratified(told: readonly Stratum[], times: number): Difference {
  const compared = told.filter(({ beyond }) => beyond.value !== null && beyond.error !== null)
  const all = compared.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return noDifference
  const value = weighed(compared, ({ beyond }) => beyond.value ?? 0)
  const variance = compared.reduce((sum, { n, beyond }) => sum + ((n / all) * (beyond.error ?? 0)) ** 2, 0)
  return variance === 0 ? { ...noDifference, value } : around(value, Math.sqrt(variance), times)
}

function weighed(told: readonly Stratum[], of: (one: Stratum) => number): number {
  const all = told.reduce((sum, { n }) => sum + n, 0)
  return told.reduce((sum, one) => sum + (one.n / all) * of(one), 0)
}
