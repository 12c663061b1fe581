import { statement } from '../warehouse/engine/query.js'
import { buildFeatures, replaceWork } from './features.js'
import { type FitPlace, fitOrReuse } from './fit.js'
import { composed, type Registered } from './model.js'
import { type GivenOptions, optionsOf } from './options.js'
import type { OwnTable } from './own/own-sql.js'
import type { ScoresOn } from './past-tables.js'
import { scoreQuery, scoring } from './score.js'

/**
 * Scores of the models of a project as of earlier days, for models that join them. A model learns on the day itself what
 * lay before it; what it learnt is kept as of any fit, so that the next night need not learn it again. Nothing is recorded
 * in the history of scores.
 *
 * @param models those that the project names; of others there are no scores
 */
export function scoresOfOthers(
  place: FitPlace,
  models: readonly Registered[],
  options: GivenOptions,
  own: readonly OwnTable[] = [],
): ScoresOn {
  return async (name, day) => {
    const registered = models.find(one => one.name === name)
    if (!registered) return null
    return registered.use(async declared => {
      const { engine, steps } = place
      const given = declared.options.parse(optionsOf(options, name).own)
      const model = await composed(engine, declared, given, own, day)
      await steps(day, model.features)
      const from = `features_for_${name}`
      const features = await buildFeatures(engine, model.features, day, from)
      try {
        const { fit } = await fitOrReuse(place, model, given, features, day)
        if ('refused' in fit) return null
        const scorer = model.scorer(fit.fitted, given)
        const made = `scores_of_${name}`
        await scoring(engine, model, scorer, features, () =>
          replaceWork(engine, made, scoreQuery(model, scorer, day, from)),
        )
        return made
      } finally {
        await engine.run(statement(`drop table if exists work.${from}`))
      }
    })
  }
}
