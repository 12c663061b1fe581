import type { Engine } from '../warehouse/engine/engine.js'
import type { Day } from '../warehouse/engine/value.js'
import { dataset } from './dataset.js'
import { daysBefore } from './day.js'
import type { Steps } from './features.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import { nameIn, type PastTables, pastTables, type ScoresOn, type SeenPast } from './past-tables.js'
import type { Training } from './training.js'

/** The training of one fit. What it makes of earlier days lasts until `end`. */
export interface FitTraining<K extends Kind> {
  readonly training: Training<K>
  /** The earlier days that the fit has looked at: what it learnt is a function of them, too. */
  seen(): readonly SeenPast[]
  /** The same rows as the fit saw then? */
  isAsSeen(past: SeenPast): Promise<boolean>
  end(): Promise<void>
}

/** Training on `work.features`, or on those of another name, which are those of `asOf`. */
export function fitTraining<K extends Kind>(
  engine: Engine,
  steps: Steps,
  model: Model<K>,
  asOf: Day,
  { from = 'features', scoresOn }: { readonly from?: string; readonly scoresOn?: ScoresOn | undefined } = {},
): FitTraining<K> {
  const tables = pastTables(engine, steps, model, scoresOn)
  return {
    training: trainingOn(engine, model, tables, asOf, from),
    seen: tables.seen,
    isAsSeen: tables.isAsSeen,
    end: tables.drop,
  }
}

function trainingOn<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  tables: PastTables<K>,
  asOf: Day,
  name: string,
): Training<K> {
  const { grain } = model.features
  return {
    ...dataset<K['feature']>(engine, grain, name),
    asOf,
    async earlier(days, horizon = days) {
      if (!(days >= 1 && horizon >= 1 && horizon <= days))
        throw new RangeError(
          `${model.name} asked for ${days} days before ${asOf} and what came within ${horizon}: expected a horizon of 1 to ${days} days`,
        )
      const from = daysBefore(asOf, days)
      const until = daysBefore(from, -horizon)
      const past = await tables.past(from, until)
      if (past.digest.rows === 0n)
        return {
          refused: `the history is too short: nobody was there as of ${from}, ${days} days before ${asOf}`,
          why: { code: 'history_too_short', from, days },
        }
      return {
        ...dataset<K['feature'] & K['outcome']>(engine, grain, nameIn(past.schema)),
        asOf: from,
        until,
        training: trainingOn(engine, model, tables, from, nameIn(past.features)),
        scored: async scorer =>
          dataset<K['feature'] & K['outcome'] & K['score']>(engine, grain, await tables.scored(past, scorer)),
      }
    },
  }
}
