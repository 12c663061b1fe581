import type { Interval } from '../judge/bootstrap.js'
import {
  type Forecast,
  forecasts,
  foretelling,
  learnUplift,
  part,
  type UpliftLearnt,
  type UpliftRows,
} from './learn-uplift.js'
import { type QiniPoint, qiniCoefficient, qiniCurve, qiniInterval } from './qini.js'

/** How a way to foretell uplift ranks customers that it has not learnt from. */
export interface JudgedUplift {
  /** That of the greatest Qini coefficient within the half that is learnt from. */
  readonly forecast: Forecast
  /** Of each way, within the half that is learnt from. */
  readonly candidates: readonly (Forecast & { readonly qini: number | null })[]
  /** On the half that was held out, with the interval of customers drawn anew. */
  readonly qini: number | null
  readonly interval: Interval
  readonly curve: readonly QiniPoint[]
  readonly rows: number
  /** Learnt from the first half alone. */
  readonly learnt: UpliftLearnt
}

const folds = 2

/**
 * Chooses a way out of fold on one half of the customers, and judges it on the other. Rows stand in the order of a hash
 * of their key, so that halves and parts are the same however they arrived.
 */
export async function judgeUplift(
  all: UpliftRows,
  wanted: readonly Forecast[] = forecasts,
): Promise<JudgedUplift | { readonly refused: string }> {
  const rows = Array.from({ length: all.came.length }, (_, row) => row)
  const [half, held] = [rows.filter(row => row % 2 === 0), rows.filter(row => row % 2 === 1)]
  const learnt = await learnUplift(all, wanted, half)
  const candidates = learnt ? await outOfFold(all, half, wanted) : null
  if (!learnt || !candidates) return { refused: 'in one arm all came, or none did, of those who would be learnt from' }
  const [first, ...others] = candidates
  if (!first) return { refused: 'there is no way to learn' }
  const { qini: _, ...forecast } = others.reduce(
    (best, one) => ((one.qini ?? -1) > (best.qini ?? -1) ? one : best),
    first,
  )
  const experiment = {
    uplift: foretelling(
      learnt,
      all.known.map(one => part(one, held)),
    )(forecast).uplift,
    treated: held.map(row => all.treated[row] ?? 0),
    came: held.map(row => all.came[row] ?? 0),
  }
  return {
    forecast,
    candidates,
    qini: qiniCoefficient(experiment),
    interval: qiniInterval(experiment),
    curve: qiniCurve(experiment),
    rows: held.length,
    learnt,
  }
}

/** Qini of each way on rows of `of`, each part foretold from the others. */
async function outOfFold(
  all: UpliftRows,
  of: readonly number[],
  wanted: readonly Forecast[],
): Promise<readonly (Forecast & { qini: number | null })[] | null> {
  const uplift = wanted.map(() => new Float64Array(of.length))
  for (let fold = 0; fold < folds; fold++) {
    const learnt = await learnUplift(
      all,
      wanted,
      of.filter((_, place) => place % folds !== fold),
    )
    if (!learnt) return null
    const places = of.flatMap((_, place) => (place % folds === fold ? [place] : []))
    const known = all.known.map(one =>
      part(
        one,
        places.map(place => of[place] ?? 0),
      ),
    )
    const foretold = foretelling(learnt, known)
    for (const [at, forecast] of wanted.entries()) {
      const said = foretold(forecast).uplift
      for (const [i, place] of places.entries()) uplift[at]?.fill(said[i] ?? 0, place, place + 1)
    }
  }
  const [treated, came] = [of.map(row => all.treated[row] ?? 0), of.map(row => all.came[row] ?? 0)]
  return wanted.map((forecast, at) => ({
    ...forecast,
    qini: qiniCoefficient({ uplift: uplift[at] ?? new Float64Array(), treated, came }),
  }))
}
