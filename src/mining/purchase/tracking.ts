import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore, firstOfMonth } from '../day.js'
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
/** One a quarter, for a year. */
const periods = 4
const monthsApart = 3

/**
 * The forecasts of four first days of months, a quarter apart, the latest of them the last whose 90 days are over; the
 * earliest first. Days on which nothing could be learnt are left out. On the first of a month a model learns and scores on
 * one day: nothing else has to be built.
 *
 * They are made tonight from tonight's inputs, as of then: what earlier nights recorded depends on when files arrived, and
 * a page must not. The recorded scores stand as they were afterwards; what was learnt is kept, so that the next night need
 * not learn it again.
 */
export async function trackForecasts(engine: Engine, asOf: Day, options: GivenOptions): Promise<readonly Tracked[]> {
  const tracked: Tracked[] = []
  for (let back = periods; back >= 1; back--) {
    const found = await trackDay(engine, firstOfMonth(daysBefore(asOf, horizonDays), (back - 1) * monthsApart), options)
    if (found !== null) tracked.push(found)
  }
  return tracked
}

async function trackDay(engine: Engine, day: Day, options: GivenOptions): Promise<Tracked | null> {
  const withSpend = Object.hasOwn(options, 'spend')
  const ran = withSpend ? ['purchases', 'spend'] : ['purchases']
  const recorded = recordedDay(
    engine,
    day,
    ran.map(model => ({ name: `score_${model}_history`, column: 'as_of' })),
  )
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
