import type { Engine } from '../warehouse/engine/engine.js'
import type { Day } from '../warehouse/engine/value.js'
import type { TellCause } from './churn/cause.js'
import { driftNotes, driftSince, type FitSpread, spreadOfFit, storeDrift } from './drift/since-fit.js'
import { buildFeatures, type Steps } from './features.js'
import { fitOrReuse } from './fit.js'
import type { Kind } from './kind.js'
import { lackingNeeds } from './lacking-needs.js'
import { composed, fitDay, type Model } from './model.js'
import type { ModelOptions } from './options.js'
import type { OwnTable } from './own/own-sql.js'
import type { ScoresOn } from './past-tables.js'
import { scoreQuery, scoring } from './score.js'
import { clearDay, historyOf } from './store.js'

/** What became of a model in a run. Only `fitted` and `reused` have scores of the day. */
export interface ModelOutcome {
  readonly model: string
  readonly fit_day: Day
  readonly state: 'fitted' | 'reused' | 'refused' | 'skipped'
  /** What the fit remarked, or why there are no scores. */
  readonly notes: readonly string[]
}

/** Where a model runs: `steps` builds the shared steps as of a day, `unscored` are models without scores of this day. */
export interface Run {
  readonly engine: Engine
  readonly asOf: Day
  readonly steps: Steps
  /** Scores of other models as of earlier days. */
  readonly scoresOn?: ScoresOn
  readonly unscored: ReadonlySet<string>
  /** What the firm builds itself: some models learn from its features. */
  readonly own?: readonly OwnTable[]
  /** Says what is known of a customer in the language of the project. */
  readonly tell?: TellCause
}

/**
 * Fits a model or reuses what it learnt, scores the features as of the day, and records the scores in the history in
 * place of those that it had of this day.
 *
 * @throws z.ZodError on options that the model does not know
 */
export async function runModel<K extends Kind>(
  run: Run,
  declared: Model<K>,
  { own, fitDay: asked }: ModelOptions,
): Promise<ModelOutcome> {
  const { engine, asOf } = run
  const day = fitDay(declared.refit, asOf, asked)
  const parsed = declared.options.parse(own)
  const model = await composed(engine, declared, parsed, run.own, day)
  const options = model.settled ?? parsed
  const without = (state: 'refused' | 'skipped', reason: string): ModelOutcome => ({
    model: model.name,
    fit_day: day,
    state,
    notes: [reason],
  })
  await clearDay(engine, model.scores, asOf)
  const lacking = await lackingNeeds(engine, model.needs, score => !run.unscored.has(score))
  if (lacking !== null) return without('skipped', lacking)

  await run.steps(day, model.features)
  const seen = await buildFeatures(engine, model.features, day)
  const { fit, reused } = await fitOrReuse(run, model, options, seen, day)
  if ('refused' in fit) return without('refused', fit.refused)
  const withheld = (await model.withheld?.(engine, asOf, options)) ?? null
  if (withheld) return without('refused', withheld.refused)

  const scorer = model.scorer(fit.fitted, options, run.tell)
  const learnt = day === asOf ? null : await spreadOfFit(engine, model, scorer, seen, day)
  if (learnt) {
    await run.steps(asOf, model.features)
    await buildFeatures(engine, model.features, asOf)
  }
  await scoring(engine, model, scorer, seen, () =>
    engine.append(historyOf(model.scores), scoreQuery(model, scorer, asOf)),
  )
  const notes = learnt ? await noteDrift(run, model, learnt, day) : []
  return { model: model.name, fit_day: day, state: reused ? 'reused' : 'fitted', notes: [...fit.notes, ...notes] }
}

async function noteDrift<K extends Kind>(
  { engine, asOf }: Run,
  model: Model<K>,
  learnt: FitSpread,
  fitDay: Day,
): Promise<readonly string[]> {
  const drift = await driftSince(engine, model, learnt, asOf)
  await storeDrift(engine, { model: model.name, fitDay, asOf }, drift)
  return driftNotes(model, fitDay, drift)
}
