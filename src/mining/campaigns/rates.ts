import { type ArmSums, amountsOf, countedOf, type EffectMeasure, effectMeasures, together } from './arm-sums.js'
import {
  around,
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  levelOfEach,
  noDifference,
  wilson,
} from './difference.js'
import { level } from './effects.js'
import { grouped } from './grouped.js'
import { normalQuantile, tQuantile } from './quantiles.js'

/** What the contacted customers of a group did in one measure. */
export interface GroupRate {
  readonly measure: EffectMeasure
  /** Share of them, or mean money of a customer. */
  readonly rate: Difference
  /** How far that lies above the other groups of the same kind in the same campaign. */
  readonly beyond: Difference
}

/** The contacted customers of a campaign who have one value of a kind: of an attribute, a channel, or what they bought before. */
export interface GroupRates
  extends Pick<
    ArmSums,
    'campaign_key' | 'kind' | 'value' | 'customers' | 'responded' | 'answers' | 'bought' | 'revenue' | 'margin'
  > {
  /** In the order of `effectMeasures`; those that nothing tells have no value. */
  readonly rates: readonly GroupRate[]
}

/**
 * What groups of contacted customers did, campaign by campaign. Nothing is said of why: whoever bought may have bought anyway.
 * Intervals of the groups of one kind hold together (Bonferroni): of shares Wilson's, of money Student's.
 *
 * @param sums of any kinds; what is of all customers, and values that are not known, is left out
 */
export function groupRates(sums: readonly ArmSums[]): readonly GroupRates[] {
  const told = sums.filter(({ is_control, kind, value }) => !is_control && kind !== '(all)' && value !== '')
  const kinds = [...grouped(told, ({ campaign_key, kind }) => `${campaign_key} ${kind}`).values()]
  return kinds.flatMap(ofKind => {
    const values = [...grouped(ofKind, ({ value }) => value).values()].flatMap(of => together(of) ?? [])
    const at = levelOfEach(level, values.length)
    return values.map(one => {
      const others = together(values.filter(({ value }) => value !== one.value))
      const { campaign_key, kind, value, customers, responded, answers, bought, revenue, margin } = one
      const counts = { campaign_key, kind, value, customers, responded, answers, bought, revenue, margin }
      return { ...counts, rates: effectMeasures.map(measure => rateOf(measure, one, others, at)) }
    })
  })
}

function rateOf(measure: EffectMeasure, one: ArmSums, others: ArmSums | null, at: number): GroupRate {
  if (measure === 'response' || measure === 'conversion') {
    const [own, other] = [countedOf(one, measure), others && countedOf(others, measure)]
    if (!own || own.n === 0) return { measure, rate: noDifference, beyond: noDifference }
    const value = own.came / own.n
    const error = Math.sqrt((value * (1 - value)) / own.n)
    const rate = { value, error, ...wilson(own, normalQuantile((1 + at) / 2)) }
    return { measure, rate, beyond: other ? differenceOfShares(own, other, at) : noDifference }
  }
  const [own, other] = [amountsOf(one, measure), others && amountsOf(others, measure)]
  if (!own) return { measure, rate: noDifference, beyond: noDifference }
  const error = Math.sqrt(own.variance / own.n)
  const hasSpread = own.n > 1 && error > 0
  const rate = hasSpread
    ? around(own.mean, error, tQuantile((1 + at) / 2, own.n - 1))
    : { ...noDifference, value: own.mean }
  return { measure, rate, beyond: other ? differenceOfMeans(own, other, at) : noDifference }
}
