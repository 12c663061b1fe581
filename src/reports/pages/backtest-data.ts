import type { Day } from '../../warehouse/engine/value.js'

/** A measure of a model beside that of naive rules, on one day. */
export type BacktestMeasure = {
  readonly measure: string
  readonly best: 'least' | 'most' | 'zero'
  readonly model: number | null
  readonly baselines: readonly {
    readonly name: string
    readonly value: number | null
    readonly difference: number | null
    readonly low: number | null
    readonly high: number | null
  }[]
}

/** A day and its measures, the leading one first; without them, why it could not be judged. */
export type BacktestPageDay = {
  readonly as_of: Day
  readonly until: Day
  readonly rows: number
  readonly measures: readonly BacktestMeasure[]
  readonly unjudged: string | null
}

export type BacktestInput = {
  readonly model: string
  readonly horizon_days: number
  readonly days: readonly BacktestPageDay[]
}
