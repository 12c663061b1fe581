import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { type ModelCard, readCard } from './model-card.js'
import { models, type Registry } from './registry.js'
import { mine } from './run.js'
import type { ModelOutcome } from './run-model.js'
import { buildSmallStar, type SmallStar } from './small-star.js'

/**
 * For tests: a small star, mined by those models that options name. Answers what the last one named came to, and its card.
 *
 * @throws RangeError where that one has not run
 */
export async function mineSmallStar(
  engine: Engine,
  star: SmallStar,
  asOf: string,
  options: Readonly<Record<string, object>>,
  from: Registry = models,
): Promise<{ readonly outcome: ModelOutcome; readonly card: ModelCard }> {
  const last = Object.keys(options).at(-1)
  const registry = Object.fromEntries(Object.entries(from).filter(([name]) => name in options))
  await buildSmallStar(engine, star)
  const outcomes = await mine(engine, { asOf: asOf as Day, analyses: [], registry, options })
  const outcome = outcomes.find(({ model }) => model === last)
  if (!outcome) throw new RangeError(`${last}: has not run`)
  const [fit] = await rows(
    engine,
    statement<{ card: string }>('select card from model_fit where model = ?', [outcome.model]),
  )
  return { outcome, card: readCard(fit?.card ?? '') }
}
