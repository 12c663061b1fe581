import type { Maximum } from './maximise.js'
import type { Totals } from './patterns.js'
import type { PurchaseModel } from './purchase-model.js'

/** Repeat buyers below which so many parameters are guesses. */
const leastRepeaters: Readonly<Record<PurchaseModel['name'], number>> = {
  mbg_nbd: 50,
  pareto_nbd: 50,
  bg_nbd: 50,
  nbd: 20,
  poisson: 1,
}
/** A standard error of three times its parameter says that the data do not know it. */
const widest = 3

/** Why nothing at all can be learnt from these histories, or undefined. */
export function nothingToLearn({ customers, repeats, seen }: Totals): string | undefined {
  if (customers === 0) return 'no customer has bought'
  if (seen === 0) return 'every customer bought for the first time on the last day that was seen'
  if (repeats === 0) {
    return `none of ${customers} customers bought on a second day: whether one-time buyers come back cannot be learnt from them`
  }
  return undefined
}

/** Why a candidate may not forecast, or undefined; asked before it is fitted. */
export function tooFew(model: PurchaseModel, { repeaters }: Totals): string | undefined {
  const least = leastRepeaters[model.name]
  return repeaters < least ? `${repeaters} repeat buyers; expected at least ${least}` : undefined
}

/** Why what was fitted may not forecast, or undefined. */
export function faultOf(model: PurchaseModel, { at, converged, errors }: Maximum): string | undefined {
  const shown = at.map((value, i) => `${model.parameters[i]} ${value.toPrecision(3)}`).join(', ')
  if (!converged || errors === null) return `no inner maximum (stopped at ${shown})${meaning(model, at)}`
  const vague = errors.findIndex((error, i) => !(error <= widest * (at[i] ?? 0)))
  return vague < 0
    ? undefined
    : `the data do not tell ${model.parameters[vague]} (${at[vague]?.toPrecision(3)} ± ${errors[vague]?.toPrecision(3)})${meaning(model, at)}`
}

/** What it means where a climb ran away, by the expectation that ran with it. */
function meaning({ name }: PurchaseModel, [r = 0, , third = 1, fourth = 1]: readonly number[]): string {
  if (name !== 'poisson' && r > 1e3) return ': customers do not differ in how often they buy'
  if (name === 'nbd' || name === 'poisson') return ''
  const leaving = name === 'pareto_nbd' ? third / fourth : third / (third + fourth)
  if (leaving < 1e-4) return ': nobody seems to leave'
  if (third > 1e3 && fourth > 1e3) return ': customers do not differ in how likely they leave'
  return ''
}
