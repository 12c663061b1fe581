import { sql } from 'kysely'
import type { Day } from '../warehouse/engine/value.js'
import { compilable } from './compilable.js'
import { daysBefore, daysFrom } from './day.js'
import type { Evaluation, Gate, Measured } from './judge/evaluation.js'
import type { Kind } from './kind.js'
import type { Model } from './model.js'
import type { Past, Training } from './training.js'

/** What an earlier day says of a model, or why it says nothing. */
export type HeldOut = { readonly evaluation: Evaluation } | { readonly unjudged: string }

/**
 * Learns on the day that lies one horizon back as if it were today, scores that day's rows in the engine, and judges
 * the scores by what has come since.
 */
export async function holdOut<K extends Kind>(
  model: Model<K>,
  options: K['options'],
  training: Training<K>,
): Promise<HeldOut> {
  const { supervised } = model
  if (!supervised) return { unjudged: `${model.name} foretells nothing that could be held against what came` }
  const horizon = supervised.horizonDays(options)
  const asOf = supervised.judgedAsOf?.(training.asOf, options) ?? daysBefore(training.asOf, horizon)
  const past = await training.earlier(daysFrom(asOf, training.asOf), horizon)
  if ('refused' in past) return { unjudged: past.refused }
  const fit = await model.fit(past.training, options)
  if ('refused' in fit) return { unjudged: `as of ${past.asOf} there is nothing to learn: ${fit.refused}` }
  const evaluation = await judged(model, options, past, fit.fitted)
  return evaluation.measures.some(({ model: value }) => value !== null)
    ? { evaluation }
    : { unjudged: nothingForetold(past.asOf) }
}

/** Why there are no measures of a day. */
export function nothingForetold(asOf: Day): string {
  return `as of ${asOf} nothing was foretold that could be held against what came`
}

/** What came of the rows of an earlier day beside what params say of them. */
export async function judged<K extends Kind>(
  model: Model<K>,
  options: K['options'],
  past: Past<K>,
  params: K['params'],
): Promise<Evaluation> {
  const { supervised } = model
  if (!supervised) throw new RangeError(`${model.name} foretells nothing that could be judged`)
  const scored = await past.scored(model.scorer(params, options))
  const measures = await supervised.judge(scored, params, options)
  const { judges } = supervised
  const [counted] = await scored.sums(({ rows }) =>
    compilable(sql<{ rows: bigint }>`select count(*) as rows from ${rows} ${judges ? sql`where ${judges}` : sql``}`),
  )
  return { as_of: past.asOf, until: past.until, rows: Number(counted?.rows ?? 0n), measures: [...measures] }
}

/**
 * The demand that a model beats the naive rules by its first measure: its interval of the difference lies on the good
 * side of nothing for each of them.
 */
export function beatsBaselines({ measures, as_of, until }: Evaluation): Gate {
  const gate = 'beats_baselines'
  const [lead] = measures
  if (!lead || lead.baselines.length === 0) return { gate, passed: false, says: 'there is no measure to judge by' }
  const level = lead.baselines.filter(baseline => !isBetter(lead, baseline))
  const than = (list: Measured['baselines']) =>
    list.map(({ name, value, low, high }) => `${name} (${short(value)}; difference ${short(low)} to ${short(high)})`)
  const judgedOn =
    as_of === until
      ? `${lead.measure} ${short(lead.model)}, foretold on ${as_of} of customers by others`
      : `${lead.measure} ${short(lead.model)}, foretold on ${as_of} of the days before ${until}`
  return level.length === 0
    ? { gate, passed: true, says: `${judgedOn}: better than ${than(lead.baselines).join(', ')}` }
    : { gate, passed: false, says: `${judgedOn}: not surely better than ${than(level).join(', ')}` }
}

/** Whether a measure is surely better than that of a naive rule: the interval of the difference lies on its good side. */
export function isBetter({ best }: Measured, { low, high }: Measured['baselines'][number]): boolean {
  if (low === null || high === null) return false
  return best === 'most' ? low > 0 : high < 0
}

function short(value: number | null): string {
  return value === null ? 'none' : String(Number(value.toPrecision(3)))
}
