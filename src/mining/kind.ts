import type { Row } from '../warehouse/engine/value.js'

/** Everything that varies between models, in one place: `Model<Rfm>`. */
export interface Kind {
  feature: Row
  /** What came after the day of the features; `NoOutcome` where nothing is foretold. */
  outcome: Row
  options: object
  params: object
  score: Row
}

/** The outcome of models that describe and foretell nothing. */
export type NoOutcome = Record<never, never>
