import { type ArmSums, amountsOf, countedOf, type EffectMeasure, effectMeasures, together } from './arm-sums.js'
import {
  type Difference,
  differenceOfDifferences,
  differenceOfMeans,
  differenceOfShares,
  levelOfEach,
  noDifference,
} from './difference.js'

/** Intervals hold what is true in 95 of 100 experiments. */
export const level = 0.95

/** What an arm's customers did more than those who were left out, in one measure. */
export interface Effect {
  readonly measure: EffectMeasure
  /** Share, or mean money per customer, of the arm and of those left out; null where nothing can tell it. */
  readonly treated: number | null
  readonly control: number | null
  readonly uplift: Difference
}

/** An arm beside those left out of the same campaign. */
export interface ArmEffect {
  readonly campaign_key: bigint
  readonly arm: string
  readonly customers: bigint
  readonly controls: bigint
  readonly effects: readonly Effect[]
}

/** A group of customers: what the arm brought there, and whether that is more than among all others. */
export interface GroupEffect extends ArmEffect {
  readonly kind: string
  readonly value: string
  /** Uplift of the group less that of the arm's other customers, by measure, in the order of `effects`. */
  readonly beyondOthers: readonly Difference[]
}

export interface CampaignEffects {
  readonly arms: readonly ArmEffect[]
  /** Groups of more than one value. Their intervals are so wide that all groups of one kind hold together. */
  readonly groups: readonly GroupEffect[]
}

/** Fewer customers on either side say nothing of a group. */
const leastOfGroup = 50

/** What the arms of experiments brought: none of a campaign that left nobody out. */
export function campaignEffects(sums: readonly ArmSums[]): CampaignEffects {
  const all = sums.filter(({ kind }) => kind === '(all)')
  const arms = all.filter(one => !one.is_control).flatMap(one => comparedArm(one, all, level))
  const groups = arms.flatMap(arm => groupsOf(arm, sums))
  return { arms, groups }
}

function comparedArm(treated: ArmSums, sums: readonly ArmSums[], at: number): ArmEffect[] {
  const control = together(
    sums.filter(
      one =>
        one.is_control &&
        one.campaign_key === treated.campaign_key &&
        one.kind === treated.kind &&
        one.value === treated.value,
    ),
  )
  if (!control) return []
  return [
    {
      campaign_key: treated.campaign_key,
      arm: treated.arm,
      customers: treated.customers,
      controls: control.customers,
      effects: effectMeasures.map(measure => effect(measure, treated, control, at)),
    },
  ]
}

/** One measure of two groups beside each other. */
export function effect(measure: EffectMeasure, treated: ArmSums, control: ArmSums, at = level): Effect {
  if (measure === 'response' || measure === 'conversion') {
    const [one, other] = [countedOf(treated, measure), countedOf(control, measure)]
    return {
      measure,
      treated: one && one.came / one.n,
      control: other && other.came / other.n,
      uplift: one && other ? differenceOfShares(one, other, at) : noDifference,
    }
  }
  const [one, other] = [amountsOf(treated, measure), amountsOf(control, measure)]
  const uplift = one && other ? differenceOfMeans(one, other, at) : noDifference
  return { measure, treated: one?.mean ?? null, control: other?.mean ?? null, uplift }
}

/** The groups of an arm, kind by kind, each beside those left out of the same group. */
function groupsOf(arm: ArmEffect, sums: readonly ArmSums[]): GroupEffect[] {
  const own = sums.filter(one => one.campaign_key === arm.campaign_key && one.kind !== '(all)')
  const kinds = [...new Set(own.map(({ kind }) => kind))]
  return kinds.flatMap(kind => {
    const ofKind = own.filter(one => one.kind === kind && one.value !== '')
    const treated = ofKind.filter(
      one => one.arm === arm.arm && !one.is_control && big(one) && big(controlsOf(one.value, ofKind)),
    )
    if (treated.length < 2) return []
    const each = levelOfEach(level, treated.length)
    return treated.flatMap(one =>
      comparedArm(one, ofKind, each).map(compared => ({
        ...compared,
        kind,
        value: one.value,
        beyondOthers: effectMeasures.map(measure => beyond(measure, one, treated, ofKind, each)),
      })),
    )
  })
}

function controlsOf(value: string, ofKind: readonly ArmSums[]): ArmSums | null {
  return together(ofKind.filter(one => one.is_control && one.value === value))
}

function big(sums: ArmSums | null): boolean {
  return sums !== null && sums.customers >= BigInt(leastOfGroup)
}

/** How much more the arm brought in a group than in the other groups of its kind. */
function beyond(
  measure: EffectMeasure,
  one: ArmSums,
  treated: readonly ArmSums[],
  ofKind: readonly ArmSums[],
  at: number,
): Difference {
  const values = treated.map(({ value }) => value).filter(value => value !== one.value)
  const others = together(treated.filter(({ value }) => value !== one.value))
  const own = controlsOf(one.value, ofKind)
  const otherControls = together(ofKind.filter(({ is_control, value }) => is_control && values.includes(value)))
  if (!others || !own || !otherControls) return noDifference
  return differenceOfDifferences(effect(measure, one, own).uplift, effect(measure, others, otherControls).uplift, at)
}
