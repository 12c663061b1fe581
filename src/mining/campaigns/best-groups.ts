import type { ArmSums, EffectMeasure } from './arm-sums.js'
import { effectMeasures } from './arm-sums.js'
import { around, type Difference, differenceOfDifferences, levelOfEach, noDifference } from './difference.js'
import { type ArmEffect, type CampaignEffects, level } from './effects.js'
import type { PooledRates } from './pooled-rates.js'
import { normalQuantile } from './quantiles.js'

/** The channel, or the customers, of which a measure is highest. */
export interface Best {
  readonly scope: 'channel' | 'segment'
  readonly measure: EffectMeasure
  /** Null where all campaigns are told of together, since none left customers out. */
  readonly campaign_key: bigint | null
  readonly arm: string | null
  readonly kind: string
  readonly value: string
  readonly customers: bigint
  /** Uplift beside those left out, else the rate itself: then without an interval of its own. */
  readonly found: Difference
  /** More than all other channels, or than the other customers of the same arm or campaigns. */
  readonly beyond: Difference
}

interface Candidate extends Omit<Best, 'found' | 'beyond' | 'measure' | 'scope'> {
  readonly found: Difference
  readonly beyond: Difference
}

/**
 * Best channel and best customers in every measure: those of whom most is sure, by the lower end of the interval. Intervals are
 * as wide as the choice among all candidates needs (Bonferroni): the highest of many is high by chance alone.
 */
export function bestGroups(
  sums: readonly ArmSums[],
  effects: CampaignEffects,
  pooled: readonly PooledRates[],
): readonly Best[] {
  const isTested = effects.arms.length > 0
  return effectMeasures.flatMap(measure =>
    (['channel', 'segment'] as const).flatMap(scope => {
      const all = isTested
        ? scope === 'channel'
          ? channels(measure, sums, effects)
          : segments(measure, effects)
        : rated(measure, scope, pooled)
      return best(all).map(one => ({ ...one, measure, scope }))
    }),
  )
}

function best(all: readonly Candidate[]): readonly Candidate[] {
  if (all.length < 2) return []
  const times = normalQuantile((1 + levelOfEach(level, all.length)) / 2)
  const judged = all.map(one => ({ ...one, found: widened(one.found, times), beyond: widened(one.beyond, times) }))
  // A rate without an interval of its own is judged by how far it lies above the others.
  const sure = ({ found, beyond }: Candidate) => found.low ?? beyond.low ?? Number.NEGATIVE_INFINITY
  return judged.sort((one, other) => sure(other) - sure(one)).slice(0, 1)
}

/** Where all came or none did there is no error to widen by: then its own interval tells how unsure it is. */
function widened(difference: Difference, times: number): Difference {
  const { value, error } = difference
  if (error === 0) return difference
  return value === null || error === null ? { ...noDifference, value } : around(value, error, times)
}

function segments(measure: EffectMeasure, { groups }: CampaignEffects): readonly Candidate[] {
  return groups.flatMap(({ campaign_key, arm, kind, value, customers, effects, beyondOthers }) => {
    const at = effects.findIndex(one => one.measure === measure)
    const [found, beyond] = [effects[at]?.uplift, beyondOthers[at]]
    if (kind === '(channel)' || !beyond || found === undefined || found.value === null) return []
    return [{ campaign_key, arm, kind, value, customers, found, beyond }]
  })
}

/** Channels of arms that were sent in several, and arms that were sent in one: each beside its own control group. */
function channels(measure: EffectMeasure, sums: readonly ArmSums[], effects: CampaignEffects): readonly Candidate[] {
  const upliftOf = (of: ArmEffect) => of.effects.find(one => one.measure === measure)?.uplift ?? noDifference
  const several = effects.groups.filter(({ kind }) => kind === '(channel)')
  const own = (arm: ArmEffect) => (one: ArmEffect) => one.campaign_key === arm.campaign_key && one.arm === arm.arm
  const alone = effects.arms.flatMap(arm => {
    if (several.some(own(arm))) return []
    const named = sums.filter(
      one =>
        one.kind === '(channel)' &&
        one.campaign_key === arm.campaign_key &&
        one.arm === arm.arm &&
        !one.is_control &&
        one.value !== '',
    )
    const [only] = named
    return only && named.length === 1 ? [{ ...arm, kind: '(channel)', value: only.value }] : []
  })
  const told = [...several, ...alone].filter(one => upliftOf(one).value !== null)
  if (new Set(told.map(({ value }) => value)).size < 2) return []
  return told.map(one => ({
    campaign_key: one.campaign_key,
    arm: one.arm,
    kind: one.kind,
    value: one.value,
    customers: one.customers,
    found: upliftOf(one),
    beyond: differenceOfDifferences(
      upliftOf(one),
      meanOf(
        told
          .filter(({ value }) => value !== one.value)
          .map(other => ({ n: Number(other.customers), of: upliftOf(other) })),
      ),
      level,
    ),
  }))
}

/** Uplifts of several arms, weighed by their customers. */
function meanOf(told: readonly { readonly n: number; readonly of: Difference }[]): Difference {
  const all = told.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return noDifference
  const value = told.reduce((sum, { n, of }) => sum + (n / all) * (of.value ?? 0), 0)
  const variance = told.reduce((sum, { n, of }) => sum + ((n / all) * (of.error ?? 0)) ** 2, 0)
  return { ...noDifference, value, error: Math.sqrt(variance) }
}

function rated(measure: EffectMeasure, scope: Best['scope'], pooled: readonly PooledRates[]): readonly Candidate[] {
  return pooled
    .filter(({ kind }) => (kind === '(channel)') === (scope === 'channel'))
    .flatMap(({ kind, value, customers, measures }) => {
      const told = measures.find(one => one.measure === measure)
      if (!told || told.beyond.value === null) return []
      const found = { ...noDifference, value: told.rate }
      return [{ campaign_key: null, arm: null, kind, value, customers: BigInt(customers), found, beyond: told.beyond }]
    })
}
