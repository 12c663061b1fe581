import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore } from '../day.js'
import type { GivenOptions } from '../options.js'
import { recordedDay } from '../recorded-day.js'
import { models } from '../registry.js'
import { backfill } from '../run.js'

/** What was foretold on a day for the 90 days from it on, beside what came. */
export type Tracked = {
  readonly as_of: Day
  readonly until: Day
  readonly customers: bigint
  readonly purchases: { readonly foretold: number; readonly came: bigint }
  /** Exact decimal text; null where the project names no model of spend. */
  readonly spend: { readonly foretold: string; readonly came: string } | null
}

/** How far a score looks ahead that is tracked. */
const horizonDays = 90
/** A year of them. */
const periods = 4

/**
 * The forecasts of the last four times 90 days, the earliest first; days on which nothing could be learnt are left out.
 *
 * They are made tonight from tonight's inputs, as of then: what earlier nights recorded depends on when files arrived, and
 * a page must not. The recorded history stands as it was afterwards; what was learnt on the first of a month is kept, so
 * that the next night need not learn it again.
 */
export async function trackForecasts(engine: Engine, asOf: Day, options: GivenOptions): Promise<readonly Tracked[]> {
  const tracked: Tracked[] = []
  for (let back = periods; back >= 1; back--) {
    const found = await trackDay(engine, daysBefore(asOf, back * horizonDays), options)
    if (found !== null) tracked.push(found)
  }
  return tracked
}

async function trackDay(engine: Engine, day: Day, options: GivenOptions): Promise<Tracked | null> {
  const withSpend = Object.hasOwn(options, 'spend')
  const ran = withSpend ? ['purchases', 'spend'] : ['purchases']
  const recorded = recordedDay(engine, day, ran)
  await recorded.save()
  try {
    const { purchases, spend } = models
    const outcomes = await backfill(engine, {
      asOf: day,
      options,
      registry: withSpend ? { purchases, spend } : { purchases },
    })
    const scored = (name: string) =>
      outcomes.some(({ model, state }) => model === name && (state === 'fitted' || state === 'reused'))
    if (!scored('purchases')) return null
    const period = { as_of: day, until: daysBefore(day, -horizonDays) }
    const [counted] = await rows(
      engine,
      bind<{ customers: bigint; foretold: number; came: bigint }>(sqlFile('reports/value_tracking.sql'), period),
    )
    if (!counted || counted.customers === 0n) return null
    const { customers, ...of } = counted
    return { ...period, customers, purchases: of, spend: scored('spend') ? await spentSince(engine, period) : null }
  } finally {
    await recorded.restore()
  }
}

async function spentSince(engine: Engine, period: { as_of: Day; until: Day }): Promise<Tracked['spend']> {
  type Spent = { foretold: string | null; came: string }
  const [spent] = await rows(engine, bind<Spent>(sqlFile('reports/spend_tracking.sql'), period))
  if (!spent || spent.foretold === null) return null
  return { foretold: spent.foretold, came: spent.came }
}
