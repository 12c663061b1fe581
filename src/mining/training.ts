import type { Day } from '../warehouse/engine/value.js'
import type { Dataset } from './dataset.js'
import type { Kind } from './kind.js'
import type { Scorer } from './scorer.js'

/** What a model may ask when it learns: the features of a day, and those of days before it beside what came after. */
export interface Training<K extends Kind> extends Dataset<K['feature']> {
  /** The features see the days before it. */
  readonly asOf: Day
  /**
   * The same features as of so many days before, each beside what came within `horizon` days of then (default: until
   * `asOf`). So a fit can learn on the past, score a candidate there in the engine, and judge it by what happened.
   * Refused where the history does not reach back so far.
   *
   * @throws RangeError where the horizon ends after `asOf`: nothing may be learnt of days that features do not see
   */
  earlier(days: number, horizon?: number): Promise<Past<K> | TooShort>
}

/** Why there is no earlier day, in words and as data. */
export interface TooShort {
  readonly refused: string
  readonly why: { readonly code: 'history_too_short'; readonly from: Day; readonly days: number }
}

/** The features of an earlier day, each beside what came after it. */
export interface Past<K extends Kind> extends Dataset<K['feature'] & K['outcome']> {
  /** The features see the days before it, the outcomes it and those after it. */
  readonly asOf: Day
  /** The outcomes see the days before it. */
  readonly until: Day
  /** What a fit on that day would have had: no outcome, and only what lies before the day. */
  readonly training: Training<K>
  /** Each row with its score beside it, computed in the engine. */
  scored(scorer: Scorer<K['feature'], K['score']>): Promise<Dataset<K['feature'] & K['outcome'] & K['score']>>
}
