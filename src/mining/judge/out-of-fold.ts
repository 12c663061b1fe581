import type { Measured } from './evaluation.js'

/**
 * Intervals for chances that were foretold out of fold. What each part was foretold by has learnt from mostly the same rows,
 * so the parts go up and down together, which drawing rows anew does not see: the variance is 1 + n₂/n₁ · k times as
 * large for k parts of n₂ rows, each foretold by n₁ (Nadeau & Bengio 2003). Of five parts intervals are half as wide again.
 */
export function outOfFold(measures: readonly Measured[], folds: number): readonly Measured[] {
  const wider = Math.sqrt(1 + folds / (folds - 1))
  const from = (difference: number, end: number | null) =>
    end === null ? null : difference + wider * (end - difference)
  return measures.map(measured => ({
    ...measured,
    baselines: measured.baselines.map(one => ({
      ...one,
      low: one.difference === null ? null : from(one.difference, one.low),
      high: one.difference === null ? null : from(one.difference, one.high),
    })),
  }))
}
