import { type Maximum, maximise } from './maximise.js'
import { type Patterns, thinned, totalsOf } from './patterns.js'
import type { PurchaseModel } from './purchase-model.js'

/** Patterns that a first guess is made from: a full pass then starts a few steps from the top. */
const guessFrom = 4000

/** A climb over all patterns that takes longer goes nowhere: from the start to the top are seldom 15 steps. */
const mostFullSteps = 60

/** The top of a model's likelihood over all patterns, found from the top over every k-th of them. */
export async function fitPurchases(model: PurchaseModel, patterns: Patterns): Promise<Maximum> {
  const few = thinned(patterns, guessFrom)
  const guess = await maximise(at => model.likelihood(few, at), model.start(totalsOf(few)))
  if (few === patterns) return guess
  const start = guess.converged ? guess.at : model.start(totalsOf(patterns))
  return maximise(at => model.likelihood(patterns, at), start, mostFullSteps)
}
