/** The four kinds of customers (scikit-uplift's user guide, after Radcliffe). */
export const kindNames = ['persuadable', 'sure_thing', 'lost_cause', 'do_not_disturb'] as const
export type KindName = (typeof kindNames)[number]

/** Smaller than this no uplift is told from none: half that of all. */
export function bandOf(upliftOfAll: number): number {
  return Math.abs(upliftOfAll) / 2
}

/**
 * Persuadable: contact raises the chance by half of what it does on average, or more. Do not disturb: it lowers it by as
 * much. Between these, sure things come anyway at least as often as the average, lost causes seldom.
 */
export function kindOf(uplift: number, without: number, upliftOfAll: number, rateWithout: number): KindName {
  const band = bandOf(upliftOfAll)
  if (uplift >= band && uplift > 0) return 'persuadable'
  if (uplift <= -band && uplift < 0) return 'do_not_disturb'
  return without >= rateWithout ? 'sure_thing' : 'lost_cause'
}
