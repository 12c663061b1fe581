import { published } from '../published.js'
import { bootstrap } from './bootstrap.js'
import type { Measured } from './evaluation.js'

/** What is judged: the model first, then naive rules, each under its name. */
export type Candidate = string

/** A measure as a function of groups that count as often as `times` says. */
export interface Measure {
  readonly measure: string
  readonly best: Measured['best']
  of(candidate: number, times: Float64Array): number | null
}

/**
 * Each measure of the model beside that of every baseline, with a paired interval of the difference. Where the best is
 * nothing (bias), the difference is that of the distances from it.
 *
 * @param exact values of the whole, where the groups hold less than all there is to know
 */
export function compare(
  groups: number,
  baselines: readonly string[],
  measures: readonly Measure[],
  exact: (measure: string, candidate: number) => number | null | undefined = () => undefined,
): readonly Measured[] {
  const once = new Float64Array(groups).fill(1)
  const whole = ({ measure, of }: Measure, candidate: number) => {
    const known = exact(measure, candidate)
    return known === undefined ? of(candidate, once) : known
  }
  const pairs = measures.flatMap(measure => baselines.map((_, at) => ({ measure, at: at + 1 })))
  const intervals = bootstrap(groups, times => {
    const ofModel = new Map(measures.map(measure => [measure, measure.of(0, times)]))
    return pairs.map(({ measure, at }) => difference(measure.best, ofModel.get(measure) ?? null, measure.of(at, times)))
  })
  return measures.map(measure => {
    const model = whole(measure, 0)
    return {
      measure: measure.measure,
      best: measure.best,
      model: shown(model),
      baselines: baselines.map((name, index) => {
        const value = whole(measure, index + 1)
        const at = pairs.findIndex(pair => pair.measure === measure && pair.at === index + 1)
        const { low = null, high = null } = intervals[at] ?? {}
        return {
          name,
          value: shown(value),
          difference: shown(difference(measure.best, model, value)),
          low: shown(low),
          high: shown(high),
        }
      }),
    }
  })
}

function difference(best: Measured['best'], model: number | null, baseline: number | null): number | null {
  if (model === null || baseline === null) return null
  return best === 'zero' ? Math.abs(model) - Math.abs(baseline) : model - baseline
}

/** What is smaller is what sums leave over. */
const rounding = 1e-12

function shown(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null
  return Math.abs(value) < rounding ? 0 : published(value)
}
