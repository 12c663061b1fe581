import type { Engine } from '../warehouse/engine/engine.js'
import type { Day } from '../warehouse/engine/value.js'
import { daysBefore, daysFrom } from './day.js'
import { stepsOf } from './features.js'
import type { FitPlace } from './fit.js'
import { fitTraining } from './fit-training.js'
import { judged, nothingForetold } from './hold-out.js'
import type { Evaluation } from './judge/evaluation.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import type { ScoresOn } from './past-tables.js'
import { hasTable } from './store.js'

/** What a model would have foretold on past days, held against what came. */
export interface Backtest {
  readonly model: string
  readonly options: object
  readonly horizon_days: number
  readonly days: readonly BacktestDay[]
}

/** A day, and what came of it, or why it could not be judged. */
export type BacktestDay = { readonly as_of: Day; readonly until: Day } & (
  | { readonly evaluation: Evaluation }
  | { readonly unjudged: string }
)

/** Why a model cannot be held against the past, in words that fit after its name; null where it can. */
export async function backtestFault<K extends Kind>(engine: Engine, model: Model<K>): Promise<string | null> {
  if (!model.supervised)
    return model.withoutDays ?? 'describes and foretells nothing: there is nothing that came of it to hold it against'
  return lackingFault(engine, model)
}

/** What a model needs and the tables lack, in words that fit after its name; null where all is there. */
export async function lackingFault<K extends Kind>(engine: Engine, model: Model<K>): Promise<string | null> {
  for (const need of model.needs) {
    if ('table' in need && !(await hasTable(engine, need.table)))
      return `needs the table ${need.table}, which is not there: no source fills it`
  }
  return null
}

/**
 * Rolls the as-of date: on each day the model learns what it could have learnt then, foretells, and is judged by what
 * came within its horizon. The tables are read as they are today: what arrived late is seen on its own day.
 *
 * @param days of which the outcome is known: their horizon ends on `seen` or before
 * @param seen the tables hold what happened before it
 * @throws RangeError for a model that foretells nothing, see `backtestFault`
 */
export async function backtest<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  given: unknown,
  {
    days,
    seen,
    tick,
    scoresOn = () => async () => null,
  }: {
    days: readonly Day[]
    seen: Day
    tick: (done: number, day: Day) => void
    /** Scores of other models of the project on those days. */
    scoresOn?: (place: FitPlace) => ScoresOn
  },
): Promise<Backtest> {
  const options = model.options.parse(given)
  const horizon = horizonOf(model, options)
  const steps = stepsOf(engine)
  const found: BacktestDay[] = []
  for (const [index, asOf] of days.entries()) {
    const until = daysBefore(asOf, -horizon)
    tick(index, asOf)
    if (daysFrom(until, seen) < 0) {
      found.push({ as_of: asOf, until, unjudged: `what comes before ${until} is not known yet, on ${seen}` })
      continue
    }
    const { training, end } = fitTraining(engine, steps, model, until, {
      scoresOn: scoresOn({ engine, steps, keepsFits: false }),
    })
    try {
      const past = await training.earlier(horizon)
      const fit = 'refused' in past ? past : await model.fit(past.training, options)
      if ('refused' in past || 'refused' in fit)
        found.push({ as_of: asOf, until, unjudged: 'refused' in fit ? fit.refused : '' })
      else {
        const evaluation = await judged(model, options, past, fit.fitted)
        const said = evaluation.measures.length > 0 ? { evaluation } : { unjudged: nothingForetold(asOf) }
        found.push({ as_of: asOf, until, ...said })
      }
    } finally {
      await end()
    }
  }
  return { model: model.name, options, horizon_days: horizon, days: found }
}

/** How many days ahead a model looks with these options. */
export function horizonOf<K extends Kind>(model: Model<K>, options: K['options']): number {
  if (!model.supervised) throw new RangeError(`${model.name} foretells nothing`)
  return model.supervised.horizonDays(options)
}
